// A scenario file as a trainer may write it.
#include "demand.h"

#include "testserver/scenario.h"

using namespace todoku;

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const QByteArray yaml(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString file = QStringLiteral("fuzzed.yaml");
    const auto scenario = readScenario(yaml, file);
    const auto again = readScenario(yaml, file);
    demand(bool(scenario) == bool(again), "the same file is read in the same way");
    if (!scenario) {
        const Complaint &complaint = scenario.complaint();
        demand(complaint.what.complete(), "a complaint is in both languages", complaint.what.en);
        demand(complaint.file == file, "it names the file", complaint.file);
        demand(complaint.line >= 0 && complaint.line <= yaml.count('\n') + 1, "it names a line of the file",
               complaint.text(Language::English));
        return 0;
    }
    demand(scenario->title.complete(), "its title is in both languages");
    demand(!scenario->doors.isEmpty(), "it has a door");
    for (const DoorPlan &door : scenario->doors)
        demand(door.address == QLatin1String("127.0.0.1") || door.address == QLatin1String("::1"),
               "nobody outside this computer can come in", door.address);
    return 0;
}

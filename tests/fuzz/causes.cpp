// A cause file as a helpdesk's pack may hold it.
#include "demand.h"

#include "diagnosis/cause.h"

using namespace todoku;

namespace
{

void demandComplaint(const Complaint &complaint, const QString &text)
{
    demand(complaint.what.complete(), "a complaint is in both languages", complaint.what.en);
    demand(complaint.file == QLatin1String("fuzzed.md"), "it names the file", complaint.file);
    demand(complaint.line >= 0 && complaint.line <= text.count(u'\n') + 1, "it names a line of the file",
           complaint.text(Language::English));
}

void demandCause(const Cause &cause)
{
    demand(!cause.id.isEmpty(), "a cause has an id");
    demand(cause.title.complete() && cause.explanation.complete(), "it is in both languages", cause.id);
    for (const AdviceText &advice : cause.advice)
        demand(!advice.id.isEmpty() && advice.text.complete(), "its advice is in both languages", advice.id);
    for (const Words &words : cause.toldApart)
        demand(words.complete(), "what tells it from others is in both languages", cause.id);
    Finding finding;
    for (const Rule &rule : cause.rules)
        rule.main.fits(finding);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString file = QStringLiteral("fuzzed.md");
    const auto cause = readCause(text, file);
    const auto again = readCause(text, file);
    demand(bool(cause) == bool(again), "the same file is read in the same way");
    if (cause) {
        demandCause(*cause);
        return 0;
    }
    demandComplaint(cause.complaint(), text);
    demand(cause.complaint().text(Language::English) == again.complaint().text(Language::English),
           "the same mistake is named in the same way", again.complaint().text(Language::English));
    return 0;
}

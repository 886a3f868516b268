// A file as `explain` gets it, whatever is in it: letter, returned mail, or the text of one.
#include "demand.h"
#include "explanations.h"

#include "letters/notice.h"

using namespace todoku;

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const Exhibit exhibit{QStringLiteral("fuzzed.eml"),
                          std::string(reinterpret_cast<const char *>(data), size)};
    const QList<Explanation> explanations = explain(exhibit, fuzzedKnowledge());
    demandExplained(explanations);
    demand(explanations.size() <= qsizetype(mostRecipients), "a letter names no more than it may");
    demand(printed(explanations) == printed(explain(exhibit, fuzzedKnowledge())),
           "the same letter is read in the same way");
    return 0;
}

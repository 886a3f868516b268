// What people paste, type or read out: one line of a mail program or of a server, or several.
#include "demand.h"
#include "explanations.h"

#include "letters/quoted.h"

using namespace todoku;

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString source = QStringLiteral("-");
    const QList<Explanation> explanations = explainText(text, source, fuzzedKnowledge());
    demandExplained(explanations);
    demand(printed(explanations) == printed(explainText(text, source, fuzzedKnowledge())),
           "the same words are read in the same way", text);

    const QStringList replies = repliesLineByLine(text);
    demand(!replies.isEmpty(), "a text has at least one part");
    for (const QString &reply : replies)
        demand(text.contains(reply), "a part stands in the text", reply);
    return 0;
}

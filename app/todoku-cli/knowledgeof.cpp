#include "knowledgeof.h"

#include "bundledknowledge.h"

namespace todoku
{

Knowledge knowledgeOf(const Call &call)
{
    Knowledge knowledge = bundledKnowledge();
    for (const QString &pack : call.values(QStringLiteral("knowledge"))) {
        auto more = knowledge.with(pack);
        if (!more)
            throw WrongCall(more.complaint());
        knowledge = *std::move(more);
    }
    return knowledge;
}

} // namespace todoku

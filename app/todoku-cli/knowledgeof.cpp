#include "knowledgeof.h"

#include "resources.h"

#include <stdexcept>

namespace todoku
{

Knowledge knowledgeOf(const Call &call)
{
    openResources();
    auto knowledge = Knowledge::read(QStringLiteral(":/knowledge"));
    if (!knowledge) // ours, not the caller's
        throw std::runtime_error(knowledge.complaint().text(Language::English).toStdString());
    for (const QString &pack : call.values(QStringLiteral("knowledge"))) {
        auto more = knowledge->with(pack);
        if (!more)
            throw WrongCall(more.complaint());
        knowledge = std::move(more);
    }
    return *std::move(knowledge);
}

} // namespace todoku

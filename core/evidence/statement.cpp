#include "evidence/statement.h"

namespace todoku
{

std::optional<bool> Statement::permanent() const
{
    if (reply.code >= 400 && reply.code <= 599)
        return reply.code >= 500;
    if (reply.enhanced.startsWith(u'4') || reply.enhanced.startsWith(u'5'))
        return reply.enhanced.startsWith(u'5');
    if (action == QLatin1String("delayed"))
        return false;
    if (action == QLatin1String("failed"))
        return true;
    return std::nullopt;
}

QString name(StatementKind kind)
{
    switch (kind) {
    case StatementKind::Bounce:
        return QStringLiteral("bounce");
    case StatementKind::Reply:
        return QStringLiteral("reply");
    case StatementKind::ClientError:
        return QStringLiteral("client-error");
    case StatementKind::NotABounce:
        return QStringLiteral("not-a-bounce");
    }
    Q_UNREACHABLE();
}

} // namespace todoku

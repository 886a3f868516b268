#include "evidence/endpoint.h"

namespace todoku
{

QString name(Protocol protocol)
{
    switch (protocol) {
    case Protocol::Smtp:
        return QStringLiteral("smtp");
    case Protocol::Pop3:
        return QStringLiteral("pop3");
    case Protocol::Imap:
        return QStringLiteral("imap");
    case Protocol::Dns:
        return QStringLiteral("dns");
    case Protocol::Tcp:
        return QStringLiteral("tcp");
    }
    Q_UNREACHABLE();
}

QString name(Security security)
{
    switch (security) {
    case Security::None:
        return QStringLiteral("none");
    case Security::StartTls:
        return QStringLiteral("starttls");
    case Security::Tls:
        return QStringLiteral("tls");
    }
    Q_UNREACHABLE();
}

} // namespace todoku

#include "accounts/published.h"

#include "accounts/publicsuffix.h"

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

template <class T>
std::optional<T> named(std::initializer_list<T> all, const QString &word)
{
    for (const T one : all)
        if (name(one) == word)
            return one;
    return {};
}

} // namespace

QString asFound(const ServerSettings &server)
{
    QString text = name(server.protocol) + u' ' + server.host;
    if (server.port != 0)
        text += u':' + QString::number(server.port) + u' ' + name(server.security);
    return text;
}

std::optional<ServerSettings> fromFound(const QString &words)
{
    const QStringList parts = words.split(u' ');
    const auto protocol = named({Protocol::Smtp, Protocol::Pop3, Protocol::Imap}, parts.value(0));
    const auto security =
        named({Security::None, Security::StartTls, Security::Tls}, parts.value(2, name(Security::None)));
    const QString host = parts.value(1).section(u':', 0, 0);
    if (!protocol || !security || host.isEmpty())
        return {};
    ServerSettings server;
    server.protocol = *protocol;
    server.host = host;
    server.port = parts.value(1).section(u':', 1).toUShort();
    server.security = *security;
    return server;
}

QList<ServerSettings> publishedIn(const QList<Enquiry> &enquiries, const QString &address)
{
    QList<ServerSettings> all;
    for (const Enquiry &enquiry : enquiries) {
        const bool records = enquiry.how == "srv"_L1;
        if (!records && enquiry.how != "autoconfig"_L1)
            continue;
        for (const QString &words : enquiry.found) {
            auto server = fromFound(words);
            if (!server || server->port == 0 ||
                (records && !sameOwner(server->host, address.section(u'@', -1))))
                continue;
            server->auth = u"password"_s;
            all += *server;
        }
    }
    return all;
}

} // namespace todoku

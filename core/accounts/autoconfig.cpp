#include "accounts/autoconfig.h"

#include "accounts/typed.h"

#include <QXmlStreamReader>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// More than any real document names; a hostile one may go on for ever.
constexpr int mostServers = 32;

std::optional<Protocol> protocolOf(QStringView type)
{
    if (type == u"smtp")
        return Protocol::Smtp;
    if (type == u"pop3")
        return Protocol::Pop3;
    if (type == u"imap")
        return Protocol::Imap;
    return {};
}

std::optional<Security> securityOf(const QString &socketType)
{
    if (socketType == u"SSL")
        return Security::Tls;
    if (socketType == u"STARTTLS")
        return Security::StartTls;
    if (socketType == u"plain")
        return Security::None;
    return {};
}

QString filledFor(QString text, const QString &address)
{
    return text.replace(u"%EMAILADDRESS%"_s, address)
        .replace(u"%EMAILLOCALPART%"_s, address.section(u'@', 0, -2))
        .replace(u"%EMAILDOMAIN%"_s, address.section(u'@', -1));
}

/// One incomingServer or outgoingServer; nothing where it lacks what a connection needs.
std::optional<ServerSettings> readServer(QXmlStreamReader &xml, const QString &address)
{
    const auto protocol = protocolOf(xml.attributes().value(u"type"_s));
    QString host;
    QString socketType;
    std::optional<quint16> port;
    ServerSettings server;
    server.auth = u"password"_s;
    while (xml.readNextStartElement()) {
        const QString key = xml.name().toString();
        const QString value = xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
        if (key == u"hostname")
            host = filledFor(value, address);
        else if (key == u"port")
            port = portFromTyped(value);
        else if (key == u"socketType")
            socketType = value;
        else if (key == u"username")
            server.user = filledFor(value, address);
        else if (key == u"authentication" && value.compare(u"OAuth2", Qt::CaseInsensitive) == 0)
            server.auth = u"oauth2"_s;
    }
    const auto security = securityOf(socketType);
    const auto named = serverFromTyped(host);
    if (!protocol || !security || !port || !named || named->port)
        return {};
    server.protocol = *protocol;
    server.host = named->host;
    server.port = *port;
    server.security = *security;
    return server;
}

} // namespace

Autoconfig readAutoconfig(const QByteArray &bytes, const QString &address)
{
    Autoconfig found;
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd() && found.servers.size() < mostServers) {
        xml.readNext();
        if (xml.isDTD()) {
            found.fault = AutoconfigFault::Forbidden;
            found.servers.clear();
            return found;
        }
        if (!xml.isStartElement() || (xml.name() != u"incomingServer" && xml.name() != u"outgoingServer"))
            continue;
        if (const auto server = readServer(xml, address))
            found.servers += *server;
    }
    if (xml.hasError()) {
        found.servers.clear(); // half a document is none: it may have been cut on the way
        found.fault = AutoconfigFault::NotXml;
    } else if (found.servers.isEmpty()) {
        found.fault = AutoconfigFault::NamesNobody;
    }
    return found;
}

} // namespace todoku

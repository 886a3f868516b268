#include "exports/fit.h"
#include "exports/formats.h"
#include "exports/remarks.h"

#include <QXmlStreamWriter>

// draft-ietf-mailmaint-autoconfig section 4; what Thunderbird accepts of it.

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

QString socketType(Security security)
{
    switch (security) {
    case Security::Tls:
        return u"SSL"_s;
    case Security::StartTls:
        return u"STARTTLS"_s;
    case Security::None:
        break;
    }
    return u"plain"_s;
}

/// A user name made from the address is written so that the same file serves everybody of the domain.
QString userName(const ExportedAccount &account, const QString &user)
{
    if (user == account.address)
        return u"%EMAILADDRESS%"_s;
    return user == localPart(account) ? u"%EMAILLOCALPART%"_s : user;
}

/// A server that knows the customer by the line, or by having just received, wants no login.
QString authentication(const ServerSettings &server)
{
    return asksForPassword(server) ? u"password-cleartext"_s : u"client-IP-address"_s;
}

void write(QXmlStreamWriter &xml, const ExportedAccount &account, const ServerSettings &server)
{
    const bool sends = server.protocol == Protocol::Smtp;
    xml.writeStartElement(sends ? u"outgoingServer"_s : u"incomingServer"_s);
    xml.writeAttribute(u"type"_s, name(server.protocol));
    xml.writeTextElement(u"hostname"_s, server.host);
    xml.writeTextElement(u"port"_s, QString::number(server.port));
    xml.writeTextElement(u"socketType"_s, socketType(server.security));
    xml.writeTextElement(u"authentication"_s, authentication(server));
    if (asksForPassword(server))
        xml.writeTextElement(u"username"_s, userName(account, server.user));
    xml.writeEndElement();
}

} // namespace

Result<QByteArray> asAutoconfig(const ExportedAccount &account, Language language)
{
    if (const auto complaint = lacksAServer(account, u"autoconfig"_s))
        return *complaint;
    for (const ServerSettings &server : {*account.settings.incoming, *account.settings.outgoing}) {
        if (server.user.contains("%EMAIL"_L1) || server.user.contains("%REALNAME%"_L1))
            return cannot(
                u"ユーザー名「%1」は autoconfig の置き換え記号と見分けがつかないため、書き出せません。"_s.arg(
                    server.user),
                u"The user name `%1` cannot be told from a placeholder of autoconfig."_s.arg(server.user));
    }

    QByteArray file;
    QXmlStreamWriter xml(&file);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument();
    for (const QString &remark : remarks(account, language))
        xml.writeComment(u' ' + remark + u' ');
    xml.writeStartElement(u"clientConfig"_s);
    xml.writeAttribute(u"version"_s, u"1.1"_s);
    xml.writeStartElement(u"emailProvider"_s);
    xml.writeAttribute(u"id"_s, domain(account));
    xml.writeTextElement(u"domain"_s, domain(account));
    xml.writeTextElement(u"displayName"_s, calledAfter(account));
    xml.writeTextElement(u"displayShortName"_s, calledAfter(account));
    write(xml, account, *account.settings.incoming);
    write(xml, account, *account.settings.outgoing);
    xml.writeEndDocument();
    return file;
}

} // namespace todoku

#include "exports/fit.h"
#include "exports/formats.h"
#include "exports/remarks.h"

#include <QUuid>
#include <QXmlStreamWriter>

// thunderbird-android: SettingsFileParser.kt reads it; version 99 and newer are taken, format 1 alone.

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

QString connectionSecurity(Security security)
{
    switch (security) {
    case Security::Tls:
        return u"SSL_TLS_REQUIRED"_s;
    case Security::StartTls:
        return u"STARTTLS_REQUIRED"_s;
    case Security::None:
        break;
    }
    return u"NONE"_s;
}

QString typeOf(Protocol protocol)
{
    return name(protocol).toUpper();
}

void write(QXmlStreamWriter &xml, const ServerSettings &server)
{
    xml.writeStartElement(server.protocol == Protocol::Smtp ? u"outgoing-server"_s : u"incoming-server"_s);
    xml.writeAttribute(u"type"_s, typeOf(server.protocol));
    xml.writeTextElement(u"host"_s, server.host);
    xml.writeTextElement(u"port"_s, QString::number(server.port));
    xml.writeTextElement(u"connection-security"_s, connectionSecurity(server.security));
    xml.writeTextElement(u"authentication-type"_s, asksForPassword(server) ? u"PLAIN"_s : u"NONE"_s);
    xml.writeTextElement(u"username"_s, asksForPassword(server) ? server.user : QString());
    xml.writeEndElement();
}

} // namespace

Result<QByteArray> asK9Settings(const ExportedAccount &account, Language language)
{
    if (const auto complaint = lacksAServer(account, u".k9s"_s))
        return *complaint;
    static const QUuid ours(u"{2f9d6c1e-8a47-5b06-b7c9-0d51e38f4a62}"_s);

    QByteArray file;
    QXmlStreamWriter xml(&file);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument(u"1.0"_s, true);
    for (const QString &remark : remarks(account, language))
        xml.writeComment(u' ' + remark + u' ');
    xml.writeStartElement(u"k9settings"_s);
    xml.writeAttribute(u"version"_s, u"99"_s);
    xml.writeAttribute(u"format"_s, u"1"_s);
    xml.writeStartElement(u"accounts"_s);
    xml.writeStartElement(u"account"_s);
    xml.writeAttribute(u"uuid"_s, QUuid::createUuidV5(ours, account.address).toString(QUuid::WithoutBraces));
    xml.writeTextElement(u"name"_s, account.address);
    write(xml, *account.settings.incoming);
    write(xml, *account.settings.outgoing);
    xml.writeStartElement(u"identities"_s);
    xml.writeStartElement(u"identity"_s);
    xml.writeTextElement(u"name"_s, account.personName);
    xml.writeTextElement(u"email"_s, account.address);
    xml.writeEndDocument();
    return file;
}

} // namespace todoku

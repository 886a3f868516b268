#include "exports/fit.h"
#include "exports/formats.h"
#include "exports/remarks.h"

#include <QUuid>
#include <QXmlStreamWriter>

// Apple, device management, com.apple.mail.managed.

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// The same address always gives the same id, so that a profile installed again takes the old one's place.
QString idOf(const ExportedAccount &account, const QString &part)
{
    static const QUuid ours(u"{6b1f8a52-4f0c-5d3e-9a53-7f2c6a0e91d4}"_s);
    return QUuid::createUuidV5(ours, part + u':' + account.address).toString(QUuid::WithoutBraces).toUpper();
}

/// The keys and values of a property list's dictionary, one pair a call.
class Dictionary
{
public:
    explicit Dictionary(QXmlStreamWriter &xml) : m_xml(xml) { m_xml.writeStartElement(u"dict"_s); }
    ~Dictionary() { m_xml.writeEndElement(); }
    Dictionary(const Dictionary &) = delete;
    Dictionary &operator=(const Dictionary &) = delete;

    void text(const QString &key, const QString &value) { pair(key, u"string"_s, value); }
    void number(const QString &key, int value) { pair(key, u"integer"_s, QString::number(value)); }
    void truth(const QString &key, bool value)
    {
        this->key(key);
        m_xml.writeEmptyElement(value ? u"true"_s : u"false"_s);
    }
    void key(const QString &key) { m_xml.writeTextElement(u"key"_s, key); }

private:
    void pair(const QString &key, const QString &type, const QString &value)
    {
        this->key(key);
        m_xml.writeTextElement(type, value);
    }
    QXmlStreamWriter &m_xml;
};

/// One flag stands for TLS and STARTTLS; the port is always given, since the system otherwise tries 25, 587
/// and 465 in turn.
void write(Dictionary &mail, const ServerSettings &server)
{
    const QString side = server.protocol == Protocol::Smtp ? u"Outgoing"_s : u"Incoming"_s;
    mail.text(side + u"MailServerHostName"_s, server.host);
    mail.number(side + u"MailServerPortNumber"_s, server.port);
    mail.truth(side + u"MailServerUseSSL"_s, server.security != Security::None);
    mail.text(side + u"MailServerAuthentication"_s,
              asksForPassword(server) ? u"EmailAuthPassword"_s : u"EmailAuthNone"_s);
    if (asksForPassword(server))
        mail.text(side + u"MailServerUsername"_s, server.user);
}

void writeAccount(QXmlStreamWriter &xml, const ExportedAccount &account)
{
    const ServerSettings &incoming = *account.settings.incoming;
    const ServerSettings &outgoing = *account.settings.outgoing;
    Dictionary mail(xml);
    mail.text(u"PayloadType"_s, u"com.apple.mail.managed"_s);
    mail.number(u"PayloadVersion"_s, 1);
    mail.text(u"PayloadIdentifier"_s, u"todoku.mail."_s + idOf(account, u"mail"_s));
    mail.text(u"PayloadUUID"_s, idOf(account, u"mail"_s));
    mail.text(u"PayloadDisplayName"_s, account.address);
    mail.text(u"EmailAccountType"_s,
              incoming.protocol == Protocol::Imap ? u"EmailTypeIMAP"_s : u"EmailTypePOP"_s);
    mail.text(u"EmailAccountDescription"_s, calledAfter(account));
    if (!account.personName.isEmpty())
        mail.text(u"EmailAccountName"_s, account.personName);
    mail.text(u"EmailAddress"_s, account.address);
    write(mail, incoming);
    write(mail, outgoing);
    if (asksForPassword(outgoing))
        mail.truth(u"OutgoingPasswordSameAsIncomingPassword"_s, outgoing.user == incoming.user);
}

} // namespace

Result<QByteArray> asAppleProfile(const ExportedAccount &account, Language language)
{
    if (const auto complaint = lacksAServer(account, u".mobileconfig"_s))
        return *complaint;
    static const Words title{u"メールの設定: %1"_s, u"Mail settings: %1"_s};

    QByteArray file;
    QXmlStreamWriter xml(&file);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument();
    xml.writeDTD(
        u"<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">"_s);
    for (const QString &remark : remarks(account, language))
        xml.writeComment(u' ' + remark + u' ');
    xml.writeStartElement(u"plist"_s);
    xml.writeAttribute(u"version"_s, u"1.0"_s);
    {
        Dictionary profile(xml);
        profile.text(u"PayloadType"_s, u"Configuration"_s);
        profile.number(u"PayloadVersion"_s, 1);
        profile.text(u"PayloadIdentifier"_s, u"todoku.profile."_s + idOf(account, u"profile"_s));
        profile.text(u"PayloadUUID"_s, idOf(account, u"profile"_s));
        profile.text(u"PayloadDisplayName"_s, title.in(language).arg(account.address));
        profile.text(u"PayloadDescription"_s, remarks(account, language).join(u' '));
        profile.key(u"PayloadContent"_s);
        xml.writeStartElement(u"array"_s);
        writeAccount(xml, account);
        xml.writeEndElement();
    }
    xml.writeEndDocument();
    return file;
}

} // namespace todoku

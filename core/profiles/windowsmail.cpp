#include "profiles/stores.h"
#include "profiles/usualports.h"

#include <QXmlStreamReader>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// The elements below MessageAccount, numbers in decimal. Cut off where the XML is broken.
Section accountIn(const QByteArray &xml, const QString &file, QList<Complaint> &unreadable)
{
    Section account(u"MessageAccount"_s, file, true);
    QXmlStreamReader reader(xml);
    reader.readNextStartElement();
    const bool isAccount = reader.name() == "MessageAccount"_L1;
    while (isAccount && reader.readNextStartElement()) {
        const QString key = reader.name().toString();
        if (holdsSecret(key)) {
            reader.skipCurrentElement();
            continue;
        }
        const int line = int(reader.lineNumber());
        const bool isNumber = reader.attributes().value("type"_L1) == "DWORD"_L1;
        const QString text = reader.readElementText(QXmlStreamReader::SkipChildElements);
        if (!reader.hasError())
            account.put(key, isNumber ? QString::number(text.toUInt(nullptr, 16)) : text, line);
    }
    if (reader.hasError()) {
        account.beCutOff();
        unreadable += cutOff(file, int(reader.lineNumber()));
    } else if (!isAccount) {
        unreadable += Complaint{
            file, 0, {u"Windows メールのアカウントではありません。"_s, u"is no account of Windows Mail"_s}};
    }
    return account;
}

ProfileServer incomingIn(const Section &account, const QString &kind)
{
    ProfileServer server;
    server.protocol = kind == "POP3"_L1 ? Protocol::Pop3 : Protocol::Imap;
    server.host = account.text(kind + u"_Server"_s);
    server.user = account.text(kind + u"_User_Name"_s);
    server.security = inTermsOf(account.flag(kind + u"_Secure_Connection"_s, false),
                                [](bool tls) { return std::optional(tls ? Security::Tls : Security::None); });
    server.port =
        account.number(kind + u"_Port"_s, server.security.is == Security::None
                                              ? std::optional<int>(usualPort(server.protocol, Security::None))
                                              : std::nullopt);
    server.auth = inTermsOf(account.number(kind + u"_Use_Sicily"_s, 0), [](int sicily) {
        return std::optional(sicily == 1 ? SignIn::Ntlm : SignIn::Password);
    });
    return server;
}

ProfileServer outgoingIn(const Section &account, const std::optional<ProfileServer> &incoming)
{
    ProfileServer server;
    server.host = account.text(u"SMTP_Server"_s);
    server.port = account.number(u"SMTP_Port"_s, 25);
    // One tick for both kinds of encryption; the port decides which.
    const Stated<bool> encrypted = account.flag(u"SMTP_Secure_Connection"_s, false);
    server.security = encrypted.is == true
                          ? followingPort(Protocol::Smtp, server.port)
                          : inTermsOf(encrypted, [](bool) { return std::optional(Security::None); });
    // 0 none, 1 secure password authentication, 2 as for receiving, 3 a user of its own.
    const Stated<int> sicily = account.number(u"SMTP_Use_Sicily"_s, 0);
    server.auth = inTermsOf(sicily, [](int kind) {
        return std::optional(kind == 0 ? SignIn::None : kind == 1 ? SignIn::Ntlm : SignIn::Password);
    });
    server.user = sicily.is == 2 && incoming ? incoming->user : account.text(u"SMTP_User_Name"_s);
    return server;
}

bool isWindowsMail(const QString &file)
{
    return file.contains("Local Folders"_L1, Qt::CaseInsensitive) ||
           file.contains("/Windows Mail/"_L1, Qt::CaseInsensitive);
}

} // namespace

ProfileReading readWindowsMail(const QByteArray &xml, const QString &file)
{
    ProfileReading reading;
    const Section account = accountIn(xml, file, reading.unreadable);
    ProfileAccount found{isWindowsMail(file) ? u"windows-mail"_s : u"windows-live-mail"_s,
                         {},
                         account[u"Account_Name"_s],
                         account[u"SMTP_Email_Address"_s],
                         {},
                         {},
                         {}};
    for (const QString &kind : {u"IMAP"_s, u"POP3"_s})
        if (account.has(kind + u"_Server"_s))
            found.incoming = incomingIn(account, kind);
    if (account.has(u"SMTP_Server"_s))
        found.outgoing = outgoingIn(account, found.incoming);
    if (found.incoming || found.outgoing) // contacts and news have files of the same kind
        reading.accounts += found;
    return reading;
}

} // namespace todoku

#include "profiles/stores.h"
#include "profiles/usualports.h"

#include <QDir>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// Switched on it means TLS at once on the port that is made for it; elsewhere it may mean STARTTLS.
Stated<Security> securityOf(const Stated<int> &ssl, const Stated<int> &port, Protocol protocol)
{
    return inTermsOf(ssl, [&](int on) {
        const bool tlsPort = port.is && securityOn(protocol, *port.is) == Security::Tls;
        return on == 0              ? std::optional(Security::None)
               : on == 1 && tlsPort ? std::optional(Security::Tls)
                                    : std::nullopt;
    });
}

ProfileServer incomingIn(const Section &account)
{
    const bool imap = account[u"Protocol"_s] == "1"_L1;
    ProfileServer server;
    server.protocol = imap ? Protocol::Imap : Protocol::Pop3;
    server.host = account.text(u"MailServer"_s);
    server.user = account.text(u"UserID"_s);
    server.port = imap ? account.number(u"IMAP4Port"_s, 143) : account.number(u"POP3Port"_s, 110);
    server.security =
        securityOf(account.number(imap ? u"SSLIMAP"_s : u"SSLPOP"_s, 0), server.port, server.protocol);
    if (!imap)
        server.auth = inTermsOf(account.number(u"POP3Auth"_s, 0), [](int kind) -> std::optional<SignIn> {
            switch (kind) {
            case 0:
                return SignIn::Password;
            case 1: // APOP
            case 2: // CRAM-MD5
                return SignIn::EncryptedPassword;
            case 3:
                return SignIn::Ntlm;
            default:
                return {};
            }
        });
    return server;
}

ProfileServer outgoingIn(const Section &account)
{
    ProfileServer server;
    server.host = account.text(u"SMTPServer"_s);
    server.user = account.text(u"UserID"_s);
    server.port = account.number(u"SMTPPort"_s, 25);
    server.security = securityOf(account.number(u"SSLSMTP"_s, 0), server.port, Protocol::Smtp);
    server.auth = inTermsOf(account.flag(u"SMTPAUTH"_s, false),
                            [](bool on) { return std::optional(on ? SignIn::Password : SignIn::None); });
    if (server.auth.is == SignIn::Password && account.number(u"SMTPAUTHMODE"_s).is == 1) // CRAM-MD5 alone
        server.auth = {SignIn::EncryptedPassword, account.place(u"SMTPAUTHMODE"_s)};
    return server;
}

} // namespace

ProfileReading readBeckyMailbox(const QByteArray &ini, const QString &file)
{
    const auto text = profileText(ini, file);
    if (!text)
        return {{}, {text.complaint()}};
    ProfileReading reading{{}, text->doubts};
    for (const Section &account : sectionsIn(*text)) {
        if (account.name().compare("Account"_L1, Qt::CaseInsensitive) != 0)
            continue;
        ProfileAccount found{
            u"becky"_s, folderNameOf(file), account[u"Name"_s], account[u"MailAddress"_s], {}, {}, {}};
        if (account.has(u"MailServer"_s))
            found.incoming = incomingIn(account);
        if (account.has(u"SMTPServer"_s))
            found.outgoing = outgoingIn(account);
        if (found.incoming || found.outgoing)
            reading.accounts += found;
    }
    return reading;
}

ProfileReading readBecky(const QString &folder)
{
    QStringList boxes;
    if (const auto list = readProfileFile(folder + u"/Folder.lst"_s))
        if (const auto text = profileText(*list, folder))
            for (const QString &line : text->text.split(u'\n'))
                boxes += QDir::fromNativeSeparators(line.trimmed());
    boxes += QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    boxes.removeDuplicates();
    ProfileReading reading;
    for (const QString &box : boxes) {
        const QString file = folder + u'/' + box + u"/Mailbox.ini"_s;
        // A list that is not ours to trust names only what lies in the folder.
        if (box.isEmpty() || box.contains(u'/') || box == ".."_L1 || box == "."_L1 ||
            !QFileInfo::exists(file))
            continue;
        if (const auto ini = readProfileFile(file))
            reading += readBeckyMailbox(*ini, file);
        else
            reading.unreadable += ini.complaint();
    }
    return reading;
}

} // namespace todoku

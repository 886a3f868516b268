#include "profiles/stores.h"
#include "profiles/usualports.h"

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// A port of one's own counts only where it is switched on.
Stated<int> portOf(const Section &account, const QString &kind, int plain, int tls,
                   const std::optional<Security> &security)
{
    if (account.flag(u"set_"_s + kind + u"port"_s, false).is == true)
        return account.number(kind + u"_port"_s);
    std::optional<int> usual;
    if (security && account.whole())
        usual = *security == Security::Tls ? tls : plain;
    return {usual, account.place(kind + u"_port"_s)};
}

ProfileServer incomingIn(const Section &account, bool imap)
{
    ProfileServer server;
    server.protocol = imap ? Protocol::Imap : Protocol::Pop3;
    server.host = account.text(u"receive_server"_s);
    server.user = account.text(u"user_id"_s);
    server.security = inTermsOf(account.number(imap ? u"ssl_imap"_s : u"ssl_pop"_s, 0), securityNumbered);
    server.port = imap ? portOf(account, u"imap"_s, 143, 993, server.security.is)
                       : portOf(account, u"pop"_s, 110, 995, server.security.is);
    if (!imap)
        server.auth = inTermsOf(account.flag(u"use_apop_auth"_s, false), [](bool apop) {
            return std::optional(apop ? SignIn::EncryptedPassword : SignIn::Password);
        });
    return server;
}

ProfileServer outgoingIn(const Section &account)
{
    ProfileServer server;
    server.host = account.text(u"smtp_server"_s);
    server.user =
        account[u"smtp_user_id"_s].isEmpty() ? account.text(u"user_id"_s) : account.text(u"smtp_user_id"_s);
    server.security = inTermsOf(account.number(u"ssl_smtp"_s, 0), securityNumbered);
    server.port = portOf(account, u"smtp"_s, 25, 465, server.security.is);
    server.auth = inTermsOf(account.flag(u"use_smtp_auth"_s, false),
                            [](bool on) { return std::optional(on ? SignIn::Password : SignIn::None); });
    // 0 automatic, 1 LOGIN, 2 CRAM-MD5, 4 DIGEST-MD5, 8 (Claws Mail: 16) PLAIN.
    const int method = account.number(u"smtp_auth_method"_s).is.value_or(0);
    if (server.auth.is == SignIn::Password && (method == 2 || method == 4))
        server.auth = {SignIn::EncryptedPassword, account.place(u"smtp_auth_method"_s)};
    return server;
}

} // namespace

ProfileReading readSylpheed(const QByteArray &accountrc, const QString &file, const QString &client)
{
    const auto text = profileText(accountrc, file);
    if (!text)
        return {{}, {text.complaint()}};
    ProfileReading reading{{}, text->doubts};
    for (const Section &account : sectionsIn(*text)) {
        if (!account.name().startsWith(u"Account"_s))
            continue;
        ProfileAccount found{client, {}, account[u"account_name"_s], account[u"address"_s], {}, {}, {}};
        const int protocol =
            account.number(u"protocol"_s, 0).is.value_or(-1); // 0 POP3, 3 IMAP, others no mail
        if (account.has(u"receive_server"_s) && (protocol == 0 || protocol == 3))
            found.incoming = incomingIn(account, protocol == 3);
        if (!account[u"smtp_server"_s].isEmpty())
            found.outgoing = outgoingIn(account);
        found.receiveFirst = account.flag(u"pop_before_smtp"_s, false);
        if (found.incoming || found.outgoing)
            reading.accounts += found;
    }
    return reading;
}

} // namespace todoku

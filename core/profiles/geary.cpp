#include "profiles/stores.h"
#include "profiles/usualports.h"

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

std::optional<Security> securityOf(const QString &word)
{
    if (word == "none"_L1)
        return Security::None;
    if (word == "start-tls"_L1)
        return Security::StartTls;
    return word == "transport"_L1 ? std::optional(Security::Tls) : std::nullopt;
}

/// Big providers' hosts stand in the program and not in the file: then there is no host.
ProfileServer serverIn(const Section &group, Protocol protocol)
{
    ProfileServer server;
    server.protocol = protocol;
    server.host = group.text(u"host"_s);
    server.user = group.text(u"login"_s);
    server.security = inTermsOf(group.text(u"transport_security"_s), securityOf);
    server.port = group.number(u"port"_s, 0);
    if (server.port.is == 0)
        server.port.is =
            server.security.is ? std::optional<int>(usualPort(protocol, *server.security.is)) : std::nullopt;
    server.auth = inTermsOf(group.text(u"credentials"_s, u"custom"_s), [](const QString &word) {
        return std::optional(word == "none"_L1 ? SignIn::None : SignIn::Password);
    });
    return server;
}

/// The address in "Taro <taro@example.jp>;...", the first of a list.
QString firstAddress(const QString &mailboxes)
{
    const QString first = mailboxes.section(u';', 0, 0).trimmed();
    const qsizetype open = first.lastIndexOf(u'<');
    return open < 0 ? first : first.mid(open + 1).section(u'>', 0, 0);
}

} // namespace

ProfileReading readGeary(const QByteArray &ini, const QString &file)
{
    const auto text = profileText(ini, file);
    if (!text)
        return {{}, {text.complaint()}};
    ProfileReading reading{{}, text->doubts};
    ProfileAccount account{u"geary"_s, folderNameOf(file), {}, {}, {}, {}, {}};
    for (const Section &group : sectionsIn(*text, Escapes::Backslash)) {
        if (group.name() == "Account"_L1) {
            account.name = group[u"label"_s];
            account.address = firstAddress(group[u"sender_mailboxes"_s]);
        } else if (group.name() == "Incoming"_L1 && !group.isEmpty()) {
            account.incoming = serverIn(group, Protocol::Imap);
            account.incoming->auth.is = SignIn::Password;
        } else if (group.name() == "Outgoing"_L1 && !group.isEmpty()) {
            account.outgoing = serverIn(group, Protocol::Smtp);
            if (group[u"credentials"_s] == "use-incoming"_L1)
                account.outgoing->user = account.incoming ? account.incoming->user : Stated<QString>();
        }
    }
    if (account.incoming || account.outgoing)
        reading.accounts += account;
    return reading;
}

} // namespace todoku

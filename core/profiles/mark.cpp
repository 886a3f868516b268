#include "profiles/mark.h"

#include "profiles/usualports.h"

#include <QUrl>

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// Which settings belong to one side of an account.
struct Side {
    Setting host, port, security, auth, user;
};
constexpr Side outgoingSide{Setting::OutgoingHost, Setting::OutgoingPort, Setting::OutgoingSecurity,
                            Setting::OutgoingAuth, Setting::OutgoingUser};
constexpr Side incomingSide{Setting::IncomingHost, Setting::IncomingPort, Setting::IncomingSecurity,
                            Setting::IncomingAuth, Setting::IncomingUser};

/// Hosts are the same in any case, with or without the last dot, in either form of an international name.
QString sameHost(QString host)
{
    if (host.endsWith(u'.'))
        host.chop(1);
    const QByteArray ascii = QUrl::toAce(host);
    return ascii.isEmpty() ? host.toLower() : QString::fromLatin1(ascii).toLower();
}

/// Only the part before the @ may mind capitals.
QString sameUser(const QString &user)
{
    const qsizetype at = user.lastIndexOf(u'@');
    return at < 0 ? user : user.left(at) + user.mid(at).toLower();
}

/// The mechanisms by which a kind of sign-in is done.
QStringList mechanismsOf(SignIn signIn)
{
    switch (signIn) {
    case SignIn::None:
        return {};
    case SignIn::Password:
        return {u"PLAIN"_s, u"LOGIN"_s};
    case SignIn::EncryptedPassword:
        return {u"CRAM-MD5"_s, u"DIGEST-MD5"_s, u"APOP"_s};
    case SignIn::Ntlm:
        return {u"NTLM"_s};
    case SignIn::Kerberos:
        return {u"GSSAPI"_s};
    case SignIn::Certificate:
        return {u"EXTERNAL"_s};
    case SignIn::OAuth2:
        return {u"XOAUTH2"_s, u"OAUTHBEARER"_s};
    }
    Q_UNREACHABLE();
}

/// Compares one side of an account.
class Comparison
{
public:
    Comparison(const Side &side, const ProfileServer &server, const std::optional<ServerSettings> &expected,
               const Seen &seen)
        : m_side(side), m_server(server), m_expected(expected), m_seen(seen)
    {
    }

    QList<Mark> marks;

    void run(const QStringList &offered)
    {
        const bool sameProtocol = m_expected && m_expected->protocol == m_server.protocol;
        if (sameProtocol) {
            judgeHost();
            judgeWay();
        } else {
            judgeWayAlone();
        }
        if (m_expected) {
            judgeSignIn(offered);
            judgeUser();
        }
    }

private:
    void mark(Setting setting, Why why, Sureness sureness, const QString &is, const QString &should,
              const Place &where)
    {
        marks += Mark{setting, why, sureness, is, should, where};
    }

    bool isDead(int port, std::optional<Security> security) const
    {
        const QString host = sameHost(m_server.host.is.value_or(QString()));
        return std::any_of(m_seen.dead.cbegin(), m_seen.dead.cend(), [&](const Seen::Dead &dead) {
            return sameHost(dead.host) == host && (dead.port == 0 || dead.port == port) &&
                   (!dead.security || dead.security == security);
        });
    }

    void judgeHost()
    {
        if (!m_server.host.is || sameHost(*m_server.host.is) == sameHost(m_expected->host))
            return;
        // Another name may be the same server; a name that does not exist cannot.
        const bool dead = isDead(0, {});
        mark(m_side.host, dead ? Why::KnownDead : Why::Differs, dead ? Sureness::Sure : Sureness::Likely,
             *m_server.host.is, m_expected->host, m_server.host.where);
    }

    void judgeWayAlone()
    {
        const auto port = m_server.port.is;
        const auto security = m_server.security.is;
        if (port && security && contradict(m_server.protocol, *port, *security))
            mark(m_side.security, Why::Contradiction, Sureness::Sure, name(*security),
                 name(*securityOn(m_server.protocol, *port)), m_server.security.where);
    }

    /// What is not known gets the benefit of the doubt; an unknown encryption only for sending, where both
    /// ways are common.
    bool mayBeFine(std::optional<int> port, std::optional<Security> security) const
    {
        if (!port)
            return security != Security::None;
        if (!security)
            return m_server.protocol == Protocol::Smtp && (*port == 465 || *port == 587);
        return isFineWay(m_server.protocol, *port, *security);
    }

    void judgeWay()
    {
        const auto port = m_server.port.is;
        const auto security = m_server.security.is;
        const bool samePort = !port || *port == m_expected->port;
        const bool follows = m_server.security.where == m_server.port.where;
        const bool sameSecurity = !security || follows || *security == m_expected->security;
        const bool dead = port && isDead(*port, security);
        if (!dead && mayBeFine(port, security))
            return;
        const bool impossible = port && security && contradict(m_server.protocol, *port, *security);
        if (!samePort) {
            const Why why = dead                                                 ? Why::KnownDead
                            : impossible                                         ? Why::Contradiction
                            : *port == 25 && m_server.protocol == Protocol::Smtp ? Why::Port25
                                                                                 : Why::Differs;
            mark(m_side.port, why, dead || impossible ? Sureness::Sure : Sureness::Likely,
                 QString::number(*port), QString::number(m_expected->port), m_server.port.where);
        }
        if (!sameSecurity) {
            const Why why = impossible                    ? Why::Contradiction
                            : *security == Security::None ? Why::Unencrypted
                            : dead                        ? Why::KnownDead
                                                          : Why::Differs;
            mark(m_side.security, why, impossible || dead ? Sureness::Sure : Sureness::Likely,
                 name(*security), name(m_expected->security), m_server.security.where);
        }
    }

    void judgeSignIn(const QStringList &offered)
    {
        if (!m_server.auth.is || (m_expected->auth != "password"_L1 && m_expected->auth != "oauth2"_L1))
            return;
        const SignIn is = *m_server.auth.is;
        if (is == SignIn::None) {
            mark(m_side.auth, Why::SignInOff, m_expected->proved ? Sureness::Sure : Sureness::Likely,
                 name(is), m_expected->auth, m_server.auth.where);
            return;
        }
        const QStringList mechanisms = mechanismsOf(is);
        const bool isOffered = std::any_of(mechanisms.cbegin(), mechanisms.cend(),
                                           [&](const QString &one) { return offered.contains(one); });
        if (name(is) != m_expected->auth && !isOffered)
            mark(m_side.auth, Why::SignInKind, offered.isEmpty() ? Sureness::Likely : Sureness::Sure,
                 name(is), m_expected->auth, m_server.auth.where);
    }

    void judgeUser()
    {
        if (!m_server.user.is || m_expected->user.isEmpty() || m_server.auth.is == SignIn::None ||
            sameUser(*m_server.user.is) == sameUser(m_expected->user))
            return;
        mark(m_side.user, Why::Differs, Sureness::Likely, *m_server.user.is, m_expected->user,
             m_server.user.where);
    }

    const Side &m_side;
    const ProfileServer &m_server;
    const std::optional<ServerSettings> &m_expected;
    const Seen &m_seen;
};

bool concernsServer(const std::optional<ServerSettings> &expected, const std::optional<ProfileServer> &server,
                    const QString &address)
{
    if (!expected)
        return false;
    const QString user = sameUser(expected->user);
    const bool sameAddress = !user.isEmpty() && sameUser(address) == user;
    if (!server)
        return sameAddress;
    return sameAddress || (!user.isEmpty() && server->user.is && sameUser(*server->user.is) == user) ||
           (server->host.is && sameHost(*server->host.is) == sameHost(expected->host));
}

} // namespace

QList<Mark> compare(const ProfileAccount &account, const Settings &expected, const Seen &seen)
{
    QList<Mark> marks;
    if (account.outgoing) {
        const ProfileServer &server = *account.outgoing;
        Comparison sending(outgoingSide, server, expected.outgoing, seen);
        sending.run(seen.sendingMechanisms);
        marks += sending.marks;
        // RFC 6409 section 4.3: a submission server demands it. Servers that take "received before" for it
        // are the exception, and the program would have been told.
        const bool submission = server.port.is == 587 || server.port.is == 465;
        if (!expected.outgoing && submission && server.auth.is == SignIn::None &&
            account.receiveFirst.is != true)
            marks += Mark{Setting::OutgoingAuth, Why::SignInOff, Sureness::Likely,
                          name(SignIn::None),    u"password"_s,  server.auth.where};
    }
    if (expected.outgoing && expected.outgoing->auth == "receive-first"_L1 &&
        account.receiveFirst.is == false)
        marks += Mark{Setting::ReceiveBeforeSend,
                      Why::ReceiveFirst,
                      expected.outgoing->proved ? Sureness::Sure : Sureness::Likely,
                      u"no"_s,
                      u"yes"_s,
                      account.receiveFirst.where};
    if (account.incoming) {
        Comparison receiving(incomingSide, *account.incoming, expected.incoming, seen);
        receiving.run(seen.receivingMechanisms);
        marks += receiving.marks;
    }
    // One value that serves both sides is one wrong value.
    const auto wrongIncomingUser = std::find_if(
        marks.cbegin(), marks.cend(), [](const Mark &mark) { return mark.setting == Setting::IncomingUser; });
    if (wrongIncomingUser != marks.cend()) {
        const Place place = wrongIncomingUser->where;
        marks.removeIf(
            [&](const Mark &mark) { return mark.setting == Setting::OutgoingUser && mark.where == place; });
    }
    return marks;
}

bool concerns(const Settings &settings, const ProfileAccount &account)
{
    return concernsServer(settings.incoming, account.incoming, account.address) ||
           concernsServer(settings.outgoing, account.outgoing, account.address);
}

QStringList settingNames()
{
    static const QStringList names{u"outgoing-host"_s, u"outgoing-port"_s,      u"outgoing-security"_s,
                                   u"outgoing-auth"_s, u"outgoing-user"_s,      u"incoming-host"_s,
                                   u"incoming-port"_s, u"incoming-security"_s,  u"incoming-auth"_s,
                                   u"incoming-user"_s, u"receive-before-send"_s};
    return names;
}

QStringList whyNames()
{
    static const QStringList names{u"differs"_s,      u"known-dead"_s,   u"contradiction"_s,
                                   u"port-25"_s,      u"unencrypted"_s,  u"sign-in-off"_s,
                                   u"sign-in-kind"_s, u"receive-first"_s};
    return names;
}

QString name(Setting setting)
{
    return settingNames().at(static_cast<int>(setting));
}

QString name(Why why)
{
    return whyNames().at(static_cast<int>(why));
}

QString name(Sureness sureness)
{
    return sureness == Sureness::Sure ? u"sure"_s : u"likely"_s;
}

} // namespace todoku

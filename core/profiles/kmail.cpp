#include "profiles/stores.h"
#include "profiles/usualports.h"

#include <QDir>

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// The mechanisms in the order of mailtransport.kcfg; POP3 and IMAP accounts name them by number.
std::optional<SignIn> signInOf(const QString &mechanism)
{
    const QString m = mechanism.toUpper().replace(u'-', u'_');
    if (m == "LOGIN"_L1 || m == "PLAIN"_L1 || m == "CLEAR"_L1)
        return SignIn::Password;
    if (m == "CRAM_MD5"_L1 || m == "DIGEST_MD5"_L1 || m == "APOP"_L1)
        return SignIn::EncryptedPassword;
    if (m == "GSSAPI"_L1)
        return SignIn::Kerberos;
    if (m == "NTLM"_L1)
        return SignIn::Ntlm;
    if (m == "XOAUTH2"_L1)
        return SignIn::OAuth2;
    if (m == "ANONYMOUS"_L1)
        return SignIn::None;
    return {};
}

std::optional<SignIn> signInNumbered(int number)
{
    static const QStringList mechanisms =
        u"LOGIN PLAIN CRAM_MD5 DIGEST_MD5 GSSAPI NTLM APOP CLEAR ANONYMOUS XOAUTH2"_s.split(u' ');
    return signInOf(mechanisms.value(number));
}

std::optional<Security> securityOf(const QString &word)
{
    const QString w = word.toUpper();
    if (w == "NONE"_L1)
        return Security::None;
    if (w == "SSL"_L1)
        return Security::Tls;
    if (w == "TLS"_L1 || w == "STARTTLS"_L1)
        return Security::StartTls;
    return {};
}

// Only what differs from the defaults is written, and those changed over the years (ports 25, 587 and 465;
// encryption none and SSL). So a port that is not written is not known, and an encryption that is not written
// is taken to be the one that goes with the port.

ProfileServer outgoingIn(const Section &transport)
{
    ProfileServer server;
    server.host = transport.text(u"host"_s);
    server.port = transport.number(u"port"_s);
    server.user = transport.text(u"user"_s, QString());
    server.security = transport.has(u"encryption"_s) ? inTermsOf(transport.text(u"encryption"_s), securityOf)
                                                     : followingPort(Protocol::Smtp, server.port);
    const Stated<bool> on = transport.flag(u"auth"_s, false);
    server.auth = on.is == true ? inTermsOf(transport.text(u"authtype"_s, u"PLAIN"_s), signInOf)
                                : inTermsOf(on, [](bool) { return std::optional(SignIn::None); });
    return server;
}

ProfileServer pop3In(const Section &general)
{
    ProfileServer server;
    server.protocol = Protocol::Pop3;
    server.host = general.text(u"host"_s);
    server.port = general.number(u"port"_s);
    server.user = general.text(u"login"_s);
    const Stated<bool> tls = general.flag(u"useSSL"_s);
    const Stated<bool> startTls = general.flag(u"useTLS"_s);
    server.security.where = tls.is ? tls.where : startTls.where;
    if (tls.is == true || startTls.is == true)
        server.security.is = tls.is == true ? Security::Tls : Security::StartTls;
    else if (tls.is || startTls.is)
        server.security.is = Security::None;
    else
        server.security = followingPort(Protocol::Pop3, server.port);
    server.auth = inTermsOf(general.number(u"authenticationMethod"_s, 7), signInNumbered);
    return server;
}

ProfileServer imapIn(const Section &network)
{
    ProfileServer server;
    server.protocol = Protocol::Imap;
    server.host = network.text(u"ImapServer"_s);
    server.port = network.number(u"ImapPort"_s);
    server.user = network.text(u"UserName"_s);
    server.security = network.has(u"Safety"_s) ? inTermsOf(network.text(u"Safety"_s), securityOf)
                                               : followingPort(Protocol::Imap, server.port);
    server.auth = inTermsOf(network.number(u"Authentication"_s), signInNumbered);
    return server;
}

QString domainOf(const QString &host)
{
    return host.section(u'.', 1).toLower();
}

/// Nothing in the files says which incoming server belongs to which outgoing one.
bool belong(const ProfileServer &incoming, const ProfileServer &outgoing)
{
    const QString in = incoming.host.is.value_or(QString());
    const QString out = outgoing.host.is.value_or(QString());
    return (!in.isEmpty() && (in == out || (!domainOf(in).isEmpty() && domainOf(in) == domainOf(out)))) ||
           (incoming.user.is && !incoming.user.is->isEmpty() && incoming.user.is == outgoing.user.is);
}

class Folder
{
public:
    explicit Folder(const QString &path) : m_path(path) {}

    QList<Section> sections(const QString &file)
    {
        const QString path = m_path + u'/' + file;
        if (!QFileInfo::exists(path))
            return {};
        const auto bytes = readProfileFile(path);
        const auto text = bytes ? profileText(*bytes, path) : Result<ProfileText>(bytes.complaint());
        if (!text) {
            unreadable += text.complaint();
            return {};
        }
        unreadable += text->doubts;
        return sectionsIn(*text, Escapes::Backslash);
    }

    QList<Complaint> unreadable;

private:
    QString m_path;
};

} // namespace

ProfileReading readKMail(const QString &path)
{
    Folder folder(path);
    QList<ProfileServer> incoming;
    const QStringList resources = QDir(path).entryList(
        {u"akonadi_pop3_resource_*rc"_s, u"akonadi_imap_resource_*rc"_s}, QDir::Files, QDir::Name);
    for (const QString &resource : resources)
        for (const Section &section : folder.sections(resource)) {
            if (section.name() == "General"_L1 && section.has(u"host"_s))
                incoming += pop3In(section);
            else if (section.name() == "network"_L1 && section.has(u"ImapServer"_s))
                incoming += imapIn(section);
        }
    const QList<Section> transports = folder.sections(u"mailtransports"_s);
    const QList<Section> identities = folder.sections(u"emailidentities"_s);
    QString defaultTransport;
    for (const Section &section : transports)
        if (section.name() == "General"_L1)
            defaultTransport = section[u"default-transport"_s];

    ProfileReading reading;
    for (const Section &transport : transports) {
        if (!transport.name().startsWith(u"Transport "_s) || !transport.has(u"host"_s))
            continue;
        ProfileAccount account{u"kmail"_s, {}, transport[u"name"_s], {}, {}, outgoingIn(transport), {}};
        const QString id = transport.name().mid(10);
        for (const Section &identity : identities) {
            const QString uses =
                identity[u"Transport"_s].isEmpty() ? defaultTransport : identity[u"Transport"_s];
            if (account.address.isEmpty() && (uses == id || uses == transport[u"id"_s]))
                account.address = identity[u"Email Address"_s];
        }
        const auto match = std::find_if(incoming.begin(), incoming.end(), [&](const ProfileServer &server) {
            return belong(server, *account.outgoing);
        });
        if (match != incoming.end()) {
            account.incoming = *match;
            incoming.erase(match);
        }
        reading.accounts += account;
    }
    // The only one with the only other: there is no choice.
    if (reading.accounts.size() == 1 && incoming.size() == 1 && !reading.accounts.first().incoming)
        reading.accounts.first().incoming = incoming.takeFirst();
    for (const ProfileServer &server : incoming)
        reading.accounts += ProfileAccount{u"kmail"_s, {}, {}, {}, server, {}, {}};
    reading.unreadable = folder.unreadable;
    return reading;
}

} // namespace todoku

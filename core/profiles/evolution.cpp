#include "profiles/stores.h"
#include "profiles/usualports.h"

#include <QDir>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// One .source file: its groups by name.
using Source = QHash<QString, Section>;

QHash<QString, Source> sourcesIn(const QString &folder, QList<Complaint> &unreadable)
{
    QHash<QString, Source> sources;
    for (const QString &name : QDir(folder).entryList({u"*.source"_s}, QDir::Files, QDir::Name)) {
        const QString file = folder + u'/' + name;
        const auto bytes = readProfileFile(file);
        const auto text = bytes ? profileText(*bytes, file) : Result<ProfileText>(bytes.complaint());
        if (!text) {
            unreadable += text.complaint();
            continue;
        }
        unreadable += text->doubts;
        Source &source = sources[name.chopped(7)];
        for (const Section &section : sectionsIn(*text, Escapes::Backslash))
            source.insert(section.name(), section);
    }
    return sources;
}

Section groupOf(const Source &source, const QString &name)
{
    return source.value(name, Section(name, {}, false));
}

std::optional<SignIn> signInOf(const QString &method)
{
    const QString m = method.toUpper();
    if (m == "CRAM-MD5"_L1 || m == "DIGEST-MD5"_L1 || m == "+APOP"_L1 || m.startsWith(u"SCRAM-"_s))
        return SignIn::EncryptedPassword;
    if (m == "NTLM"_L1)
        return SignIn::Ntlm;
    if (m == "GSSAPI"_L1)
        return SignIn::Kerberos;
    if (m == "XOAUTH2"_L1 || m.startsWith(u"OAUTH2"_s) || m == "GOOGLE"_L1 || m == "OUTLOOK"_L1)
        return SignIn::OAuth2;
    return SignIn::Password;
}

ProfileServer serverIn(const Source &source, Protocol protocol)
{
    const Section authentication = groupOf(source, u"Authentication"_s);
    ProfileServer server;
    server.protocol = protocol;
    server.host = authentication.text(u"Host"_s);
    server.user = authentication.text(u"User"_s, QString());
    server.security = inTermsOf(groupOf(source, u"Security"_s).text(u"Method"_s, u"none"_s),
                                [](const QString &method) -> std::optional<Security> {
                                    if (method == "none"_L1)
                                        return Security::None;
                                    if (method == "ssl-on-alternate-port"_L1)
                                        return Security::Tls;
                                    return method == "starttls-on-standard-port"_L1
                                               ? std::optional(Security::StartTls)
                                               : std::nullopt;
                                });
    server.port = authentication.number(u"Port"_s, 0);
    if (server.port.is == 0)
        server.port.is =
            server.security.is ? std::optional<int>(usualPort(protocol, *server.security.is)) : std::nullopt;
    server.auth = inTermsOf(authentication.text(u"Method"_s, u"none"_s), [&](const QString &method) {
        const bool off = method.isEmpty() || method == "none"_L1 || method == "POPB4SMTP"_L1;
        return off && protocol == Protocol::Smtp ? std::optional(SignIn::None) : signInOf(method);
    });
    return server;
}

} // namespace

ProfileReading readEvolution(const QString &folder)
{
    ProfileReading reading;
    const QHash<QString, Source> sources = sourcesIn(folder, reading.unreadable);
    QStringList uids = sources.keys();
    uids.sort();
    for (const QString &uid : uids) {
        const Source &source = sources[uid];
        const Section about = groupOf(source, u"Data Source"_s);
        const QString backend = groupOf(source, u"Mail Account"_s)[u"BackendName"_s];
        const bool pop = backend == "pop"_L1;
        if ((!pop && !backend.startsWith(u"imap"_s)) || about[u"Enabled"_s] == "false"_L1)
            continue;
        ProfileAccount account{u"evolution"_s, {}, about[u"DisplayName"_s], {}, {}, {}, {}};
        account.incoming = serverIn(source, pop ? Protocol::Pop3 : Protocol::Imap);
        const Source identity = sources.value(groupOf(source, u"Mail Account"_s)[u"IdentityUid"_s]);
        account.address = groupOf(identity, u"Mail Identity"_s)[u"Address"_s];
        const Source transport = sources.value(groupOf(identity, u"Mail Submission"_s)[u"TransportUid"_s]);
        if (groupOf(transport, u"Mail Transport"_s)[u"BackendName"_s] == "smtp"_L1) {
            account.outgoing = serverIn(transport, Protocol::Smtp);
            account.receiveFirst =
                inTermsOf(groupOf(transport, u"Authentication"_s).text(u"Method"_s, u"none"_s),
                          [](const QString &method) { return std::optional(method == "POPB4SMTP"_L1); });
        }
        reading.accounts += account;
    }
    return reading;
}

} // namespace todoku

#include "profiles/registryexport.h"
#include "profiles/stores.h"
#include "profiles/usualports.h"

#ifdef Q_OS_WIN
#include <QSettings>
#endif

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// Under this key of a profile lie its accounts.
constexpr auto accountsKey = "9375CFF0413111d3B88A00104B2A6676"_L1;

ProfileServer incomingIn(const Section &key, const QString &kind)
{
    ProfileServer server;
    server.protocol = kind == "POP3"_L1 ? Protocol::Pop3 : Protocol::Imap;
    server.host = key.text(kind + u" Server"_s);
    server.user = key.text(kind + u" User"_s);
    // Newer versions let one choose STARTTLS for IMAP, too.
    if (key.has(kind + u" Secure Connection"_s))
        server.security = inTermsOf(key.number(kind + u" Secure Connection"_s), securityNumbered);
    else
        server.security = inTermsOf(key.flag(kind + u" Use SSL"_s, false), [](bool ssl) {
            return std::optional(ssl ? Security::Tls : Security::None);
        });
    // With TLS a port is always written, so without one nobody knows.
    server.port =
        key.number(kind + u" Port"_s, server.security.is == Security::None
                                          ? std::optional<int>(usualPort(server.protocol, Security::None))
                                          : std::nullopt);
    server.auth = inTermsOf(key.flag(kind + u" Use SPA"_s, false),
                            [](bool spa) { return std::optional(spa ? SignIn::Ntlm : SignIn::Password); });
    return server;
}

/// "SMTP Auth Method": 0 the same as for receiving, 1 a user of its own, 2 receive before sending.
Stated<SignIn> outgoingSignIn(const Section &key)
{
    if (key.number(u"SMTP Auth Method"_s).is == 2)
        return {SignIn::None, key.place(u"SMTP Auth Method"_s)};
    const Stated<bool> on = key.flag(u"SMTP Use Auth"_s, false);
    if (on.is == true && key.flag(u"SMTP Use SPA"_s).is == true)
        return {SignIn::Ntlm, key.place(u"SMTP Use SPA"_s)};
    return inTermsOf(on, [](bool auth) { return std::optional(auth ? SignIn::Password : SignIn::None); });
}

Stated<Security> outgoingSecurity(const Section &key, const Stated<int> &port)
{
    const Stated<int> connection = key.number(u"SMTP Secure Connection"_s);
    // 3 takes what the server offers. Before 2007 there was one tick, and the port decided what it meant.
    if (connection.is == 3 || (!connection.is && key.flag(u"SMTP Use SSL"_s).is == true))
        return followingPort(Protocol::Smtp, port);
    if (connection.is)
        return inTermsOf(connection, securityNumbered);
    return {key.whole() ? std::optional(Security::None) : std::nullopt, connection.where};
}

ProfileServer outgoingIn(const Section &key, const std::optional<ProfileServer> &incoming)
{
    ProfileServer server;
    server.host = key.text(u"SMTP Server"_s);
    server.port = key.number(u"SMTP Port"_s, 25);
    server.security = outgoingSecurity(key, server.port);
    server.auth = outgoingSignIn(key);
    const bool ownUser = key.number(u"SMTP Auth Method"_s).is == 1;
    server.user = ownUser || !incoming ? key.text(u"SMTP User"_s) : incoming->user;
    return server;
}

} // namespace

ProfileReading readOutlookKeys(const QList<Section> &keys)
{
    ProfileReading reading;
    for (const Section &key : keys) {
        const QStringList path = key.name().split(u'\\');
        if (path.size() < 3 || path[path.size() - 2].compare(accountsKey, Qt::CaseInsensitive) != 0)
            continue;
        ProfileAccount account{
            u"outlook-classic"_s, path[path.size() - 3], key[u"Account Name"_s], key[u"Email"_s], {}, {}, {}};
        for (const QString &kind : {u"IMAP"_s, u"POP3"_s})
            if (key.has(kind + u" Server"_s))
                account.incoming = incomingIn(key, kind);
        if (key.has(u"SMTP Server"_s))
            account.outgoing = outgoingIn(key, account.incoming);
        const bool receiveFirst = key.number(u"SMTP Auth Method"_s).is == 2;
        account.receiveFirst = {receiveFirst, key.place(u"SMTP Auth Method"_s)};
        if (account.incoming || account.outgoing) // Exchange has neither
            reading.accounts += account;
    }
    return reading;
}

ProfileReading readOutlookExport(const QByteArray &exported, const QString &file)
{
    const auto text = profileText(exported, file, Ending::Any);
    if (!text)
        return {{}, {text.complaint()}};
    ProfileReading reading{{}, text->doubts};
    reading += readOutlookKeys(registryKeysIn(*text, reading.unreadable));
    return reading;
}

#ifdef Q_OS_WIN

namespace
{

/// One key with the accounts below it. Names that hold a secret are not asked for.
QList<Section> accountKeysBelow(const QString &profiles)
{
    QList<Section> keys;
    const QSettings root(profiles, QSettings::NativeFormat);
    for (const QString &profile : root.childGroups()) {
        const QString folder = profiles + u'\\' + profile + u'\\' + accountsKey;
        for (const QString &number : QSettings(folder, QSettings::NativeFormat).childGroups()) {
            const QString path = folder + u'\\' + number;
            const QSettings account(path, QSettings::NativeFormat);
            Section key(path, path, true);
            for (const QString &name : account.childKeys()) {
                if (holdsSecret(name))
                    continue;
                const QVariant value = account.value(name);
                key.put(name,
                        value.typeId() == QMetaType::QByteArray ? registryText(value.toByteArray())
                                                                : value.toString(),
                        0);
            }
            keys += key;
        }
    }
    return keys;
}

} // namespace

ProfileReading readOutlookRegistry()
{
    QList<Section> keys;
    for (const QString &version : {u"16.0"_s, u"15.0"_s})
        keys += accountKeysBelow(
            u"HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\%1\\Outlook\\Profiles"_s.arg(version));
    keys += accountKeysBelow(u"HKEY_CURRENT_USER\\Software\\Microsoft\\Windows NT\\CurrentVersion\\"
                             "Windows Messaging Subsystem\\Profiles"_s);
    return readOutlookKeys(keys);
}

#else

ProfileReading readOutlookRegistry()
{
    return {};
}

#endif

} // namespace todoku

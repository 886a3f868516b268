#pragma once

#include "findings/settings.h"
#include "profiles/profileaccount.h"

#include <QStringList>

namespace todoku
{

/// A value that a user can set.
enum class Setting {
    OutgoingHost,
    OutgoingPort,
    OutgoingSecurity,
    OutgoingAuth,
    OutgoingUser,
    IncomingHost,
    IncomingPort,
    IncomingSecurity,
    IncomingAuth,
    IncomingUser,
    ReceiveBeforeSend,
};

/// Why a value is called wrong. The words stand in resources/knowledge/profile.yaml.
enum class Why {
    Differs,       ///< something else was proved, or is recommended
    KnownDead,     ///< this very way was tried, and nothing answers there
    Contradiction, ///< port and encryption cannot go together
    Port25,        ///< the port between servers, where one for senders is known (RFC 6409 section 3.1)
    Unencrypted,   ///< in clear, where encryption is known to work
    SignInOff,     ///< SMTP AUTH is off, and the server wants it
    SignInKind,    ///< the server is not known to take this kind of sign-in
    ReceiveFirst,  ///< the server wants mail to be received before, and the program is not told to
};

enum class Sureness { Sure, Likely };

/// One wrong value.
struct Mark {
    Setting setting = Setting::OutgoingHost;
    Why why = Why::Differs;
    Sureness sureness = Sureness::Likely;
    QString is; ///< a name or a number, or a word of the contract: tls, none, ntlm, receive-first, yes, no
    QString should; ///< in the same words
    Place where;

    friend bool operator==(const Mark &, const Mark &) = default;
};

/// What a check saw besides the settings that it proved.
struct Seen {
    /// A way that leads nowhere. Port 0: any; no security: any.
    struct Dead {
        QString host;
        int port = 0;
        std::optional<Security> security;
    };
    QList<Dead> dead;
    QStringList sendingMechanisms; ///< as the server offers them: "PLAIN", "CRAM-MD5"; empty where not known
    QStringList receivingMechanisms; ///< the same; "APOP" where the greeting offers it
};

/// The wrong values of an account, those for sending first. What is another good way (465 beside 587, IMAP
/// beside POP3, other capitals in a host) is not wrong. Where nothing is expected, only what contradicts
/// itself is.
QList<Mark> compare(const ProfileAccount &account, const Settings &expected, const Seen &seen = {});

/// Whether settings are about this account: the same user, address or server.
bool concerns(const Settings &settings, const ProfileAccount &account);

/// "outgoing-host" ... "incoming-user", "receive-before-send".
QString name(Setting setting);
/// "differs", "known-dead", "contradiction", "port-25", "unencrypted", "sign-in-off", "sign-in-kind",
/// "receive-first".
QString name(Why why);
/// "sure", "likely".
QString name(Sureness sureness);

/// All names of settings, and of whys.
QStringList settingNames();
QStringList whyNames();

} // namespace todoku

#pragma once

#include "accounts/providers.h"
#include "evidence/evidence.h"
#include "evidence/secret.h"
#include "evidence/usualport.h"
#include "probes/detour.h"

#include <chrono>
#include <functional>

namespace todoku
{

/// A server as the user named it, or as it was found.
struct NamedServer {
    QString host;
    QList<quint16> ports;                  ///< empty: the usual ones
    QMap<quint16, Security> security = {}; ///< of ports that are not protected as usual

    Security securityAt(quint16 port) const { return security.value(port, usualSecurity(port)); }
};

/// Everything that a check is asked.
struct CheckQuestion {
    QString address;     ///< the user's own e-mail address
    QString user;        ///< empty: what the address makes of it
    Secret password;     ///< empty: no login is tried
    QString provider;    ///< id of the mail provider where the user told it; may be empty
    Providers providers; ///< those that are known
    NamedServer smtp;    ///< empty host: found from the address
    NamedServer pop;
    NamedServer imap;
    QString recipient;        ///< asked for with RCPT; may be empty
    QString line;             ///< access provider where known; may be empty
    QString caFile;           ///< an extra trust anchor (PEM); may be empty
    QString nameserver;       ///< "ADDR[:PORT]"; empty: the system's
    bool thirdParties = true; ///< comparison servers may be asked whether they answer
    bool allowCleartext = false;
    bool everyProtocol = false; ///< IMAP is proved beside POP3, at the price of one more login
    std::chrono::milliseconds deadline{60'000};
    QList<Detour> detours; ///< where named doors really are: --connect-to, mapped ports, the bundled server
    NameAnswers scriptedNames;   ///< what the name system is made to say for some names (bundled scenarios)
    QStringList comparisonHosts; ///< empty: the usual public ones; a scenario names its own
    std::optional<QDateTime> clock; ///< what the computer's clock is taken to say (bundled scenarios)
    std::optional<bool> networkUp;  ///< what the network is taken to be (bundled scenarios)
    /// Whether a refused login speaks about the password or user name (then the other form of the name may be
    /// tried), or about something else. Answered from the knowledge; without it every refusal is taken to be
    /// about the password.
    std::function<bool(const Conversation &)> refusalIsAboutCredentials;
};

} // namespace todoku

#pragma once

#include "checkup/checkquestion.h"
#include "checkup/window.h"

#include <stop_token>

namespace todoku
{

/// The way out that a login at the receiving server opened, as a check proved it.
struct OpenedWay {
    Endpoint door;
    QString address; ///< the IP address that was reached
    QString source;  ///< our own, from which it was opened
    QString sender;  ///< MAIL FROM
    QString recipient;
    int refusal = 0;    ///< the reply code that stood there before the login
    QDateTime received; ///< when the login was accepted, UTC
};

/// Nothing where the check did not prove POP before SMTP.
std::optional<OpenedWay> wayOpenedByReceiving(const Evidence &evidence);

/// Asks RCPT there once more, on a new connection, without a login. `ask` is the question of the check: its
/// trust anchor, detours and clock count here, too; its password is not used.
DoorAnswer askAgain(const OpenedWay &way, const CheckQuestion &ask, const std::stop_token &stop);

/// How long ago the login was, by this computer's clock, which goes on while the computer sleeps.
std::chrono::seconds sinceLogin(const OpenedWay &way);

/// The real ways: over the network, and waiting in the thread that calls. `told` as in WindowWays.
WindowWays windowWays(const OpenedWay &way, const CheckQuestion &ask, const std::stop_token &stop,
                      std::function<void(const SendingWindow &)> told);

} // namespace todoku

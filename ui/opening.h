#pragma once

#include "checkup/window.h"

#include <QDateTime>

#include <optional>

namespace todoku
{

/// What is known of the while for which sending is open since mail was received (POP before SMTP).
struct Opening {
    QDateTime received;         ///< when the login was accepted, UTC
    std::optional<int> minutes; ///< how long it stays open, as the provider's file says; nothing: not known
    bool about = false;         ///< that figure is somebody else's and not the provider's own
    bool isMeasured = false;    ///< it is being measured at the moment
    std::optional<SendingWindow> window = {}; ///< what was measured so far

    /// What counts: what was measured before what was read; whole minutes.
    std::optional<int> openFor() const;
    /// Whether it is still early enough after the login to measure.
    bool canBeMeasured(const QDateTime &now) const;
};

/// For how many whole minutes sending is still open; 0: it may be over. Nothing where nobody knows.
std::optional<int> minutesLeft(const Opening &opening, const QDateTime &now);

} // namespace todoku

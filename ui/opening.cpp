#include "ui/opening.h"

#include <algorithm>

namespace todoku
{

std::optional<int> Opening::openFor() const
{
    const auto measured =
        window ? int(std::chrono::floor<std::chrono::minutes>(window->atLeast()).count()) : 0;
    const auto shut = window ? window->lessThan() : std::nullopt;
    // What was seen to be open is not shorter than what was read, unless it was also seen to be shut.
    if (measured > 0 && (shut || measured > minutes.value_or(0)))
        return measured;
    if (shut && minutes && std::chrono::minutes(*minutes) >= *shut)
        return std::nullopt; // what was read is wrong
    return minutes;
}

bool Opening::canBeMeasured(const QDateTime &now) const
{
    const auto elapsed = std::chrono::seconds(received.secsTo(now));
    return !isMeasured && elapsed < windowMoments().constFirst();
}

std::optional<int> minutesLeft(const Opening &opening, const QDateTime &now)
{
    const auto minutes = opening.openFor();
    if (!minutes)
        return {};
    const qint64 left = qint64(*minutes) * 60 - opening.received.secsTo(now);
    return int(std::clamp(left / 60, qint64(0), qint64(*minutes)));
}

} // namespace todoku

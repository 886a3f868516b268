#pragma once

#include <QObject>

#include <atomic>
#include <chrono>
#include <thread>

namespace todoku
{

/// Measures how long the thread that it is made in (the window's) is busy at a stretch: it asks it again and
/// again from a thread of its own, and looks how long the answer takes.
class Watchdog
{
public:
    Watchdog();
    ~Watchdog();
    Watchdog(const Watchdog &) = delete;
    Watchdog &operator=(const Watchdog &) = delete;

    /// The longest stretch until now, in milliseconds; one that lasts still counts.
    double longestMs() const { return double(m_longest.load()) / 1e6; }

    /// When it ended, in milliseconds since this was made.
    double endedAtMs() const { return double(m_endedAt.load()) / 1e6; }

private:
    using Clock = std::chrono::steady_clock;

    void watch();

    QObject m_receiver;
    std::atomic<qint64> m_longest = 0; ///< ns
    std::atomic<qint64> m_endedAt = 0; ///< ns
    std::atomic<bool> m_answered = true;
    std::atomic<bool> m_over = false;
    std::thread m_thread; ///< the last, so that it finds everything made
};

} // namespace todoku

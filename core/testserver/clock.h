#pragma once

#include <atomic>
#include <chrono>

namespace todoku
{

/// The test server's own clock. Tests move it instead of sleeping through a POP-before-SMTP window or a
/// greylist. Reading and moving are safe from any thread.
class Clock
{
public:
    /// Milliseconds since an unnamed beginning; never goes back.
    std::chrono::milliseconds now() const
    {
        const auto sinceBoot = std::chrono::steady_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::milliseconds>(sinceBoot) + m_ahead.load();
    }

    void advance(std::chrono::seconds by) { m_ahead = m_ahead.load() + by; }

private:
    std::atomic<std::chrono::milliseconds> m_ahead{std::chrono::milliseconds{0}};
};

} // namespace todoku

#include "watchdog.h"

namespace todoku
{

Watchdog::Watchdog() : m_thread([this] { watch(); }) {}

Watchdog::~Watchdog()
{
    m_over = true;
    m_thread.join();
}

void Watchdog::watch()
{
    constexpr auto glance = std::chrono::milliseconds(1);
    const Clock::time_point begun = Clock::now();
    Clock::time_point asked;
    while (!m_over) {
        if (m_answered.exchange(false)) {
            asked = Clock::now();
            QMetaObject::invokeMethod(
                &m_receiver, [this] { m_answered = true; }, Qt::QueuedConnection);
        }
        std::this_thread::sleep_for(glance);
        const qint64 waited = std::chrono::nanoseconds(Clock::now() - asked - glance).count();
        if (waited > m_longest) {
            m_longest = waited;
            m_endedAt = std::chrono::nanoseconds(Clock::now() - begun).count();
        }
    }
}

} // namespace todoku

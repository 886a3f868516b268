#pragma once

#include "watching/spokenline.h"

#include <QList>

#include <mutex>
#include <utility>

namespace todoku
{

/// What was said in a server's thread, on its way to the window. Bounded: a client that floods takes neither
/// the memory nor the window's time; the oldest lines are dropped and counted.
class Overheard
{
public:
    static constexpr qsizetype most = 2000;

    struct Lines {
        QList<SpokenLine> said;
        int dropped = 0; ///< before the first of them
    };

    /// In any thread.
    void hear(const SpokenLine &line)
    {
        const std::lock_guard lock(m_mutex);
        if (m_lines.said.size() >= most) {
            m_lines.said.removeFirst();
            ++m_lines.dropped;
        }
        m_lines.said.append(line);
    }

    /// All that came since the last time.
    Lines take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_lines, {});
    }

private:
    std::mutex m_mutex;
    Lines m_lines;
};

} // namespace todoku

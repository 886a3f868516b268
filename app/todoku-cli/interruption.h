#pragma once

#include <functional>
#include <thread>

namespace todoku
{

/// While it lives, the first Ctrl-C (SIGINT) or SIGTERM calls `then`, in a thread of its own; the second one
/// ends the program as usual. At most one at a time.
class Interruption
{
public:
    explicit Interruption(std::function<void()> then);
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;

private:
    std::thread m_waiting;
};

} // namespace todoku

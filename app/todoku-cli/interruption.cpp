#include "interruption.h"

#include <QtGlobal>

#include <csignal>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace todoku
{

#ifdef Q_OS_UNIX

namespace
{

/// A signal handler may do next to nothing, so it writes one byte here, and the thread that reads it does the
/// rest.
int pipeEnds[2] = {-1, -1};

constexpr char signalCame = 's';
constexpr char noLongerAwaited = 'e';

void handle(int)
{
    // A pipe takes one byte at once; there is nobody to tell if it does not.
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &signalCame, 1);
}

void handleWith(void (*handler)(int), int flags)
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    for (const int number : {SIGINT, SIGTERM})
        sigaction(number, &action, nullptr);
}

} // namespace

Interruption::Interruption(std::function<void()> then)
{
    if (::pipe(pipeEnds) != 0)
        return;
    m_waiting = std::thread([then = std::move(then)] {
        char what = noLongerAwaited;
        if (::read(pipeEnds[0], &what, 1) == 1 && what == signalCame)
            then();
    });
    handleWith(handle, int(SA_RESTART | SA_RESETHAND));
}

Interruption::~Interruption()
{
    handleWith(SIG_DFL, 0);
    if (!m_waiting.joinable())
        return;
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &noLongerAwaited, 1);
    m_waiting.join();
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}

#else

Interruption::Interruption(std::function<void()>) {}
Interruption::~Interruption() = default;

#endif

} // namespace todoku

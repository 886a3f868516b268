#include "ui/windowmeasuring.h"

#include "evidence/handover.h"

namespace todoku
{

WindowMeasuring::WindowMeasuring(WaysMaker makeWays, QObject *parent)
    : QObject(parent), m_makeWays(std::move(makeWays))
{
}

WindowMeasuring::~WindowMeasuring()
{
    forget();
    if (m_thread.joinable())
        m_thread.join();
}

void WindowMeasuring::start(const OpenedWay &way, const CheckQuestion &ask)
{
    forget();
    m_running = true;
    const auto post = [this, run = m_run](const SendingWindow &window, bool ended) {
        handOver([&] {
            QMetaObject::invokeMethod(
                this,
                [this, run, window, ended] {
                    takeOver();
                    take(run, window, ended);
                },
                Qt::QueuedConnection);
        });
    };
    m_thread = std::jthread([make = m_makeWays, way, ask, post](const std::stop_token &stop) {
        const auto told = [&post](const SendingWindow &soFar) { post(soFar, false); };
        post(measureWindow(make(way, ask, stop, told)), true);
    });
    Q_EMIT changed();
}

void WindowMeasuring::stop()
{
    m_thread.request_stop();
}

void WindowMeasuring::forget()
{
    m_thread.request_stop();
    ++m_run;
    m_running = false;
    m_window.reset();
}

void WindowMeasuring::take(int run, const SendingWindow &window, bool ended)
{
    if (run != m_run)
        return;
    m_window = window;
    m_running = !ended;
    Q_EMIT changed();
}

} // namespace todoku

#pragma once

#include "checkup/openedway.h"

#include <QObject>

#include <thread>

namespace todoku
{

/// Measures in the background how long sending stays open after receiving, in a thread of its own that mostly
/// waits.
class WindowMeasuring : public QObject
{
    Q_OBJECT

public:
    using WaysMaker =
        std::function<WindowWays(const OpenedWay &, const CheckQuestion &, const std::stop_token &,
                                 std::function<void(const SendingWindow &)>)>;

    explicit WindowMeasuring(WaysMaker makeWays = windowWays, QObject *parent = nullptr);
    ~WindowMeasuring() override;

    void start(const OpenedWay &way, const CheckQuestion &ask);
    /// Ends it within 100 ms; `changed` follows, and what was measured is kept.
    void stop();
    /// Ends it and forgets what was measured; nothing follows.
    void forget();
    bool isRunning() const { return m_running; }
    const std::optional<SendingWindow> &window() const { return m_window; }

Q_SIGNALS:
    /// Something was measured, or it has ended.
    void changed();

private:
    void take(int run, const SendingWindow &window, bool ended);

    WaysMaker m_makeWays;
    std::optional<SendingWindow> m_window;
    bool m_running = false;
    int m_run = 0; ///< what earlier runs still say is not heard
    std::jthread m_thread;
};

} // namespace todoku

#pragma once

#include <QObject>
#include <QThreadPool>

namespace todoku
{

/// Work that takes too long for the window's thread: it is done in another one, and what came of it is handed
/// over in this one. One piece after the other, in order.
class Errand : public QObject
{
public:
    explicit Errand(QObject *parent = nullptr) : QObject(parent) { m_threads.setMaxThreadCount(1); }
    /// Waits until all of it is done.
    ~Errand() override { m_threads.waitForDone(); }

    /// Forgets what has not begun.
    void dropWaiting() { m_threads.clear(); }

    /// `work` must not throw and looks at nothing but its own copies; `then` takes what it returns.
    template <typename Work, typename Then>
    void run(Work work, Then then)
    {
        m_threads.start([this, work = std::move(work), then = std::move(then)]() mutable {
            // Forgotten where we are gone by then.
            QMetaObject::invokeMethod(
                this, [came = work(), then = std::move(then)]() mutable { then(std::move(came)); },
                Qt::QueuedConnection);
        });
    }

private:
    QThreadPool m_threads;
};

} // namespace todoku

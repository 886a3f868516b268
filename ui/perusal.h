#pragma once

#include "explanation/mailbox.h"
#include "explanation/tally.h"

#include <QElapsedTimer>
#include <QObject>

#include <atomic>
#include <chrono>

class QTimer;

namespace todoku
{

/// What a user has in hand: a text that was pasted or typed, and files or folders.
struct InHand {
    QString text;
    QStringList files;
};

/// What came of reading it.
struct Perused {
    QList<Explanation> explanations; ///< the first `mostKept`
    Tally tally;                     ///< of all
    QList<Reject> rejects;           ///< what could not be read: the first `mostKept`
    qint64 rejected = 0;             ///< all of them

    /// So many can still be looked through; of the others the count is told.
    static constexpr qsizetype mostKept = 500;
};

/// From what is in hand to explanations, in a thread of its own.
///
/// That thread is asked how far it is and never waited for: opening a file of a server that has gone away can
/// take for ever, and nothing ends it. Such a file is given up after `patience`, and the others are read by a
/// new thread.
class Perusal : public QObject
{
    Q_OBJECT

public:
    explicit Perusal(std::chrono::milliseconds patience = std::chrono::seconds(30),
                     QObject *parent = nullptr);
    ~Perusal() override;

    /// Begins anew, whatever was being read.
    void start(const InHand &inHand, const Knowledge &knowledge);
    /// Forgets what was begun; nothing follows.
    void stop();
    bool isRunning() const { return m_desk != nullptr; }

    const Perused &perused() const { return m_perused; }

Q_SIGNALS:
    void progressed(qint64 letters);
    void finished();

private:
    struct Desk;

    void begin(std::shared_ptr<Desk> desk);
    void look();
    void giveUpFile();

    const std::chrono::milliseconds m_patience;
    QTimer *m_glance;
    std::shared_ptr<Desk> m_desk; ///< shared with the thread; nullptr while nothing is read
    const std::shared_ptr<std::atomic<int>> m_threads; ///< that have not ended yet, those given up among them
    QElapsedTimer m_sinceSign;
    qint64 m_signs = 0;
    Perused m_perused;
};

} // namespace todoku

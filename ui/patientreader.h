#pragma once

#include "explanation/mailbox.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>

#include <atomic>
#include <chrono>
#include <memory>

class QTimer;

namespace todoku
{

/// What a user has in hand: a text that was pasted or typed, and files or folders.
struct InHand {
    QString text;
    QStringList files;
};

/// Reads what is in hand, in a thread of its own.
///
/// That thread is asked how far it is and never waited for: opening a file of a server that has gone away can
/// take for ever, and nothing ends it. Such a file is given up after `patience`, and the others are read by a
/// new thread.
class PatientReader : public QObject
{
    Q_OBJECT

public:
    explicit PatientReader(std::chrono::milliseconds patience, QObject *parent = nullptr);
    ~PatientReader() override;

    /// Forgets what was begun; nothing follows.
    void stop();
    bool isRunning() const { return m_desk != nullptr; }

Q_SIGNALS:
    void progressed(qint64 letters);
    void finished();

protected:
    /// What lies between the window and the thread that reads.
    struct Desk {
        explicit Desk(QStringList paths) : files(std::move(paths)) {}
        virtual ~Desk() = default;
        /// Reads everything: the text, then the files, counting `file` up. In the thread; may throw.
        virtual void read() = 0;
        virtual void refuse(const Reject &reject) = 0;
        /// A desk for the files from that one on, which takes over what came of those before.
        virtual std::shared_ptr<Desk> from(qsizetype first) = 0;

        const QStringList files;
        std::atomic<qsizetype> file = -1; ///< which one is being read; -1: the text
        std::atomic<qint64> letters = 0;
        std::atomic<qint64> signs = 0; ///< of life: it is not stuck as long as this grows
        std::atomic<bool> stop = false;
        std::atomic<bool> done = false;
    };

    void begin(std::shared_ptr<Desk> desk);
    /// Takes what came of it. The thread has left the desk.
    virtual void collect(Desk &desk) = 0;

private:
    void look();
    void giveUpFile();

    const std::chrono::milliseconds m_patience;
    QTimer *m_glance;
    std::shared_ptr<Desk> m_desk; ///< shared with the thread; nullptr while nothing is read
    const std::shared_ptr<std::atomic<int>> m_threads; ///< that have not ended yet, those given up among them
    QElapsedTimer m_sinceSign;
    qint64 m_signs = 0;
};

/// The reason for a file whose reading ended in an exception ...
extern const Words couldNotDigest;
/// ... and for one that is not there or may not be read.
extern const Words cannotBeRead;

} // namespace todoku

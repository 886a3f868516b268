#include "ui/perusal.h"

#include <QThread>
#include <QTimer>

#include <mutex>
#include <thread>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

/// Often enough that a short text is answered at once.
constexpr int glanceMs = 15;
/// A thread that is told to stop does so after the letter it is at; one that is stuck does not hold up the
/// end.
constexpr int mostWaitedForMs = 1000;

const Words couldNotDigest{u"読み取れませんでした"_s, u"could not be digested"_s};
const Words tookTooLong{u"読み終わらないため、あきらめました"_s, u"took too long and was given up"_s};

} // namespace

/// What lies between the window and the thread that reads.
struct Perusal::Desk {
    Desk(Knowledge known, std::string pasted, QStringList paths)
        : knowledge(std::move(known)), text(std::move(pasted)), files(std::move(paths))
    {
    }

    void read();
    bool take(const Exhibit &exhibit);
    void explainOne(const Exhibit &exhibit);
    void refuse(const Reject &reject);

    const Knowledge knowledge;
    const std::string text;
    const QStringList files;

    std::atomic<qsizetype> file = -1; ///< which one is being read; -1: the text
    std::atomic<qint64> letters = 0;
    std::atomic<qint64> signs = 0; ///< of life: it is not stuck as long as this grows
    std::atomic<bool> stop = false;
    std::atomic<bool> done = false;

    std::mutex mutex;
    Perused perused; ///< under the mutex
};

void Perusal::Desk::read()
{
    try {
        if (!text.empty())
            take({{}, text});
        Mailbox mailbox([this](const Exhibit &exhibit) { return take(exhibit); },
                        [this](const Reject &reject) { refuse(reject); }, [this] { return stop.load(); });
        for (file = 0; file < files.size(); ++file) {
            ++signs;
            if (!mailbox.read(files[file]))
                break;
        }
    } catch (const std::exception &) {
        refuse({files.value(file), couldNotDigest});
    }
    done = true;
}

bool Perusal::Desk::take(const Exhibit &exhibit)
{
    if (isListOfReplies(exhibit)) {
        for (const Exhibit &line : lineByLine(exhibit))
            explainOne(line);
    } else {
        explainOne(exhibit);
    }
    ++letters;
    return !stop;
}

void Perusal::Desk::explainOne(const Exhibit &exhibit)
{
    ++signs;
    try {
        const QList<Explanation> explanations = explain(exhibit, knowledge);
        const std::lock_guard lock(mutex);
        for (const Explanation &explanation : explanations) {
            perused.tally.add(explanation);
            if (perused.explanations.size() < Perused::mostKept)
                perused.explanations += explanation;
        }
    } catch (const std::exception &) {
        refuse({exhibit.source, couldNotDigest});
    }
}

void Perusal::Desk::refuse(const Reject &reject)
{
    const std::lock_guard lock(mutex);
    ++perused.rejected;
    if (perused.rejects.size() < Perused::mostKept)
        perused.rejects += reject;
}

Perusal::Perusal(std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent), m_patience(patience), m_glance(new QTimer(this)),
      m_threads(std::make_shared<std::atomic<int>>(0))
{
    m_glance->setInterval(glanceMs);
    connect(m_glance, &QTimer::timeout, this, &Perusal::look);
}

Perusal::~Perusal()
{
    stop();
    for (int waited = 0; *m_threads > 0 && waited < mostWaitedForMs; ++waited)
        QThread::msleep(1);
}

void Perusal::start(const InHand &inHand, const Knowledge &knowledge)
{
    stop();
    m_perused = {};
    begin(std::make_shared<Desk>(knowledge, inHand.text.toStdString(), inHand.files));
}

void Perusal::begin(std::shared_ptr<Desk> desk)
{
    m_desk = std::move(desk);
    m_signs = -1;
    // The thread keeps its desk alive, whatever becomes of us.
    ++*m_threads;
    std::thread([shared = m_desk, threads = m_threads]() mutable {
        shared->read();
        shared.reset();
        --*threads;
    }).detach();
    m_glance->start();
}

void Perusal::stop()
{
    m_glance->stop();
    if (m_desk)
        m_desk->stop = true;
    m_desk.reset();
}

void Perusal::look()
{
    if (m_desk->done) {
        {
            const std::lock_guard lock(m_desk->mutex);
            m_perused = std::move(m_desk->perused);
        }
        stop();
        Q_EMIT finished();
        return;
    }
    if (const qint64 signs = m_desk->signs; signs != m_signs) {
        m_signs = signs;
        m_sinceSign.start();
    } else if (std::chrono::milliseconds(m_sinceSign.elapsed()) > m_patience) {
        giveUpFile();
        return;
    }
    Q_EMIT progressed(m_desk->letters);
}

void Perusal::giveUpFile()
{
    const std::shared_ptr<Desk> stuck = m_desk;
    const qsizetype file = stuck->file;
    if (file == stuck->files.size())
        return; // it has just come to its end
    stop();
    stuck->refuse({stuck->files.value(file), tookTooLong});
    auto next = std::make_shared<Desk>(stuck->knowledge, std::string(), stuck->files.mid(file + 1));
    {
        const std::lock_guard lock(stuck->mutex);
        next->perused = std::move(stuck->perused);
    }
    next->letters = stuck->letters.load();
    begin(std::move(next));
}

} // namespace todoku

#include "ui/patientreader.h"

#include <QThread>
#include <QTimer>

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

const Words tookTooLong{u"読み終わらないため、あきらめました"_s, u"took too long and was given up"_s};

} // namespace

const Words couldNotDigest{u"読み取れませんでした"_s, u"could not be digested"_s};
const Words cannotBeRead{u"読めません。ファイルがあるか、読み取りが許可されているかを確かめてください"_s,
                         u"cannot be read; see whether it is there and may be read"_s};

PatientReader::PatientReader(std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent), m_patience(patience), m_glance(new QTimer(this)),
      m_threads(std::make_shared<std::atomic<int>>(0))
{
    m_glance->setInterval(glanceMs);
    connect(m_glance, &QTimer::timeout, this, &PatientReader::look);
}

PatientReader::~PatientReader()
{
    stop();
    for (int waited = 0; *m_threads > 0 && waited < mostWaitedForMs; ++waited)
        QThread::msleep(1);
}

void PatientReader::begin(std::shared_ptr<Desk> desk)
{
    m_desk = std::move(desk);
    m_signs = -1;
    // The thread keeps its desk alive, whatever becomes of us.
    ++*m_threads;
    std::thread([shared = m_desk, threads = m_threads]() mutable {
        try {
            shared->read();
        } catch (const std::exception &) {
            shared->refuse({shared->files.value(shared->file), couldNotDigest});
        }
        shared->done = true;
        shared.reset();
        --*threads;
    }).detach();
    m_glance->start();
}

void PatientReader::stop()
{
    m_glance->stop();
    if (m_desk)
        m_desk->stop = true;
    m_desk.reset();
}

void PatientReader::look()
{
    if (m_desk->done) {
        collect(*m_desk);
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

void PatientReader::giveUpFile()
{
    const std::shared_ptr<Desk> stuck = m_desk;
    const qsizetype file = stuck->file;
    if (file == stuck->files.size())
        return; // it has just come to its end
    stop();
    stuck->refuse({stuck->files.value(file), tookTooLong});
    std::shared_ptr<Desk> next = stuck->from(file + 1);
    next->letters = stuck->letters.load();
    begin(std::move(next));
}

} // namespace todoku

#include "checkup/checkup.h"

#include "checkup/examination.h"
#include "evidence/handover.h"

#include <QDeadlineTimer>
#include <QTimer>

namespace todoku
{

namespace
{

/// After this, a server is called slow; it is awaited all the same.
constexpr std::chrono::seconds soon{5};

} // namespace

/// Carries what the examination tells from its threads into the Checkup's own.
class Checkup::Run
{
public:
    Run(CheckQuestion question, Checkup *owner)
        : m_examination(std::move(question),
                        {[this, owner](const ProbeState &state) {
                             post(owner, [this, owner, state] {
                                 note(state);
                                 Q_EMIT owner->probeChanged(state);
                             });
                         },
                         [owner](int permille) {
                             post(owner, [owner, permille] { Q_EMIT owner->progressed(permille); });
                         },
                         [this, owner] {
                             post(owner, [this, owner] {
                                 m_evidence = m_examination.evidence();
                                 Q_EMIT owner->evidenceGrew();
                             });
                         },
                         [this, owner] {
                             post(owner, [this, owner] {
                                 m_evidence = m_examination.evidence();
                                 m_running = false;
                                 m_glance.stop();
                                 Q_EMIT owner->finished();
                             });
                         }})
    {
        QObject::connect(&m_glance, &QTimer::timeout, owner, [this, owner] { tellOfTheSlow(owner); });
    }

    void start()
    {
        m_running = true;
        m_glance.start(std::chrono::seconds(1));
        m_examination.start();
    }

    /// A probe under way, and until when its present step counts as quick.
    struct Wait {
        ProbeState state;
        QDeadlineTimer patience{soon};
    };

    Evidence m_evidence;
    bool m_running = false;
    QTimer m_glance;
    QHash<int, Wait> m_waits;
    // Last, so that it is destroyed first: its threads tell the members above.
    Examination m_examination;

private:
    void note(const ProbeState &state)
    {
        if (state.state == ProbeState::State::Running)
            m_waits[state.id] = Wait{state};
        else
            m_waits.remove(state.id);
    }

    void tellOfTheSlow(Checkup *owner)
    {
        for (Wait &wait : m_waits) {
            if (wait.state.waitingLong || !wait.patience.hasExpired())
                continue;
            wait.state.waitingLong = true;
            Q_EMIT owner->probeChanged(wait.state);
        }
    }

    template <class Act>
    static void post(Checkup *owner, Act act)
    {
        handOver([&] {
            QMetaObject::invokeMethod(
                owner,
                [act = std::move(act)] {
                    takeOver();
                    act();
                },
                Qt::QueuedConnection);
        });
    }
};

Checkup::Checkup(CheckQuestion question, QObject *parent)
    : QObject(parent), m_run(std::make_unique<Run>(std::move(question), this))
{
}

Checkup::~Checkup() = default;

void Checkup::start()
{
    if (!m_run->m_running)
        m_run->start();
}

void Checkup::stop()
{
    m_run->m_examination.stop();
}

bool Checkup::isRunning() const
{
    return m_run->m_running;
}

const Evidence &Checkup::evidence() const
{
    return m_run->m_evidence;
}

} // namespace todoku

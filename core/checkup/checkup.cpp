#include "checkup/checkup.h"

#include "checkup/examination.h"

#include <QMetaType>

namespace todoku
{

/// Carries what the examination tells from its threads into the Checkup's own.
class Checkup::Run
{
public:
    Run(CheckQuestion question, Checkup *owner)
        : m_examination(std::move(question),
                        {[owner](const ProbeState &state) {
                             post(owner, [owner, state] { Q_EMIT owner->probeChanged(state); });
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
                                 Q_EMIT owner->finished();
                             });
                         }})
    {
    }

    void start()
    {
        m_running = true;
        m_examination.start();
    }

    Evidence m_evidence;
    bool m_running = false;
    // Last, so that it is destroyed first: its threads tell the members above.
    Examination m_examination;

private:
    template <class Act>
    static void post(Checkup *owner, Act act)
    {
        QMetaObject::invokeMethod(owner, std::move(act), Qt::QueuedConnection);
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

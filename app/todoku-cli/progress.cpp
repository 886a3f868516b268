#include "progress.h"

#include "advice/dialoguewords.h"
#include "advice/report.h"
#include "terminal.h"

namespace todoku
{

using namespace Qt::StringLiterals;

Progress::Progress(const Checkup &checkup, const Call &call)
    : m_checkup(checkup), m_language(call.language()), m_verbose(call.verbose())
{
    if (call.quiet())
        return;
    QObject::connect(&checkup, &Checkup::probeChanged, &checkup,
                     [this](const ProbeState &state) { tell(state); });
    if (m_verbose)
        QObject::connect(&checkup, &Checkup::evidenceGrew, &checkup, [this] { tellDialogues(); });
}

void Progress::tell(const ProbeState &state)
{
    const QString door = said(state.protocol, state.endpoint, m_language);
    if (state.state == ProbeState::State::Done && !m_told.contains(state.id)) {
        m_told.insert(state.id);
        toStandardError(u"%1: %2\n"_s.arg(door, said(state.outcome, m_language)));
    } else if (state.waitingLong && !m_toldSlow.contains(state.id)) {
        m_toldSlow.insert(state.id);
        const Words waiting{u"%1: 返事を待っています (%2)\n"_s, u"%1: still waiting (%2)\n"_s};
        toStandardError(waiting.in(m_language).arg(door, said(state.step, m_language)));
    }
}

void Progress::tellDialogues()
{
    const auto &talks = m_checkup.evidence().conversations;
    for (; m_toldTalks < talks.size(); ++m_toldTalks)
        toStandardError(transcript(talks[m_toldTalks]) + u'\n');
}

} // namespace todoku

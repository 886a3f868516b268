#pragma once

#include "call.h"
#include "checkup/checkup.h"

#include <QSet>

namespace todoku
{

/// Tells on standard error how a check goes on: one line per door when it is done, and with --verbose the
/// dialogues.
class Progress
{
public:
    Progress(const Checkup &checkup, const Call &call);

private:
    void tell(const ProbeState &state);
    void tellDialogues();

    const Checkup &m_checkup;
    Language m_language;
    bool m_verbose;
    QSet<int> m_told; ///< probes that are done
    QSet<int> m_toldSlow;
    qsizetype m_toldTalks = 0;
};

} // namespace todoku

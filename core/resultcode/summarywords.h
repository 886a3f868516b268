#pragma once

#include "resultcode/resultsummary.h"

namespace todoku
{

/// One fact of a summary, for showing: what it is about, and what was found.
struct SummaryLine {
    QString id; ///< "diagnosis", "verdict", "port-25" ..., "receiving", "encryption", "second"
    Words what;
    Words found;
};

/// A summary in words, one fact a line; what was not asked is left out. `knowledge` gives the titles.
QList<SummaryLine> inWords(const ResultSummary &summary, const Knowledge &knowledge);

/// What a diagnosis is called. Says honestly where the number alone is known.
Words titleOf(const NumberedDiagnosis &diagnosis, const Knowledge &knowledge);

Words inWords(Surety surety);
Words inWords(Verdict verdict);
Words inWords(PortState door);
Words inWords(ReceivingState receiving);
Words inWords(EncryptionState encryption);

} // namespace todoku

#pragma once

#include "explanation/explanation.h"

namespace todoku
{

/// Demands what `explain` promises of each explanation: the contract's words and ranges, a title in both
/// languages, a recipient that is an address or none.
void demandExplained(const QList<Explanation> &explanations);

/// All explanations as `explain --json` prints them, in both languages.
QByteArray printed(const QList<Explanation> &explanations);

/// The knowledge of the programs, read once.
const Knowledge &fuzzedKnowledge();

} // namespace todoku

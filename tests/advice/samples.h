#pragma once

#include "advice/report.h"

namespace todoku
{

/// A refused recipient on port 25 and a proved port 587, with a cause for the first.
Evidence sampleEvidence(const QString &serverSays = QStringLiteral("5.7.1 Relaying denied"));
Diagnosis sampleDiagnosis(const QString &serverSays = QStringLiteral("5.7.1 Relaying denied"));

} // namespace todoku

#pragma once

#include "explanation/explanation.h"

namespace todoku
{

/// One line of `explain --json` (resources/schema/explain.schema.json), without its line end.
QByteArray toJsonLine(const Explanation &explanation, Language language);

} // namespace todoku

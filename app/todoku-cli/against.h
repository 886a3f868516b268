#pragma once

#include "explanation/inspection.h"

namespace todoku
{

/// Reads what `check --json` printed, or its `settings` alone. Throws WrongCall where the file holds none.
Expectation expectationFrom(const QString &file);

} // namespace todoku

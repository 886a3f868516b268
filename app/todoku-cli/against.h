#pragma once

#include "profiles/mark.h"

namespace todoku
{

/// What accounts are compared with: the settings, and what else was seen.
struct Expectation {
    Settings settings;
    Seen seen;
};

/// Reads what `check --json` printed, or its `settings` alone. Throws WrongCall where the file holds none.
Expectation expectationFrom(const QString &file);

} // namespace todoku

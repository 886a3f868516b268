#pragma once

#include "explanation/explanation.h"

namespace todoku
{

/// An explanation as people read it in a terminal.
QString explanationAsText(const Explanation &explanation, Language language);

} // namespace todoku

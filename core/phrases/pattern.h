#pragma once

#include "evidence/words.h"

#include <re2/re2.h>

namespace todoku
{

/// How all patterns of the knowledge are read: case does not matter, and an automaton takes no more than
/// `memory` bytes.
RE2::Options patternOptions(qint64 memory);

/// What is wrong with a pattern; empty when nothing is.
Words complaintAboutPattern(const QString &pattern);

} // namespace todoku

#pragma once

#include "diagnosis/knowledge.h"

namespace todoku
{

/// The knowledge that travels inside the programs, as the build compiled it: the same as
/// Knowledge::read(":/knowledge"), a hundred times faster.
Knowledge bundledKnowledge();

} // namespace todoku

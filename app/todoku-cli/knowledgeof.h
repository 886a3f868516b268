#pragma once

#include "call.h"
#include "diagnosis/knowledge.h"

namespace todoku
{

/// The bundled knowledge and the packs of --knowledge on top. Throws WrongCall, with file and line, where a
/// pack is wrong.
Knowledge knowledgeOf(const Call &call);

} // namespace todoku

#pragma once

#include "evidence/evidence.h"

namespace todoku
{

/// A specimen of resources/knowledge (see FORMAT.md there), played through the real probes.
struct PlayedSpecimen {
    Evidence evidence;
    QString firstOffScript; ///< empty if all went as written
};

PlayedSpecimen playSpecimen(const QString &text);

} // namespace todoku

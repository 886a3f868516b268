#pragma once

#include "ui/practice.h"

namespace todoku
{

/// The bundled server and its scenarios. The server of the last scene runs for as long as this, or a copy of
/// it, lives.
Practice practiceAtHome();

} // namespace todoku

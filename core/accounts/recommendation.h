#pragma once

#include "accounts/providers.h"
#include "evidence/evidence.h"

namespace todoku
{

/// What was proved, and where nothing was, what the provider's profile says and this run did not disprove;
/// `proved` tells the two apart. A fact that nobody has checked is never recommended unproved.
Settings recommended(const Settings &proved, const QList<KnownServer> &known, const Evidence &evidence);

} // namespace todoku

#pragma once

#include "accounts/providers.h"
#include "evidence/evidence.h"

namespace todoku
{

/// What was proved, and where nothing was, what the provider's profile says, or else what the owner of the
/// mail domain publishes (publishedIn), as far as this run did not disprove it; `proved` tells them apart. A
/// fact that nobody has checked is never recommended unproved, and neither is a guess.
Settings recommended(const Settings &proved, const QList<KnownServer> &known, const Evidence &evidence);

} // namespace todoku

#pragma once

#include "advice/advice.h"
#include "masking/mask.h"

namespace todoku
{

/// A result as it may leave this computer: what every report makes of it holds nothing of what was hidden.
struct Shareable {
    Advice advice;
    Evidence evidence;
    QList<Replacement> replacements; ///< for the preview: what was replaced by what. Stays here
};

/// Replaces names, addresses and hosts in a whole result, everywhere by the same words. Pure. `diagnosis` is
/// the one that `advice` puts into words: it is put into words once more, of replaced values, since a name
/// that is also an ordinary word cannot be found in a finished sentence. Language, settings and code are
/// those of `advice`. Nothing is changed where nothing is to be hidden.
///
/// Not hidden are what servers and certificates say of themselves without naming a host (an issuer, a
/// program's version), and the ids of the mail provider and of the line.
Shareable masked(const Advice &advice, const Diagnosis &diagnosis, const Evidence &evidence,
                 const HiddenKinds &kinds);

} // namespace todoku

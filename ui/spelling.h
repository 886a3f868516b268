#pragma once

#include "evidence/words.h"

#include <QList>

namespace todoku
{

/// A few letters of a value, as they are read to somebody on the phone.
struct SpelledGroup {
    QString letters; ///< "smtp", ".", "587"
    QString reading; ///< "Sierra, Mike, Tango, Papa"; 「エス、エム（メキシコの M）、ティー（東京の T）…」

    friend bool operator==(const SpelledGroup &, const SpelledGroup &) = default;
};

/// A host, an address, a user name or a number in groups of four letters at most, signs by themselves. In
/// English by the ICAO alphabet; in Japanese by the letters' names, with a word beside those that sound
/// alike. What is neither Latin letter, digit nor known sign is given as it is.
QList<SpelledGroup> spelled(const QString &value, Language language);

} // namespace todoku

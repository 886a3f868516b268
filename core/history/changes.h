#pragma once

#include "history/remembered.h"

namespace todoku
{

/// One thing that is different.
struct Change {
    QString id; ///< "line", "diagnosis", "port-25" ..., "receiving", "encryption", "server", "issuer"
    Words text; ///< "Port 25: sending was seen to work -> no answer"
};

/// What is different in the later result. What one of the two did not ask is no difference. `knowledge` gives
/// the titles. Pure.
QList<Change> changesBetween(const RememberedResult &earlier, const RememberedResult &later,
                             const Knowledge &knowledge);

/// What the difference means, in a sentence or two: on one line, what became of it; on two, whether the line
/// is the reason. Cautious where it is only likely. Pure.
Words whatItMeans(const RememberedResult &earlier, const RememberedResult &later, const Knowledge &knowledge);

} // namespace todoku

#pragma once

#include <QString>

#include <cstdio>
#include <cstdlib>

namespace todoku
{

/// What must hold whatever the bytes are. Where it does not, the program ends, and libFuzzer keeps the input.
inline void demand(bool holds, const char *what, const QString &seen = {})
{
    if (holds)
        return;
    std::fprintf(stderr, "Does not hold: %s\n%s\n", what, seen.toUtf8().constData());
    std::abort();
}

} // namespace todoku

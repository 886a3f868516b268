#pragma once

namespace todoku
{

/// What the command line says to scripts (contract).
enum ExitStatus {
    Works = 0,         ///< sending works; or the command did what it was told
    Named = 1,         ///< a problem was found and named
    CalledWrongly = 2, ///< the call or the input is wrong
    NotNamed = 3,      ///< a problem was found, but not named with confidence
    Fault = 4,         ///< our own
};

} // namespace todoku

#pragma once

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

/// The leak check of the address sanitizer, at once instead of at the end: by then QCA has unloaded its
/// plug-ins, and what their libraries held would look lost.
inline void lookForLeaksNow()
{
#ifdef __SANITIZE_ADDRESS__
    __lsan_do_leak_check();
#endif
}

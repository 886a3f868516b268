#pragma once

/// Shows the thread sanitizer how Qt's queues hand work from one thread to another. Qt's own locks do that
/// for everybody else, but Debian's Qt is not built for the sanitizer, which would take whatever passes
/// through a queue for a race. One mark stands for all queues, as a queue's lock would: what was done before
/// `handOver` has happened before what comes after a later `takeOver`. In every other build these cost
/// nothing.

#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>

extern "C" {
void AnnotateIgnoreReadsBegin(const char *file, int line);
void AnnotateIgnoreReadsEnd(const char *file, int line);
void AnnotateIgnoreWritesBegin(const char *file, int line);
void AnnotateIgnoreWritesEnd(const char *file, int line);
}
#endif

namespace todoku
{

#ifdef __SANITIZE_THREAD__

inline char handOverMark;

/// What was done here is ready for another thread.
inline void giveBack()
{
    __tsan_release(&handOverMark);
}

/// First thing in the thread that the work was handed to.
inline void takeOver()
{
    __tsan_acquire(&handOverMark);
}

/// Calls `give`, which puts work into a queue of Qt's; what Qt writes meanwhile is its own affair.
template <class Give>
void handOver(Give give)
{
    giveBack();
    AnnotateIgnoreReadsBegin(__FILE__, __LINE__);
    AnnotateIgnoreWritesBegin(__FILE__, __LINE__);
    give();
    AnnotateIgnoreWritesEnd(__FILE__, __LINE__);
    AnnotateIgnoreReadsEnd(__FILE__, __LINE__);
}

#else

inline void giveBack() {}
inline void takeOver() {}
template <class Give>
void handOver(Give give)
{
    give();
}

#endif

} // namespace todoku

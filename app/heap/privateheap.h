#pragma once

/// From now on, every block of memory that any part of this program gives back is overwritten first: what Qt,
/// QCA, OpenSSL and the mechanisms of libsasl2 copied of a password does not outlive their use of it. Costs
/// some time for each block, so it is called when a password is about to be taken in, not before. Works with
/// glibc; elsewhere, and under a sanitizer (which has a heap of its own), it does nothing.
/// An "extern C" name, since the commands of todoku-cli get it as a plain function.
extern "C" void overwriteFreedMemory();

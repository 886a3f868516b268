#include "privateheap.h"

#include <features.h>

#if defined(__has_feature)
#define TODOKU_HAS(feature) __has_feature(feature)
#else
#define TODOKU_HAS(feature) 0
#endif

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) &&                 \
    !TODOKU_HAS(address_sanitizer) && !TODOKU_HAS(thread_sanitizer)

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <malloc.h>

namespace
{
std::atomic<bool> overwriting = false;
}

// The C library's own, under the names that it exports for whoever stands in front of it. Standing in front
// of malloc() itself is not wanted.
extern "C" void __libc_free(void *block);                   // NOLINT(bugprone-reserved-identifier)
extern "C" void *__libc_realloc(void *block, size_t bytes); // NOLINT(bugprone-reserved-identifier)

extern "C" void overwriteFreedMemory()
{
    overwriting.store(true, std::memory_order_relaxed);
}

extern "C" void free(void *block) noexcept
{
    if (block && overwriting.load(std::memory_order_relaxed))
        explicit_bzero(block, malloc_usable_size(block));
    __libc_free(block);
}

extern "C" void *realloc(void *block, size_t bytes) noexcept
{
    // The C library would leave the old block behind as it is.
    if (!block || !overwriting.load(std::memory_order_relaxed))
        return __libc_realloc(block, bytes);
    if (bytes == 0) {
        free(block);
        return nullptr;
    }
    const size_t had = malloc_usable_size(block);
    if (bytes <= had && bytes >= had / 2) {
        explicit_bzero(static_cast<char *>(block) + bytes, had - bytes);
        return block;
    }
    void *moved = malloc(bytes);
    if (moved) {
        std::memcpy(moved, block, std::min(had, bytes));
        free(block);
    }
    return moved;
}

#else

extern "C" void overwriteFreedMemory() {}

#endif

#include "memoryimage.h"

#include <QString>

#include <array>
#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <sys/mman.h>
#include <unistd.h>

namespace todoku
{

namespace
{

constexpr unsigned char disguise = 0xa5;
constexpr size_t window = 1 << 20;
constexpr size_t longestNeedle = 1024;

struct Region {
    uintptr_t from = 0;
    uintptr_t to = 0;
    std::string name;
};

/// What this process can write to. A password never stands anywhere else.
std::vector<Region> writableRegions()
{
    std::vector<Region> regions;
    const std::unique_ptr<FILE, int (*)(FILE *)> maps(std::fopen("/proc/self/maps", "re"), &std::fclose);
    std::array<char, 4096> line{};
    while (maps && std::fgets(line.data(), int(line.size()), maps.get())) {
        uintptr_t from = 0;
        uintptr_t to = 0;
        std::array<char, 5> leave{};
        int named = 0;
        if (std::sscanf(line.data(), "%" SCNxPTR "-%" SCNxPTR " %4s %*x %*s %*d %n", &from, &to, leave.data(),
                        &named) < 3)
            continue;
        // Under the address sanitizer, terabytes are mapped for its own shadow.
        if (leave[0] != 'r' || leave[1] != 'w' || to - from > (uintptr_t(1) << 40))
            continue;
        std::string name = line.data() + named;
        while (!name.empty() && name.back() == '\n')
            name.pop_back();
        regions.push_back({from, to, name.empty() ? "unnamed memory" : name});
    }
    return regions;
}

/// Whether each page of the region has ever been touched. Reserved memory can be vast.
std::vector<bool> presentPages(const Region &region)
{
    const auto page = size_t(sysconf(_SC_PAGESIZE));
    const size_t count = (region.to - region.from) / page;
    std::vector<bool> present(count);
    const int map = ::open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
    std::array<uint64_t, 512> entries{};
    for (size_t at = 0; at < count;) {
        const size_t wanted = std::min(entries.size(), count - at);
        const auto offset = off_t((region.from / page + at) * sizeof(uint64_t));
        const ssize_t got = ::pread(map, entries.data(), wanted * sizeof(uint64_t), offset);
        if (got <= 0)
            break;
        const size_t many = size_t(got) / sizeof(uint64_t);
        for (size_t i = 0; i < many; ++i)
            present[at + i] = (entries[i] >> 62U) != 0; // bit 63: in memory, 62: swapped out
        at += many;
    }
    ::close(map);
    return present;
}

} // namespace

Needles::Needles(const Secret &secret)
{
    const QByteArray bytes = secret.reveal().toByteArray();
    add("plain", bytes);
    const QString text = QString::fromUtf8(bytes);
    add("UTF-16", QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2));
    add("hexadecimal", bytes.toHex());
    // What stands before it in a blob shifts its base64 by none, one or two octets; both ends depend on the
    // neighbours.
    for (int shift = 0; shift < 3; ++shift)
        add("base64", (QByteArray(shift, '\0') + bytes).toBase64().mid(4).chopped(4));
}

void Needles::add(const char *form, const QByteArray &bytes)
{
    Needle needle{form, {}};
    for (const char c : bytes)
        needle.disguised.push_back(static_cast<unsigned char>(c) ^ disguise);
    m_needles.push_back(std::move(needle));
}

std::vector<std::string> Needles::found() const
{
    // Memory of its own, which is not searched: what is read, and behind it the needle without its disguise.
    const size_t room = window + 2 * longestNeedle;
    auto *read = static_cast<unsigned char *>(
        mmap(nullptr, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    unsigned char *plain = read + window + longestNeedle;
    const auto own = reinterpret_cast<uintptr_t>(read);
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    std::vector<std::string> places;
    const auto lookAt = [&](uintptr_t from, uintptr_t end, const std::string &name) {
        // As a file: what is freed or poisoned for a sanitizer can be read as well.
        const ssize_t got =
            ::pread(memory, read, std::min<size_t>(window + longestNeedle, end - from), off_t(from));
        for (const Needle &needle : m_needles) {
            const size_t length = needle.disguised.size();
            for (size_t i = 0; i < length; ++i)
                plain[i] = needle.disguised[i] ^ disguise;
            const unsigned char *at = read;
            const unsigned char *const stop = read + std::max<ssize_t>(got, 0);
            while ((at = static_cast<const unsigned char *>(memmem(at, size_t(stop - at), plain, length)))) {
                if (size_t(at - read) < window) // else the next window finds it
                    places.push_back(needle.form + " in " + name);
                ++at;
            }
        }
    };
    const auto page = size_t(sysconf(_SC_PAGESIZE));
    for (const Region &region : writableRegions()) {
        const std::vector<bool> present = presentPages(region);
        const auto toSearch = [&](size_t index) {
            const uintptr_t at = region.from + index * page;
            return present[index] && (at < own || at >= own + room);
        };
        for (size_t first = 0; first < present.size(); ++first) {
            size_t last = first;
            while (last < present.size() && toSearch(last))
                ++last;
            const uintptr_t end = region.from + last * page;
            for (uintptr_t from = region.from + first * page; from < end; from += window)
                lookAt(from, end, region.name);
            first = last;
        }
    }
    ::close(memory);
    explicit_bzero(read, room);
    munmap(read, room);
    return places;
}

} // namespace todoku

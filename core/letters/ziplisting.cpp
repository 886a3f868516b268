#include "letters/ziplisting.h"

#include "evidence/servertext.h"

#include <algorithm>

namespace todoku
{

namespace
{

constexpr std::string_view localHeader("PK\x03\x04", 4);
constexpr std::string_view directoryEntry("PK\x01\x02", 4);
constexpr std::string_view directoryEnd("PK\x05\x06", 4);
constexpr std::size_t directoryEndSize = 22;
constexpr std::size_t longestComment = 0xFFFF;

/// A number of `size` bytes, the lowest first; 0 where the bytes end before it.
std::size_t number(std::string_view bytes, std::size_t at, std::size_t size)
{
    if (at > bytes.size() || bytes.size() - at < size)
        return 0;
    std::size_t value = 0;
    for (std::size_t i = size; i > 0; --i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
    return value;
}

QString nameFrom(std::string_view bytes)
{
    return decodeServerText(QByteArray(bytes.data(), qsizetype(std::min<std::size_t>(bytes.size(), 1024))));
}

void readEntries(std::string_view directory, ZipListing &listing)
{
    while (directory.starts_with(directoryEntry) && directory.size() >= 46 &&
           listing.names.size() < ZipListing::mostNames) {
        const std::size_t nameSize = number(directory, 28, 2);
        const std::size_t all = 46 + nameSize + number(directory, 30, 2) + number(directory, 32, 2);
        listing.encrypted = listing.encrypted || (number(directory, 8, 2) & 1) != 0;
        listing.names += nameFrom(directory.substr(46, nameSize));
        directory.remove_prefix(std::min(all, directory.size()));
    }
}

} // namespace

std::optional<ZipListing> zipListing(std::string_view bytes)
{
    ZipListing listing;
    const std::size_t tail = std::min(bytes.size(), directoryEndSize + longestComment);
    const std::size_t inTail = bytes.substr(bytes.size() - tail).rfind(directoryEnd);
    if (inTail != std::string_view::npos) {
        // Measured from its end and not by its offset: a program that unpacks itself stands before the
        // archive.
        const std::size_t end = bytes.size() - tail + inTail;
        const std::size_t size = number(bytes, end + 12, 4);
        if (size <= end) {
            listing.whole = true;
            readEntries(bytes.substr(end - size, size), listing);
            if (!listing.names.isEmpty() || bytes.starts_with(directoryEnd))
                return listing;
        }
    }
    listing.whole = false;
    if (!bytes.starts_with(localHeader) || bytes.size() < 30)
        return std::nullopt;
    listing.encrypted = (number(bytes, 6, 2) & 1) != 0;
    listing.names = {nameFrom(bytes.substr(30, number(bytes, 26, 2)))};
    return listing;
}

} // namespace todoku

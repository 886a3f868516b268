#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace todoku
{

/// Whether no byte has its eighth bit set. Eight bytes at a time, since every letter is asked.
inline bool isAscii(std::string_view bytes)
{
    constexpr std::uint64_t eighthBits = 0x8080808080808080U;
    while (bytes.size() >= sizeof eighthBits) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data(), sizeof eight);
        if ((eight & eighthBits) != 0)
            return false;
        bytes.remove_prefix(sizeof eight);
    }
    for (const char c : bytes)
        if (static_cast<unsigned char>(c) >= 0x80)
            return false;
    return true;
}

/// An ASCII letter in lower case, whatever the locale; anything else as it is.
constexpr char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

inline std::string lowered(std::string_view text)
{
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(), [](char c) { return lowered(c); });
    return low;
}

} // namespace todoku

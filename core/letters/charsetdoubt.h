#pragma once

#include "letters/letter.h"

#include <optional>

namespace todoku
{

/// Why a text may arrive as a jumble of letters (mojibake).
struct CharsetDoubt {
    /// does-not-fit: the bytes are not what the charset says; machine-dependent: letters that ISO-2022-JP
    /// lacks and that stand in it all the same; charset-missing; charset-unknown; raw-header: a header field
    /// that is not encoded.
    QString kind;
    QString charset;    ///< as the letter names it; may be empty
    QString characters; ///< the machine-dependent ones, each once, at most twenty
};

/// The first doubt about a text part of the body; at most `limit` bytes of it are looked at.
std::optional<CharsetDoubt> charsetDoubtOf(const Part &text, std::size_t limit);

/// The same about a header field's raw value: its encoded words (RFC 2047), or that it has none and should.
std::optional<CharsetDoubt> charsetDoubtOfField(std::string_view raw);

} // namespace todoku

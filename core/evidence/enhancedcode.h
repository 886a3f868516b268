#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace todoku
{

/// The enhanced status code (RFC 3463) that a reply's text begins with, or that stands at its end as
/// "(#5.7.1)", as qmail and its kin write it. Empty where there is none, or where its class contradicts the
/// reply's code (0: no code).
QString enhancedStatusCode(const QString &text, int replyCode);

/// The length of the code that stands at this place; 0 where none does: "5.7.1", but not the beginning of
/// "5.7.1.2".
std::size_t enhancedCodeAt(std::string_view text, std::size_t at);

/// The first code of class 4 or 5, or 2 where that may be meant, anywhere in a text; empty where there is
/// none.
std::string enhancedCodeIn(std::string_view text, bool mayBeSuccess = false);

} // namespace todoku

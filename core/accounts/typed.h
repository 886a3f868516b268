#pragma once

#include <QString>

#include <optional>

namespace todoku
{

/// What people type or paste is put right rather than refused: full-width letters and digits, "＠", "。" for
/// a dot, a long vowel mark for a hyphen, quotes, "mailto:", a trailing dot, invisible characters.
QString tidied(const QString &typed);

/// A server as typed: "mail.example.jp", "mail.example.jp:587", "[2001:db8::1]:25".
struct TypedServer {
    QString host; ///< in lower case; international names in their ASCII form, IPv6 addresses without brackets
    std::optional<quint16> port;

    friend bool operator==(const TypedServer &, const TypedServer &) = default;
};

/// Nothing where no server can be meant.
std::optional<TypedServer> serverFromTyped(const QString &typed);

/// A port from 1 to 65535; nothing for all else.
std::optional<quint16> portFromTyped(const QString &typed);

/// An e-mail address with its domain in lower case and its ASCII form; nothing where it lacks either side of
/// the "@".
std::optional<QString> addressFromTyped(const QString &typed);

} // namespace todoku

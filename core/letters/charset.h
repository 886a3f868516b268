#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <string>

namespace todoku
{

/// Bytes in a charset that a letter names, as text: by iconv's name for it, with Microsoft's tables for what
/// calls itself Shift_JIS or ISO-2022-JP, since that is what is written in Japan. Nothing where the bytes are
/// not in it, or there is no such charset.
std::optional<QString> textFrom(const QByteArray &charset, const std::string &bytes);

/// Begins GMime, the first time it is called. What is declared here does so by itself.
void startGMime();

/// Whether there is a charset of that name.
bool isKnownCharset(const QByteArray &charset);

} // namespace todoku

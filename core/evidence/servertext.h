#pragma once

#include <QByteArray>
#include <QString>

namespace todoku
{

/// What a server sent, as text: UTF-8 where it is, else ISO-2022-JP, EUC-JP or Shift_JIS where that is
/// plausible, else Latin-1. Each line is decoded by itself, so that no escape state leaks into the next. The
/// result is `shown`.
QString decodeServerText(const QByteArray &bytes);

/// Makes text of a stranger safe to show: control characters, ANSI sequences, bidirectional overrides and
/// zero-width characters become visible signs; at most `limit` characters are kept.
QString shown(const QString &text, int limit = 2048);

} // namespace todoku

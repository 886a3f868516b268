#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace todoku
{

/// Writes a file whole or not at all, readable for its owner only. What stood there before stays until then.
/// Nothing where it went well, else why not, in the system's words.
///
/// QSaveFile alone does not see a disk that fills up in the middle: a write that was cut short counts as
/// good there (Qt 6.4), and the cut file takes the place of the old one.
std::optional<QString> writeWholeFile(const QString &path, const QByteArray &content);

} // namespace todoku

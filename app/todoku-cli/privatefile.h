#pragma once

#include <QByteArray>
#include <QString>

namespace todoku
{

// Files that a call names for its results.

/// Says before anything is done that a file cannot be written there. Throws WrongCall.
void demandWritable(const QString &file);
/// Writes it, readable for nobody else, all or nothing. Throws WrongCall.
void savePrivately(const QString &path, const QByteArray &content);
/// Throws the WrongCall of a file that cannot be written.
[[noreturn]] void refuseToWrite(const QString &file, const QString &why);

} // namespace todoku

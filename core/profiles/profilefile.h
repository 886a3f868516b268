#pragma once

#include "evidence/result.h"

#include <QByteArray>
#include <QList>

namespace todoku
{

/// The bytes of a mail program's file, opened for reading only. Complains about what is no regular file (a
/// pipe would keep us waiting), cannot be opened, or is larger than any file of settings (16 MB).
Result<QByteArray> readProfileFile(const QString &file);

/// A file of settings as text.
struct ProfileText {
    QString text;
    QString file;
    bool whole = true; ///< false when it ends in the middle of a line: it was cut off, or is being written
    QList<Complaint> doubts; ///< that it is cut off; that it is not in the charset that the program writes
};

/// How a file ends that is all there.
enum class Ending {
    LineBreak, ///< behind the last line, where nothing else tells a whole line from the beginning of one
    Any,       ///< the format itself shows what is cut off
};

/// UTF-8, UTF-16 with its mark, or the Shift_JIS (CP932) of a Japanese Windows, in lines. Complains about
/// what is no text.
Result<ProfileText> profileText(const QByteArray &bytes, const QString &file,
                                Ending ending = Ending::LineBreak);

/// The sentence about a file that is cut off at that line.
Complaint cutOff(const QString &file, int line);

/// The name of the folder in which a file lies.
QString folderNameOf(const QString &file);

} // namespace todoku

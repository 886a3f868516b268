#pragma once

#include "letters/letter.h"

#include <QList>
#include <QStringList>

namespace todoku
{

/// A file that goes with a letter, and what a mail gateway sees in it.
struct Attachment {
    QString name;           ///< as given; may be empty. May hold what deceives the eye: show it with `shown`
    qint64 size = 0;        ///< bytes as sent, after its transfer encoding, with CRLF between the lines
    qint64 fileSize = 0;    ///< bytes of the file itself
    QStringList inside;     ///< names of the files in it, of an archive
    bool isFile = false;    ///< it is meant to be saved: it has a name, or says that it is an attachment
    bool isProgram = false; ///< by its content: DOS, Windows, Linux
    bool isEncryptedZip = false;
    bool isEncryptedDocument = false; ///< PDF or Office file that opens with a password
    bool hasMacros = false;           ///< by its content
    bool isOldOffice = false;         ///< Office's format of before 2007, which may hold macros

    /// "exe" for "setup.EXE": in lower case, half-width; empty where it has none.
    QString extension() const;
    /// A sign in the name turns the direction of writing, so that "gpj.exe" can be shown as "exe.jpg".
    bool hasTurnedName() const;
};

/// "exe" for "setup.EXE "; empty where what stands behind the last point is no extension: "2026.11.22".
QString extensionOf(const QString &name);

/// All files that go with the letter, those of letters inside it too, up to `deepestLetter` levels.
QList<Attachment> attachmentsOf(const Letter &letter);
constexpr int deepestLetter = 3;

/// What is read as the letter's own text: its text parts that are no attachments, in order.
QList<const Part *> bodyOf(const Letter &letter);

} // namespace todoku

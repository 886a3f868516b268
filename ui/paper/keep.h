#pragma once

#include "advice/advice.h"

namespace todoku
{

/// Writes the report into a file that only its owner can read, in the format of the file's ending, or of
/// `otherwise` where the ending says nothing (it is then added). Gives the file's name as written; nothing
/// where it could not be written.
QString keepReport(const Advice &advice, const Evidence &evidence, double elapsedMs, const QString &file,
                   const QString &otherwise);

/// Writes a file that only its owner can read, all or nothing; false where it could not be written.
bool keepPrivately(const QByteArray &bytes, const QString &file);

/// Draws a report in HTML as a PDF of A4 pages. Nothing that the page refers to is loaded. False where it
/// could not be written.
bool printReport(const QString &html, const QString &pdfFile);

} // namespace todoku

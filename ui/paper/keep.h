#pragma once

#include <QByteArray>
#include <QString>

namespace todoku
{

/// Writes a file that only its owner can read, all or nothing; false where it could not be written (no
/// rights, a full disk): then what stood there before still does.
bool keepPrivately(const QByteArray &bytes, const QString &file);

/// Draws a report in HTML as a PDF of A4 pages. Nothing that the page refers to is loaded. False where it
/// could not be written.
bool printReport(const QString &html, const QString &pdfFile);

} // namespace todoku

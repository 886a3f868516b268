#pragma once

#include <QByteArray>
#include <QString>

namespace todoku
{

/// A report on sheets of A4.
struct Drawing {
    QByteArray pdf;
    QString text; ///< every word on it, in order
    int sheets = 0;
};

/// How many sheets a drawing may take.
enum class Sheets { One, AsManyAsItTakes };

/// Draws a report in HTML. Nothing that the page refers to is loaded. Where it is to be one sheet, the
/// letters become as small as that takes. In any thread.
Drawing drawn(const QString &html, Sheets sheets = Sheets::AsManyAsItTakes);

} // namespace todoku

#include "ui/paper/keep.h"

#include "evidence/wholefile.h"
#include "ui/paper/drawing.h"

namespace todoku
{

bool keepPrivately(const QByteArray &bytes, const QString &file)
{
    return !writeWholeFile(file, bytes);
}

bool printReport(const QString &html, const QString &pdfFile)
{
    return keepPrivately(drawn(html).pdf, pdfFile);
}

} // namespace todoku

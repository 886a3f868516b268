#include "ui/paper/drawing.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>

namespace todoku
{

namespace
{

constexpr int points = 10;
constexpr int dotsPerInch = 300;
constexpr double shrinking = 1.05; ///< at a time

/// A document that looks at nothing outside itself, whatever its HTML says.
class ClosedDocument : public QTextDocument
{
protected:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

/// As QTextDocument::toPlainText(), with the numbers of the steps, which stand on the sheet too.
QString wordsOn(const QTextDocument &document)
{
    QStringList lines;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QString line = block.text().replace(QChar::LineSeparator, u'\n');
        if (const QTextList *list = block.textList();
            list && list->format().style() == QTextListFormat::ListDecimal)
            line.prepend(list->itemText(block) + u' ');
        lines += line;
    }
    return lines.join(u'\n');
}

} // namespace

Drawing drawn(const QString &html, Sheets sheets)
{
    Drawing drawing;
    QBuffer buffer(&drawing.pdf);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait,
                                     QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter));
    writer.setResolution(dotsPerInch);
    // Page by page: QTextDocument::print() would put margins of its own within ours.
    QSizeF page = writer.pageLayout().paintRectPixels(writer.resolution()).size();
    ClosedDocument document;
    document.documentLayout()->setPaintDevice(&writer);
    document.setDefaultFont(QFont(QFont().family(), points));
    document.setDocumentMargin(0);
    document.setHtml(html);
    document.setPageSize(page);
    // A larger sheet that is drawn smaller: so the words wrap as they should, whatever there is of them.
    double scale = 1;
    while (sheets == Sheets::One && document.pageCount() > 1) {
        scale /= shrinking;
        page *= shrinking;
        document.setPageSize(page);
    }
    QPainter painter(&writer);
    painter.scale(scale, scale);
    for (int i = 0; i < document.pageCount(); ++i) {
        if (i > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -i * page.height());
        document.drawContents(&painter, QRectF(0, i * page.height(), page.width(), page.height()));
        painter.restore();
    }
    drawing.text = wordsOn(document);
    drawing.sheets = document.pageCount();
    return drawing;
}

} // namespace todoku

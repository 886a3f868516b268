#include "ui/paper/keep.h"

#include "advice/report.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

/// A document that looks at nothing outside itself, whatever its HTML says.
class ClosedDocument : public QTextDocument
{
protected:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

QByteArray drawn(const QString &html)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait,
                                         QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter));
        writer.setResolution(300);
        // Page by page: QTextDocument::print() would put margins of its own within ours.
        const QRect page = writer.pageLayout().paintRectPixels(writer.resolution());
        ClosedDocument document;
        document.documentLayout()->setPaintDevice(&writer);
        document.setDefaultFont(QFont(QFont().family(), 10));
        document.setDocumentMargin(0);
        document.setHtml(html);
        document.setPageSize(page.size());
        QPainter painter(&writer);
        for (int i = 0; i < document.pageCount(); ++i) {
            if (i > 0)
                writer.newPage();
            painter.save();
            painter.translate(0, -i * page.height());
            document.drawContents(&painter, QRectF(0, i * page.height(), page.width(), page.height()));
            painter.restore();
        }
    }
    return bytes;
}

} // namespace

bool keepPrivately(const QByteArray &bytes, const QString &file)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return false;
    // Addresses and user names stand in it. Set after opening, since QSaveFile takes over what an older file
    // allowed.
    out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    out.write(bytes);
    return out.commit();
}

QString keepReport(const Advice &advice, const Evidence &evidence, double elapsedMs, const QString &file,
                   const QString &otherwise)
{
    QString format = QFileInfo(file).suffix().toLower();
    QString name = file;
    if (format != u"txt" && format != u"html" && format != u"pdf" && format != u"json") {
        format = otherwise.isEmpty() ? u"txt"_s : otherwise;
        name += u'.' + format;
    }
    QByteArray bytes;
    if (format == u"txt")
        bytes = textReport(advice, evidence).toUtf8();
    else if (format == u"html")
        bytes = htmlReport(advice, evidence).toUtf8();
    else if (format == u"pdf")
        bytes = drawn(htmlReport(advice, evidence));
    else
        bytes = QJsonDocument(checkJson(advice, evidence, elapsedMs)).toJson();
    return keepPrivately(bytes, name) ? name : QString();
}

bool printReport(const QString &html, const QString &pdfFile)
{
    return keepPrivately(drawn(html), pdfFile);
}

} // namespace todoku

#include "exports/formats.h"
#include "exports/sheet.h"

#include <QCryptographicHash>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// One A4 page in print, without variables, so that QTextDocument reads it too.
QString style()
{
    return u"body{font-family:sans-serif;max-width:40em;margin:2em auto;padding:0 1em;line-height:1.5;"
           "color:#1a1a1a;background:#ffffff}\n"
           "h1{font-size:1.4em;margin:0 0 .3em}\n"
           "h2{font-size:1.05em;margin:1.1em 0 .3em;border-bottom:1px solid #999999}\n"
           "p{margin:.4em 0}\ntable{border-collapse:collapse}\n"
           "td,th{text-align:left;vertical-align:top;padding:.15em .8em .15em 0;font-weight:normal}\n"
           "td{overflow-wrap:anywhere}\nth{color:#595959}\n"
           ".value{font-family:monospace;font-size:1.15em}\n.small{color:#595959;font-size:.85em}\n"
           "@media print{@page{size:A4;margin:14mm}body{font-size:10pt;margin:0;max-width:none;padding:0}}\n"_s;
}

/// Nothing may be loaded, and no style but this one used.
QString policy()
{
    const QByteArray hash = QCryptographicHash::hash(style().toUtf8(), QCryptographicHash::Sha256).toBase64();
    return u"default-src 'none'; style-src 'sha256-%1'"_s.arg(QString::fromLatin1(hash));
}

QString asHtml(const SheetRow &row)
{
    QString cell = u"<span class=\"value\">%1</span>"_s.arg(row.value.toHtmlEscaped());
    if (!row.spelling.isEmpty())
        cell += u"<br><span class=\"small\">%1</span>"_s.arg(row.spelling.toHtmlEscaped());
    return u"<tr><th>%1</th><td>%2</td></tr>\n"_s.arg(row.label.toHtmlEscaped(), cell);
}

QString asHtml(const SheetPart &part)
{
    QString html = u"<h2>%1</h2>\n<table>\n"_s.arg(part.heading.toHtmlEscaped());
    for (const SheetRow &row : part.rows)
        html += asHtml(row);
    html += u"</table>\n"_s;
    return part.note.isEmpty() ? html
                               : html + u"<p class=\"small\">%1</p>\n"_s.arg(part.note.toHtmlEscaped());
}

} // namespace

Result<QByteArray> asHtmlSheet(const ExportedAccount &account, Language language)
{
    const SettingsSheet sheet = sheetOf(account, language);
    QString body = u"<h1>%1</h1>\n"_s.arg(sheet.title.toHtmlEscaped());
    for (const SheetPart &part : sheet.parts)
        body += asHtml(part);
    for (const QString &remark : sheet.remarks)
        body += u"<p>%1</p>\n"_s.arg(remark.toHtmlEscaped());
    return u"<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"%2\">\n"
           "<meta name=\"viewport\" content=\"width=device-width\">\n"
           "<title>%3</title>\n<style>%4</style>\n</head>\n<body>\n%5</body>\n</html>\n"_s
               .arg(language == Language::Japanese ? u"ja"_s : u"en"_s, policy(), sheet.title.toHtmlEscaped(),
                    style(), body)
               .toUtf8();
}

} // namespace todoku

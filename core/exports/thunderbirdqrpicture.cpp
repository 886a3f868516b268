#include "exports/fit.h"
#include "exports/formats.h"
#include "exports/qrmatrix.h"

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// Describes the page of the program, since nobody has checked its words.
const Words &howToScan()
{
    static const Words words{
        u"スマートフォンの Thunderbird のアカウント追加の画面で読み取ってください。パスワードは入っていません。"_s,
        u"Scan this while adding an account in Thunderbird on the phone. It holds no password."_s};
    return words;
}

Result<QrMatrix> matrixOf(const ExportedAccount &account)
{
    const auto payload = asThunderbirdQrPayload(account);
    if (!payload)
        return payload.complaint();
    if (auto matrix = QrMatrix::of(*payload))
        return *matrix;
    return cannot(u"設定が長すぎて 1 つの QR コードに入りません。"_s,
                  u"The settings are too long for one QR code."_s);
}

/// One run of dark squares a step: far fewer than a rectangle for each.
QString darkRuns(const QrMatrix &matrix)
{
    QString path;
    for (int y = 0; y < matrix.side(); ++y) {
        for (int x = 0; x < matrix.side(); ++x) {
            int run = 0;
            while (matrix.dark(x + run, y))
                ++run;
            if (run > 0)
                path += u"M%1,%2h%3v1h-%3z"_s.arg(x).arg(y).arg(run);
            x += run;
        }
    }
    return path;
}

} // namespace

Result<QByteArray> asThunderbirdQrSvg(const ExportedAccount &account, Language language)
{
    const auto matrix = matrixOf(account);
    if (!matrix)
        return matrix.complaint();
    const int side = matrix->side();
    return u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%1\" viewBox=\"0 0 %2 %2\" "
           "shape-rendering=\"crispEdges\">\n<title>%3</title>\n"
           "<rect width=\"%2\" height=\"%2\" fill=\"#ffffff\"/>\n<path fill=\"#000000\" d=\"%4\"/>\n</svg>\n"_s
               .arg(QString::number(6 * side), QString::number(side),
                    howToScan().in(language).toHtmlEscaped(), darkRuns(*matrix))
               .toUtf8();
}

Result<QByteArray> asThunderbirdQrText(const ExportedAccount &account, Language language)
{
    const auto matrix = matrixOf(account);
    if (!matrix)
        return matrix.complaint();
    static const Words ground{
        u"（明るい地に暗い文字の画面では白黒が逆になり、読み取れないことがあります。）"_s,
        u"(On a screen with dark letters on a light ground it is reversed and may not be read.)"_s};
    QString text;
    // Two rows a line, and the light squares drawn: letters are light on a terminal's dark ground.
    for (int y = 0; y < matrix->side(); y += 2) {
        for (int x = 0; x < matrix->side(); ++x) {
            const bool upper = !matrix->dark(x, y);
            const bool lower = y + 1 < matrix->side() && !matrix->dark(x, y + 1);
            text += upper && lower ? u'█' : upper ? u'▀' : lower ? u'▄' : u' ';
        }
        text += u'\n';
    }
    return (text + howToScan().in(language) + u'\n' + ground.in(language) + u'\n').toUtf8();
}

} // namespace todoku

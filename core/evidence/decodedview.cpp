#include "evidence/decodedview.h"

#include <QMap>
#include <QRegularExpression>
#include <QStringList>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// As often as somebody may have escaped what was escaped.
constexpr int mostLayers = 3;

QString readable(QByteArray bytes)
{
    bytes.replace('\0', QByteArrayView());
    return QString::fromLatin1(bytes);
}

} // namespace

DecodedView::DecodedView(const QString &text) : m_text(text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        m_from += i;
        m_to += i + 1;
    }
}

DecodedView DecodedView::decoded(const QString &text)
{
    DecodedView view(text);
    for (int layer = 0; layer < mostLayers && view.undoOnce(); ++layer) {
    }
    return view;
}

QStringList DecodedView::layers(const QString &text)
{
    DecodedView view(text);
    QStringList layers{text};
    while (layers.size() <= mostLayers && view.undoOnce())
        layers += view.m_text;
    return layers;
}

/// False where there was nothing to undo.
bool DecodedView::undoOnce()
{
    static const QRegularExpression escape(
        u"[%=+]([0-9a-f]{2})|\\\\x([0-9a-f]{2})|\\\\u00([0-9a-f]{2})|&#x0*([0-9a-f]{2});|&#0*([0-9]{2,3});|([！-～])|\\\\([\"/\\\\])|&(amp|lt|gt|quot|apos);"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QMap<QString, QChar> named{
        {u"amp"_s, u'&'}, {u"lt"_s, u'<'}, {u"gt"_s, u'>'}, {u"quot"_s, u'"'}, {u"apos"_s, u'\''}};
    QString text;
    QList<qsizetype> from;
    QList<qsizetype> to;
    qsizetype at = 0;
    const auto keepUntil = [&](qsizetype end) {
        for (; at < end; ++at) {
            text += m_text[at];
            from += m_from[at];
            to += m_to[at];
        }
    };
    bool undone = false;
    auto matches = escape.globalMatch(m_text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        int code = 0;
        if (match.hasCaptured(8))
            code = named.value(match.captured(8).toLower()).unicode();
        else if (match.hasCaptured(7))
            code = match.capturedView(7)[0].unicode();
        else if (match.hasCaptured(6))
            code = match.capturedView(6)[0].unicode() - 0xFEE0;
        else if (match.hasCaptured(5))
            code = match.capturedView(5).toInt();
        else
            for (int group = 1; group <= 4; ++group)
                if (match.hasCaptured(group))
                    code = match.capturedView(group).toInt(nullptr, 16);
        if (code < 0x20 || code > 0x7e) // what is no escape stays
            continue;
        keepUntil(match.capturedStart());
        text += QChar(code);
        from += m_from[match.capturedStart()];
        to += m_to[match.capturedEnd() - 1];
        at = match.capturedEnd();
        undone = true;
    }
    keepUntil(m_text.size());
    if (undone) {
        m_text = text;
        m_from = from;
        m_to = to;
    }
    return undone;
}

QStringList hiddenIn(const QString &run)
{
    QStringList readings;
    const QByteArray bytes = run.toLatin1();
    static const QRegularExpression hexOnly(u"^[0-9a-fA-F]+$"_s);
    const bool isHex = hexOnly.match(run).hasMatch();
    for (qsizetype begin = 0; begin < 4 && begin < bytes.size(); ++begin) {
        QByteArray part = bytes.mid(begin);
        while (part.endsWith('='))
            part.chop(1);
        if (part.size() % 4 == 1)
            part.chop(1);
        for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding})
            readings += readable(QByteArray::fromBase64(part, alphabet | QByteArray::OmitTrailingEquals));
        if (isHex && begin < 2)
            readings += readable(QByteArray::fromHex(bytes.mid(begin).left((bytes.size() - begin) / 2 * 2)));
    }
    return readings;
}

} // namespace todoku

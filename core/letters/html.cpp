#include "letters/html.h"

#include <QHash>

namespace todoku
{

namespace
{

bool endsLine(QStringView tag)
{
    static const QStringList tags =
        QStringLiteral("br p div tr li ul ol table h1 h2 h3 h4 h5 h6 pre blockquote hr title").split(u' ');
    return tags.contains(tag.toString());
}

QString entity(QStringView name)
{
    static const QHash<QString, QString> known{
        {QStringLiteral("lt"), QStringLiteral("<")},   {QStringLiteral("gt"), QStringLiteral(">")},
        {QStringLiteral("amp"), QStringLiteral("&")},  {QStringLiteral("quot"), QStringLiteral("\"")},
        {QStringLiteral("apos"), QStringLiteral("'")}, {QStringLiteral("nbsp"), QStringLiteral(" ")}};
    if (name.startsWith(u'#')) {
        const bool hex = name.mid(1, 1).compare(u"x", Qt::CaseInsensitive) == 0;
        bool isNumber = false;
        const uint code = name.mid(hex ? 2 : 1).toUInt(&isNumber, hex ? 16 : 10);
        if (isNumber && code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF)) {
            const char32_t one = code;
            return QString::fromUcs4(&one, 1);
        }
        return {};
    }
    return known.value(name.toString());
}

} // namespace

QString textOfHtml(const QString &html)
{
    QString text;
    text.reserve(html.size());
    QString skipUntil; ///< the tag that ends what is no text
    for (qsizetype at = 0; at < html.size(); ++at) {
        const QChar c = html[at];
        if (c == u'<') {
            const qsizetype end = html.indexOf(u'>', at);
            if (end < 0)
                break;
            qsizetype begin = at + 1;
            const bool closes = begin < end && html[begin] == u'/';
            begin += closes ? 1 : 0;
            qsizetype stop = begin;
            while (stop < end && html[stop].isLetterOrNumber())
                ++stop;
            const QString tag = html.mid(begin, stop - begin).toLower();
            // "<taro@example.jp>" that nobody escaped is meant to be read.
            const QStringView inside = QStringView(html).mid(at + 1, end - at - 1);
            if (skipUntil.isEmpty() && inside.contains(u'@') && !inside.contains(u' '))
                text += QStringView(html).mid(at, end - at + 1);
            else if (!skipUntil.isEmpty())
                skipUntil = closes && tag == skipUntil ? QString() : skipUntil;
            else if (!closes && (tag == QLatin1String("style") || tag == QLatin1String("script")))
                skipUntil = tag;
            else if (endsLine(tag))
                text += u'\n';
            at = end;
        } else if (!skipUntil.isEmpty()) {
            continue;
        } else if (c == u'&') {
            const qsizetype length = QStringView(html).mid(at, 12).indexOf(u';');
            const qsizetype end = at + length;
            const QString said = length > 0 ? entity(QStringView(html).mid(at + 1, length - 1)) : QString();
            text += said.isEmpty() ? QString(c) : said;
            at = said.isEmpty() ? at : end;
        } else {
            text += c;
        }
    }
    return text;
}

} // namespace todoku

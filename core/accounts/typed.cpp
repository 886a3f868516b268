#include "accounts/typed.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace todoku
{

namespace
{

/// Byte order marks, zero-width characters and marks of direction: they come along when a web page is copied.
bool isInvisible(QChar c)
{
    const ushort u = c.unicode();
    return u == 0xFEFF || u == 0x00AD || (u >= 0x200B && u <= 0x200F) || (u >= 0x202A && u <= 0x202E) ||
           (u >= 0x2060 && u <= 0x206F);
}

QString withoutInvisible(QString text)
{
    text.removeIf(isInvisible);
    return text;
}

/// Takes off what stands around an address in a letter or on a web page.
QString unwrapped(QString text)
{
    static const QRegularExpression scheme(
        QStringLiteral("^(mailto|smtps?|pop3?s?|imaps?|https?|submissions?):(//)?"),
        QRegularExpression::CaseInsensitiveOption);
    const QString openers = QStringLiteral("\"'`<(「『“‘＜（〈《");
    const QString closers = QStringLiteral("\"'`>)」』”’＞）〉》,;、，/");
    text = text.trimmed();
    while (!text.isEmpty() && openers.contains(text.front()))
        text = text.mid(1).trimmed();
    text.remove(scheme);
    while (!text.isEmpty() && closers.contains(text.back()))
        text = text.chopped(1).trimmed();
    return text;
}

bool isAsciiWordPart(QChar c)
{
    return c.unicode() < 0x80 && c.isLetterOrNumber();
}

/// A long vowel mark between ASCII letters was meant as a hyphen; in a Japanese name it is a letter.
QString withHyphens(QString text)
{
    const QString strokes = QStringLiteral("ー‐‑‒–—―−");
    for (qsizetype i = 1; i + 1 < text.size(); ++i)
        if (strokes.contains(text[i]) && isAsciiWordPart(text[i - 1]) && isAsciiWordPart(text[i + 1]))
            text[i] = u'-';
    return text;
}

/// The name as the name system and certificates know it; empty where it cannot be a host's.
QString hostFrom(const QString &text)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?"
                                                         "(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*$"));
    const QString ace = plain.match(text).hasMatch() ? text : QString::fromLatin1(QUrl::toAce(text));
    const QStringList labels = ace.split(u'.');
    const bool fits =
        ace.size() <= 253 && plain.match(ace).hasMatch() &&
        std::all_of(labels.cbegin(), labels.cend(), [](const QString &l) { return l.size() <= 63; });
    return fits ? ace.toLower() : QString();
}

bool isIpv6(const QString &text)
{
    static const QRegularExpression shape(
        QStringLiteral("^[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[\\w.-]+)?$"));
    return shape.match(text).hasMatch();
}

} // namespace

QString tidied(const QString &typed)
{
    // This order matters: NFKC leaves "。", "ー" and the dashes alone, and QUrl::toAce would make punycode of
    // them.
    QString text = unwrapped(withoutInvisible(typed)).normalized(QString::NormalizationForm_KC);
    text = unwrapped(withoutInvisible(text));
    text.replace(u'。', u'.').replace(QChar(0xFF61), u'.');
    text = withHyphens(text);
    while (text.endsWith(u'.'))
        text.chop(1);
    return text.trimmed();
}

std::optional<TypedServer> serverFromTyped(const QString &typed)
{
    const QString text = tidied(typed);
    static const QRegularExpression bracketed(QStringLiteral("^\\[([^\\]]+)\\](?::(.+))?$"));
    QString host = text;
    QString port;
    if (const auto match = bracketed.match(text); match.hasMatch()) {
        host = match.captured(1);
        port = match.captured(2);
        if (!isIpv6(host))
            return std::nullopt;
    } else if (const qsizetype colon = text.indexOf(u':'); colon >= 0 && !isIpv6(text)) {
        host = text.left(colon).trimmed();
        port = text.mid(colon + 1);
        if (port.isEmpty())
            return std::nullopt;
    }
    TypedServer server{isIpv6(host) ? host.toLower() : hostFrom(host), std::nullopt};
    if (!port.isEmpty()) {
        server.port = portFromTyped(port);
        if (!server.port)
            return std::nullopt;
    }
    return server.host.isEmpty() ? std::nullopt : std::optional(server);
}

std::optional<quint16> portFromTyped(const QString &typed)
{
    const QString text = tidied(typed);
    const bool digits =
        !text.isEmpty() && text.size() <= 5 &&
        std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const int port = digits ? text.toInt() : 0;
    return port >= 1 && port <= 65535 ? std::optional(quint16(port)) : std::nullopt;
}

std::optional<QString> addressFromTyped(const QString &typed)
{
    const QString text = tidied(typed);
    const qsizetype at = text.lastIndexOf(u'@');
    if (at <= 0)
        return std::nullopt;
    const QString local = text.left(at);
    const QString domain = hostFrom(text.mid(at + 1));
    const bool quoted = local.startsWith(u'"') && local.endsWith(u'"') && local.size() > 2;
    const bool plain = std::none_of(local.cbegin(), local.cend(), [](QChar c) {
        return c.isSpace() || c.unicode() < 0x20 || QStringLiteral("@<>\",;:()[]\\").contains(c);
    });
    if (domain.isEmpty() || !(plain || quoted))
        return std::nullopt;
    return local + u'@' + domain;
}

} // namespace todoku

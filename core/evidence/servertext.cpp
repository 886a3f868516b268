#include "evidence/servertext.h"

#include "evidence/ascii.h"

#include <QStringDecoder>

#include <algorithm>
#include <map>
#include <string_view>

namespace todoku
{

namespace
{

/// The text if `bytes` are wholly valid in that encoding.
std::optional<QString> decodedAs(const char *encoding, const QByteArray &bytes)
{
    // Opening a converter takes longer than a line does: each thread keeps those that it has opened. Not
    // behind a fault, nor one that an escape may have left in another state: ICU's remember both beyond
    // resetState().
    static thread_local std::map<std::string_view, QStringDecoder> opened;
    QStringDecoder &decoder = opened.try_emplace(encoding, encoding).first->second;
    if (!decoder.isValid())
        return std::nullopt;
    decoder.resetState();
    const QString text = decoder.decode(bytes);
    // ICU marks a bad byte by U+FFFD or, in the Japanese tables, by U+001A without setting the error flag.
    const bool clean = !decoder.hasError() && !text.contains(QChar(0xFFFD)) && !text.contains(QChar(0x1A));
    if (!clean || bytes.contains('\x1b'))
        opened.erase(encoding);
    return clean ? std::optional(text) : std::nullopt;
}

/// The same, but what ends in the middle of a character is not valid: the decoder itself would just forget
/// it.
std::optional<QString> decodedWholeAs(const char *encoding, const QByteArray &bytes)
{
    auto text = decodedAs(encoding, bytes + '\n');
    if (text)
        text->chop(1);
    return text;
}

/// How Japanese a text looks: kana count double, half-width kana count against, since Shift_JIS reads EUC-JP
/// as those.
int japaneseness(const QString &text)
{
    int score = 0;
    for (const QChar c : text) {
        const ushort u = c.unicode();
        if (u >= 0x3040 && u <= 0x30FF)
            score += 2;
        else if (u >= 0x4E00 && u <= 0x9FFF)
            score += 1;
        else if (u >= 0xFF61 && u <= 0xFF9F)
            score -= 2;
    }
    return score;
}

/// Shift_JIS takes an accented letter and the ASCII letter behind it for one kanji; Japanese has several in a
/// row.
bool hasJapaneseInARow(const QString &text)
{
    for (qsizetype i = 1; i < text.size(); ++i)
        if (text[i].unicode() >= 0x80 && text[i - 1].unicode() >= 0x80)
            return true;
    return false;
}

bool isHarmless(QChar c)
{
    const ushort u = c.unicode();
    return (u >= 0x20 && u < 0x7F) || (u >= 0xA0 && u < 0x200B) || (u >= 0x2010 && u < 0x2028) ||
           (u >= 0x202F && u < 0x2060) || (u >= 0x2070 && u != 0xFEFF);
}

} // namespace

QString decodeServerText(const QByteArray &bytes)
{
    if (bytes.contains('\x1b') && (bytes.contains("\x1b$") || bytes.contains("\x1b(")))
        if (const auto text = decodedAs("ISO-2022-JP", bytes))
            return shown(*text);
    if (isAscii({bytes.constData(), std::size_t(bytes.size())}))
        return shown(QString::fromLatin1(bytes));
    if (const auto text = decodedWholeAs("UTF-8", bytes))
        return shown(*text);
    const auto euc = decodedWholeAs("EUC-JP", bytes);
    const auto sjis = decodedWholeAs("Shift_JIS", bytes);
    if (euc && (!sjis || japaneseness(*euc) >= japaneseness(*sjis)))
        return shown(*euc);
    if (sjis && hasJapaneseInARow(*sjis))
        return shown(*sjis);
    return shown(QString::fromLatin1(bytes));
}

QString shown(const QString &text, int limit)
{
    // Nearly all text is harmless, and a mailbox holds much of it: it is taken as it is, or in long runs.
    const auto harmlessFrom = [&](qsizetype at) {
        return std::find_if_not(text.cbegin() + at, text.cend(), isHarmless) - text.cbegin();
    };
    qsizetype end = harmlessFrom(0);
    if (end == text.size() && end <= limit)
        return text;
    QString out;
    out.reserve(qMin<qsizetype>(text.size(), limit) + 1);
    for (qsizetype at = 0; at < text.size(); end = harmlessFrom(at)) {
        const qsizetype room = limit - out.size();
        if (room <= 0) {
            out += QChar(0x2026);
            break;
        }
        if (end > at) {
            const qsizetype length = std::min(end - at, room);
            out += QStringView(text).mid(at, length);
            at += length;
            continue;
        }
        const ushort u = text[at++].unicode();
        if (u == '\t')
            out += u' ';
        else if (u < 0x20) // the control pictures: ESC becomes U+241B, NUL U+2400
            out += QChar(0x2400 + u);
        else if (u == 0x7F)
            out += QChar(0x2421);
        else // bidirectional marks, zero-width characters, line separators
            out += QStringLiteral("<U+%1>").arg(u, 4, 16, QLatin1Char('0'));
    }
    return out;
}

} // namespace todoku

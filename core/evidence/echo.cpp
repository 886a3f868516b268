#include "evidence/echo.h"

#include <QByteArrayView>

#include <algorithm>

namespace todoku
{

namespace
{

/// From this many octets on, the beginning or the end of a password tells too much.
constexpr qsizetype tellingPiece = 8;
const QByteArray blank = "***";

int valueOfHex(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

bool isHexAt(QByteArrayView text, qsizetype at, qsizetype digits)
{
    if (at + digits > text.size())
        return false;
    return std::all_of(text.begin() + at, text.begin() + at + digits,
                       [](char c) { return valueOfHex(c) >= 0; });
}

/// %41 =41 \x41 \u0041 &#65; &#x41; &amp; and \" are taken for what they stand for; NULs, and the signs that
/// are shown for control characters, are left out.
QByteArray unescaped(const QString &text)
{
    static const QList<std::pair<QByteArray, char>> names{
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    QString plain = text;
    plain.removeIf(
        [](QChar c) { return c.unicode() < 0x20 || (c.unicode() >= 0x2400 && c.unicode() < 0x2440); });
    const QByteArray bytes = plain.toUtf8();
    QByteArray out;
    out.reserve(bytes.size());
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        const char next = i + 1 < bytes.size() ? bytes[i + 1] : '\0';
        if ((c == '%' || c == '=') && isHexAt(bytes, i + 1, 2)) {
            out += char(bytes.mid(i + 1, 2).toInt(nullptr, 16));
            i += 2;
        } else if (c == '\\' && next == 'x' && isHexAt(bytes, i + 2, 2)) {
            out += char(bytes.mid(i + 2, 2).toInt(nullptr, 16));
            i += 3;
        } else if (c == '\\' && next == 'u' && isHexAt(bytes, i + 2, 4)) {
            out += QString(QChar(bytes.mid(i + 2, 4).toUShort(nullptr, 16))).toUtf8();
            i += 5;
        } else if (c == '\\' && next != '\0') {
            out += next;
            ++i;
        } else if (c == '&' && next == '#') {
            const qsizetype end = bytes.indexOf(';', i);
            const bool hex = end > i + 2 && (bytes[i + 2] | 0x20) == 'x';
            bool isNumber = false;
            const uint code =
                end < 0 || end > i + 10
                    ? 0
                    : bytes.mid(i + (hex ? 3 : 2), end - i - (hex ? 3 : 2)).toUInt(&isNumber, hex ? 16 : 10);
            if (isNumber && code > 0 && code < 0x110000) {
                const char32_t letter = code;
                out += QString::fromUcs4(&letter, 1).toUtf8();
                i = end;
            } else {
                out += c;
            }
        } else {
            const auto named = std::find_if(names.cbegin(), names.cend(), [&](const auto &one) {
                return bytes.mid(i, one.first.size()) == one.first;
            });
            out += named == names.cend() ? c : named->second;
            i += named == names.cend() ? 0 : named->first.size() - 1;
        }
    }
    return out;
}

/// Calls `look` with each run of characters that `belongs` takes, if it is long enough.
template <class Belongs, class Look>
bool anyRun(const QByteArray &text, qsizetype atLeast, Belongs belongs, Look look)
{
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i;
        while (end < text.size() && belongs(text[end]))
            ++end;
        if (end - i >= atLeast && look(text.mid(i, end - i)))
            return true;
        i = std::max(end, i + 1);
    }
    return false;
}

bool isBase64(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '/' || c == '-' || c == '_';
}

/// Whether the secret stands in there in a form that hides where.
bool hidesIn(const QString &line, const QByteArray &secret)
{
    if (unescaped(line).contains(secret))
        return true;
    const QByteArray bytes = line.toUtf8();
    const bool inHex = anyRun(
        bytes, secret.size() * 2, [](char c) { return valueOfHex(c) >= 0; },
        [&](const QByteArray &run) {
            return QByteArray::fromHex(run.chopped(run.size() % 2)).contains(secret) ||
                   QByteArray::fromHex(run.mid(1).chopped((run.size() + 1) % 2)).contains(secret);
        });
    return inHex || anyRun(bytes, (secret.size() * 4 + 2) / 3, isBase64, [&](const QByteArray &run) {
               for (qsizetype shift = 0; shift < 4; ++shift) {
                   QByteArray text = run.mid(shift);
                   text.replace('-', '+').replace('_', '/');
                   if (QByteArray::fromBase64(text).contains(secret))
                       return true;
               }
               return false;
           });
}

} // namespace

Reply withoutEcho(Reply reply, const Secret &secret)
{
    if (secret.isEmpty())
        return reply;
    // Looked at where it lies: a copy would outlive it.
    const QCA::SecureArray &held = secret.reveal();
    const auto piece = [&held](qsizetype at, qsizetype size) {
        return QByteArray::fromRawData(held.constData() + at, size);
    };
    const QByteArray word = piece(0, held.size());
    QByteArrayList lines;
    for (const QString &line : std::as_const(reply.lines))
        lines += line.toUtf8();
    const bool inALine = std::any_of(lines.cbegin(), lines.cend(),
                                     [&word](const QByteArray &line) { return line.contains(word); });
    const bool overLines = !inALine && lines.join().contains(word);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QByteArray &line = lines[i];
        const QByteArray before = line;
        line.replace(word, blank);
        if (word.size() > tellingPiece)
            line.replace(piece(0, tellingPiece), blank)
                .replace(piece(word.size() - tellingPiece, tellingPiece), blank);
        if (overLines || hidesIn(QString::fromUtf8(line), word))
            line = blank;
        if (line != before)
            reply.lines[i] = QString::fromUtf8(line);
    }
    return reply;
}

} // namespace todoku

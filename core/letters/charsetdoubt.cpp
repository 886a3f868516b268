#include "letters/charsetdoubt.h"

#include "evidence/ascii.h"
#include "evidence/servertext.h"
#include "letters/charset.h"

#include <QRegularExpression>

#include <algorithm>

namespace todoku
{

namespace
{

constexpr int mostCharacters = 20;

bool isIso2022Jp(const QByteArray &charset)
{
    return charset == "iso-2022-jp";
}

/// A character of JIS X 0208's plane, or of the rows that Microsoft and NEC added to it.
QString fromPlane(unsigned char first, unsigned char second)
{
    // The same place in Shift_JIS, where it has a name that every iconv knows.
    const int lead = (first - 0x21) / 2 + 0x81;
    const int trail = (first & 1) != 0 ? second + (second >= 0x60 ? 0x20 : 0x1F) : second + 0x7E;
    const std::string sjis{char(lead > 0x9F ? lead + 0x40 : lead), char(trail)};
    return textFrom("shift_jis", sjis).value_or(QString());
}

/// NEC's row 13 (①㈱) and rows 89 to 92 (髙﨑), which JIS X 0208 leaves empty.
bool isAddedRow(unsigned char first)
{
    return first == 0x2D || (first >= 0x79 && first <= 0x7C);
}

/// ISO-2022-JP read by its own rules (RFC 1468).
struct Iso2022Reading {
    bool fits = true;
    QString added; ///< characters that are not in it

    void add(const QString &character)
    {
        if (!character.isEmpty() && !added.contains(character) && added.size() < mostCharacters)
            added += character;
    }
};

Iso2022Reading readIso2022(std::string_view bytes)
{
    enum class Set { Ascii, Kana, Plane } set = Set::Ascii;
    Iso2022Reading reading;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        if (c == 0x1B) {
            const std::string_view escape = bytes.substr(i + 1, 2);
            if (escape == "$B" || escape == "$@")
                set = Set::Plane;
            else if (escape == "(I")
                set = Set::Kana;
            else if (escape == "(B" || escape == "(J")
                set = Set::Ascii;
            else
                reading.fits = false;
            i += 2;
        } else if (c >= 0xA1 && c <= 0xDF && set == Set::Ascii) {
            reading.add(QChar(0xFF61 + c - 0xA1)); // half-width kana in eight bits
        } else if (c >= 0x80) {
            reading.fits = false;
        } else if (c == '\n') {
            set = Set::Ascii;
        } else if (set == Set::Kana && c >= 0x21 && c <= 0x5F) {
            reading.add(QChar(0xFF61 + c - 0x21));
        } else if (set == Set::Plane && c >= 0x21 && c <= 0x7E) {
            const auto second = static_cast<unsigned char>(i + 1 < bytes.size() ? bytes[i + 1] : 0);
            if (second < 0x21 || second > 0x7E)
                reading.fits = false;
            else if (isAddedRow(c))
                reading.add(fromPlane(c, second));
            ++i;
        }
    }
    return reading;
}

std::optional<CharsetDoubt> doubtAbout(const QByteArray &written, const std::string &bytes)
{
    const QByteArray charset = written.toLower();
    const QString name = shown(QString::fromLatin1(written), 40);
    if (isIso2022Jp(charset)) {
        const Iso2022Reading reading = readIso2022(bytes);
        if (!reading.fits)
            return CharsetDoubt{QStringLiteral("does-not-fit"), name, {}};
        if (!reading.added.isEmpty())
            return CharsetDoubt{QStringLiteral("machine-dependent"), name, reading.added};
        return std::nullopt;
    }
    if (isAscii(bytes) && bytes.find('\x1B') == std::string::npos)
        return std::nullopt;
    if (charset == "us-ascii")
        return CharsetDoubt{QStringLiteral("does-not-fit"), name, {}};
    if (textFrom(charset, bytes))
        return std::nullopt;
    return CharsetDoubt{isKnownCharset(charset) ? QStringLiteral("does-not-fit")
                                                : QStringLiteral("charset-unknown"),
                        name,
                        {}};
}

} // namespace

std::optional<CharsetDoubt> charsetDoubtOf(const Part &text, std::size_t limit)
{
    std::string bytes = decodedContent(text, limit);
    // Cut in the middle of a letter, what is right would look wrong.
    if (bytes.size() >= limit)
        bytes.resize(bytes.rfind('\n') + 1);
    if (!text.charset.empty())
        return doubtAbout(QByteArray::fromStdString(text.charset), bytes);
    if (isAscii(bytes) && bytes.find('\x1B') == std::string::npos)
        return std::nullopt;
    // A page names its charset in itself.
    if (text.type == "text/html" &&
        QByteArray::fromStdString(bytes.substr(0, 2048)).toLower().contains("charset="))
        return std::nullopt;
    return CharsetDoubt{QStringLiteral("charset-missing"), {}, {}};
}

std::optional<CharsetDoubt> charsetDoubtOfField(std::string_view raw)
{
    if (!isAscii(raw) || raw.find('\x1B') != std::string_view::npos)
        return CharsetDoubt{QStringLiteral("raw-header"), {}, {}};
    static const QRegularExpression encoded(
        QStringLiteral("=\\?([a-z0-9_-]{1,40})(?:\\*[a-z-]*)?\\?([bq])\\?([^? ]{0,2000})\\?="),
        QRegularExpression::CaseInsensitiveOption);
    const QString value =
        QString::fromLatin1(raw.data(), qsizetype(std::min<std::size_t>(raw.size(), 20000)));
    for (auto it = encoded.globalMatch(value); it.hasNext();) {
        const auto match = it.next();
        const QByteArray content = match.captured(3).toLatin1();
        const QByteArray bytes =
            match.captured(2).toLower() == u'b'
                ? QByteArray::fromBase64(content)
                : QByteArray::fromPercentEncoding(QByteArray(content).replace('_', ' '), '=');
        // Programs that know no better cut UTF-8 between its bytes; readers put such words together again.
        const auto doubt = doubtAbout(match.captured(1).toLatin1(), bytes.toStdString());
        if (doubt && (doubt->kind == QStringLiteral("machine-dependent") ||
                      doubt->kind == QStringLiteral("charset-unknown")))
            return doubt;
    }
    return std::nullopt;
}

} // namespace todoku

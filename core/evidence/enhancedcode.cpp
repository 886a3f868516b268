#include "evidence/enhancedcode.h"

#include <QRegularExpression>

#include <cctype>

namespace todoku
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordLetter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

} // namespace

QString enhancedStatusCode(const QString &text, int replyCode)
{
    static const QRegularExpression front(QStringLiteral("^([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])"));
    static const QRegularExpression end(
        QStringLiteral("\\(#([245]\\.\\d{1,3}\\.\\d{1,3})(?: [^)]*)?\\)\\s*$"));
    for (const QRegularExpression &place : {front, end}) {
        const QString code = place.match(text.trimmed()).captured(1);
        if (!code.isEmpty() && (replyCode == 0 || code.front().digitValue() == replyCode / 100))
            return code;
    }
    return {};
}

std::size_t enhancedCodeAt(std::string_view text, std::size_t at)
{
    if (at >= text.size() || (text[at] != '2' && text[at] != '4' && text[at] != '5'))
        return 0;
    std::size_t i = at + 1;
    for (int part = 0; part < 2; ++part) {
        if (i >= text.size() || text[i] != '.')
            return 0;
        const std::size_t begin = ++i;
        while (i < text.size() && isDigit(text[i]))
            ++i;
        if (i == begin || i - begin > 3)
            return 0;
    }
    if (i < text.size() &&
        (isWordLetter(text[i]) || (text[i] == '.' && i + 1 < text.size() && isDigit(text[i + 1]))))
        return 0;
    return i - at;
}

std::string enhancedCodeIn(std::string_view text, bool mayBeSuccess)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!isDigit(text[at]))
            continue;
        if (at > 0 && (isWordLetter(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '/'))
            continue;
        if (text[at] == '2' && !mayBeSuccess) // 2.0.12 is somebody's version
            continue;
        if (const std::size_t length = enhancedCodeAt(text, at))
            return std::string(text.substr(at, length));
    }
    return {};
}

} // namespace todoku

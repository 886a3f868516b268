#include "explanation/jsonline.h"

#include <QHash>

#include <array>
#include <charconv>
#include <cmath>

namespace todoku
{

namespace
{

/// What RFC 8259 section 7 wants escaped, and DEL, which terminals swallow.
bool isPlain(char c)
{
    const unsigned char u = static_cast<unsigned char>(c);
    return u >= 0x20 && u != 0x7F && c != '"' && c != '\\';
}

void escape(std::string &out, char c)
{
    static const char digits[] = "0123456789abcdef";
    const unsigned char u = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
        out += '\\';
        out += c;
    } else if (c == '\n') {
        out += "\\n";
    } else {
        out += "\\u00";
        out += digits[u >> 4];
        out += digits[u & 15];
    }
}

void appendFresh(std::string &out, const QString &text)
{
    // An unpaired surrogate has no UTF-8: toUtf8 makes it a question mark.
    const QByteArray bytes = text.toUtf8();
    out += '"';
    std::size_t from = 0;
    for (std::size_t at = 0; at < std::size_t(bytes.size()); ++at) {
        if (isPlain(bytes.constData()[at]))
            continue;
        out.append(bytes.constData() + from, at - from);
        escape(out, bytes.constData()[at]);
        from = at + 1;
    }
    out.append(bytes.constData() + from, std::size_t(bytes.size()) - from);
    out += '"';
}

/// What is explained at length is explained to many: the same sentences again and again.
void append(std::string &out, const QString &text)
{
    static thread_local QHash<QString, std::string> known;
    constexpr qsizetype most = 2000;
    constexpr qsizetype shortest = 60;
    constexpr qsizetype longest = 1000;
    if (text.size() < shortest || text.size() > longest) {
        appendFresh(out, text);
        return;
    }
    if (known.size() >= most)
        known.clear();
    std::string &one = known[text];
    if (one.empty())
        appendFresh(one, text);
    out += one;
}

} // namespace

void JsonLine::begin(const char *key)
{
    if (m_line.size() > 1)
        m_line += ',';
    m_line += '"';
    m_line += key;
    m_line += "\":";
}

void JsonLine::add(const char *key, const QString &text)
{
    begin(key);
    append(m_line, text);
}

void JsonLine::add(const char *key, const QStringList &texts)
{
    begin(key);
    m_line += '[';
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (i > 0)
            m_line += ',';
        append(m_line, texts[i]);
    }
    m_line += ']';
}

void JsonLine::add(const char *key, double number)
{
    begin(key);
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.begin(), digits.end(), number, std::chars_format::general, 6);
    m_line += std::isfinite(number) ? std::string_view(digits.data(), std::size_t(end.ptr - digits.data()))
                                    : std::string_view("null");
}

void JsonLine::add(const char *key, qint64 number)
{
    begin(key);
    m_line += std::to_string(number);
}

void JsonLine::add(const char *key, bool yes)
{
    begin(key);
    m_line += yes ? "true" : "false";
}

void JsonLine::addNull(const char *key)
{
    begin(key);
    m_line += "null";
}

void JsonLine::addWord(const char *key, const QString &word)
{
    if (word.isEmpty())
        addNull(key);
    else
        add(key, word);
}

void JsonLine::addRaw(const char *key, const QByteArray &json)
{
    begin(key);
    m_line.append(json.constData(), std::size_t(json.size()));
}

QByteArray JsonLine::take()
{
    m_line += '}';
    const QByteArray line(m_line.data(), qsizetype(m_line.size()));
    m_line.assign(1, '{');
    return line;
}

QByteArray JsonLine::quoted(const QString &text)
{
    std::string out;
    append(out, text);
    return QByteArray::fromStdString(out);
}

} // namespace todoku

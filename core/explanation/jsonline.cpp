#include "explanation/jsonline.h"

#include <QHash>

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

void escape(QByteArray &out, char c)
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

QByteArray escaped(const QString &text)
{
    // An unpaired surrogate has no UTF-8: toUtf8 makes it a question mark.
    const QByteArray bytes = text.toUtf8();
    QByteArray out;
    out.reserve(bytes.size() + 2);
    out += '"';
    qsizetype from = 0;
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        if (isPlain(bytes[at]))
            continue;
        out.append(bytes.constData() + from, at - from);
        escape(out, bytes[at]);
        from = at + 1;
    }
    out.append(bytes.constData() + from, bytes.size() - from);
    return out += '"';
}

/// What is explained at length is explained to many: the same sentences again and again.
void append(QByteArray &out, const QString &text)
{
    static thread_local QHash<QString, QByteArray> known;
    constexpr qsizetype most = 2000;
    constexpr qsizetype shortest = 40;
    constexpr qsizetype longest = 1000;
    if (text.size() < shortest || text.size() > longest) {
        out += escaped(text);
        return;
    }
    if (known.size() >= most)
        known.clear();
    QByteArray &one = known[text];
    if (one.isEmpty())
        one = escaped(text);
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
    m_line += std::isfinite(number) ? QByteArray::number(number, 'g', 6) : QByteArray("null");
}

void JsonLine::add(const char *key, qint64 number)
{
    begin(key);
    m_line += QByteArray::number(number);
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
    m_line += json;
}

QByteArray JsonLine::take()
{
    m_line += '}';
    return std::exchange(m_line, "{");
}

QByteArray JsonLine::quoted(const QString &text)
{
    QByteArray out;
    append(out, text);
    return out;
}

} // namespace todoku

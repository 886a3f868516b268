#include "testserver/imapwords.h"

#include <algorithm>

namespace todoku
{

namespace
{

constexpr int deepest = 10;
constexpr qsizetype mostRanges = 1000;

/// Reads words off a text; falls silent after the first mistake.
class Reader
{
public:
    explicit Reader(const QByteArray &text) : m_text(text) {}

    QList<ImapWord> words(int depth)
    {
        QList<ImapWord> out;
        if (depth > deepest)
            m_wrong = true;
        while (!m_wrong && m_at < m_text.size()) {
            const char c = m_text.at(m_at);
            if (c == ' ') {
                ++m_at;
            } else if (c == ')') {
                break;
            } else if (c == '(') {
                ++m_at;
                ImapWord list;
                list.isList = true;
                list.items = words(depth + 1);
                expect(')');
                out.append(list);
            } else if (c == '"') {
                out.append(quoted());
            } else if (c == '{') {
                out.append(literal());
            } else {
                out.append(atom());
            }
        }
        return out;
    }

    bool wrong() const { return m_wrong || m_at < m_text.size(); }

private:
    void expect(char c)
    {
        m_wrong = m_wrong || m_at >= m_text.size() || m_text.at(m_at) != c;
        ++m_at;
    }

    ImapWord quoted()
    {
        ImapWord word;
        word.isString = true;
        for (++m_at; m_at < m_text.size() && m_text.at(m_at) != '"'; ++m_at) {
            if (m_text.at(m_at) == '\\' && m_at + 1 < m_text.size())
                ++m_at;
            word.text += m_text.at(m_at);
        }
        expect('"');
        return word;
    }

    ImapWord literal()
    {
        ImapWord word;
        word.isString = true;
        const qsizetype end = m_text.indexOf("}\r\n", m_at);
        bool ok = false;
        const qsizetype size =
            end < 0 ? 0 : m_text.mid(m_at + 1, end - m_at - 1).replace('+', "").toLongLong(&ok);
        m_wrong = !ok || size < 0 || end + 3 + size > m_text.size();
        if (!m_wrong) {
            word.text = m_text.mid(end + 3, size);
            m_at = end + 3 + size;
        }
        return word;
    }

    ImapWord atom()
    {
        ImapWord word;
        bool inBrackets = false;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text.at(m_at);
            if (!inBrackets && (c == ' ' || c == '(' || c == ')'))
                break;
            inBrackets = c == '[' || (inBrackets && c != ']');
            word.text += c;
        }
        m_wrong = m_wrong || inBrackets;
        return word;
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
    bool m_wrong = false;
};

} // namespace

std::optional<QList<ImapWord>> imapWords(const QByteArray &text)
{
    Reader reader(text);
    QList<ImapWord> words = reader.words(0);
    return reader.wrong() ? std::nullopt : std::optional(words);
}

std::optional<ImapSet> ImapSet::read(const QByteArray &text)
{
    ImapSet set;
    for (const QByteArray &part : text.split(',')) {
        const qsizetype colon = part.indexOf(':');
        const auto number = [](const QByteArray &digits) {
            bool ok = false;
            const uint n = digits.toUInt(&ok);
            return digits == "*" ? std::optional<quint32>(0)
                   : ok && n > 0 ? std::optional<quint32>(n)
                                 : std::nullopt;
        };
        const auto first = number(colon < 0 ? part : part.left(colon));
        const auto last = colon < 0 ? first : number(part.mid(colon + 1));
        if (!first || !last || set.m_ranges.size() >= mostRanges)
            return std::nullopt;
        set.m_ranges.append({*first, *last});
    }
    return set;
}

bool ImapSet::holds(quint32 number, quint32 most) const
{
    return std::any_of(m_ranges.cbegin(), m_ranges.cend(), [=](const Range &range) {
        const quint32 first = range.first ? range.first : most;
        const quint32 last = range.last ? range.last : most;
        return number >= std::min(first, last) && number <= std::max(first, last);
    });
}

QByteArray imapString(const QByteArray &text)
{
    const bool plain =
        text.size() <= 1000 && std::all_of(text.cbegin(), text.cend(), [](char c) {
            return c != '"' && c != '\\' && static_cast<uchar>(c) >= 0x20 && static_cast<uchar>(c) < 0x7f;
        });
    return plain ? '"' + text + '"' : '{' + QByteArray::number(text.size()) + "}\r\n" + text;
}

QByteArray imapStringOrNil(const QByteArray &text)
{
    return text.isEmpty() ? QByteArray("NIL") : imapString(text);
}

} // namespace todoku

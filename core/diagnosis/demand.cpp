#include "diagnosis/demand.h"

#include <algorithm>
#include <optional>

namespace todoku
{

namespace
{

/// A set of words of which one must be there is of use only while it is small.
constexpr std::size_t mostWords = 24;

using Words = std::vector<std::string>;

/// The shortest word decides how much a set lets through.
std::size_t strength(const Words &words)
{
    if (words.empty())
        return 0;
    return std::min_element(words.begin(), words.end(),
                            [](const auto &a, const auto &b) { return a.size() < b.size(); })
        ->size();
}

/// A piece of a pattern.
struct Piece {
    int letters = 0;
    Words words;                        ///< one of these must be there
    std::optional<std::string> literal; ///< it is just this text
};

/// Reads as much of the syntax as decides what must be there; whatever it does not know demands nothing.
class PatternReader
{
public:
    explicit PatternReader(const QString &pattern) : m_pattern(pattern) {}

    Piece alternatives()
    {
        Piece all = sequence();
        while (!atEnd() && m_pattern[m_at] == u'|') {
            ++m_at;
            Piece other = sequence();
            all.letters = std::min(all.letters, other.letters);
            all.literal.reset();
            if (all.words.empty() || other.words.empty() || all.words.size() + other.words.size() > mostWords)
                all.words.clear();
            else
                all.words.insert(all.words.end(), other.words.begin(), other.words.end());
        }
        return all;
    }

private:
    bool atEnd() const { return m_at >= m_pattern.size(); }

    static void keepStronger(Words &best, Words words)
    {
        if (strength(words) > strength(best))
            best = std::move(words);
    }

    Piece sequence()
    {
        Piece all;
        std::string run;
        bool onlyLiteral = true;
        const auto endRun = [&] {
            if (!run.empty())
                keepStronger(all.words, {run});
            run.clear();
        };
        while (!atEnd() && m_pattern[m_at] != u'|' && m_pattern[m_at] != u')') {
            Piece piece = repeated(atom());
            all.letters += piece.letters;
            if (piece.literal) {
                run += *piece.literal;
                continue;
            }
            onlyLiteral = false;
            endRun();
            keepStronger(all.words, std::move(piece.words));
        }
        if (onlyLiteral)
            all.literal = run;
        endRun();
        return all;
    }

    static Piece literalOf(QChar c, QChar low = {})
    {
        QString text(c);
        if (!low.isNull())
            text += low;
        return {c.unicode() >= 0x2E80 ? 2 : 1, {}, text.toLower().toStdString()};
    }

    Piece atom()
    {
        const QChar c = m_pattern[m_at++];
        if (c == u'(')
            return group();
        if (c == u'[')
            return set();
        if (c == u'.' || c == u'^' || c == u'$')
            return {};
        if (c == u'\\' && !atEnd())
            return escaped();
        if (c.isHighSurrogate() && !atEnd())
            return literalOf(c, m_pattern[m_at++]);
        return literalOf(c);
    }

    Piece escaped()
    {
        const QChar c = m_pattern[m_at++];
        if (!c.isLetterOrNumber())
            return literalOf(c);
        if (c == u'x' && !atEnd() && m_pattern[m_at] == u'{') {
            const qsizetype close = m_pattern.indexOf(u'}', m_at);
            m_at = close < 0 ? m_pattern.size() : close + 1;
        }
        return {}; // \b \d \s and the like
    }

    Piece group()
    {
        if (m_pattern.mid(m_at, 1) == QLatin1String("?")) {
            const qsizetype colon = m_pattern.indexOf(u':', m_at);
            m_at = colon < 0 ? m_pattern.size() : colon + 1;
        }
        Piece inside = alternatives();
        if (!atEnd())
            ++m_at; // the closing bracket
        return inside;
    }

    Piece set()
    {
        qsizetype from = m_at;
        if (m_pattern.mid(from, 1) == QLatin1String("^"))
            ++from;
        if (m_pattern.mid(from, 1) == QLatin1String("]"))
            ++from;
        while (from < m_pattern.size() && m_pattern[from] != u']')
            from += m_pattern[from] == u'\\' ? 2 : 1;
        m_at = std::min(from + 1, m_pattern.size());
        return {};
    }

    Piece repeated(Piece piece)
    {
        if (atEnd())
            return piece;
        const QChar c = m_pattern[m_at];
        if (c == u'?' || c == u'*') {
            ++m_at;
            skipLazyMark();
            return {};
        }
        if (c == u'+') {
            ++m_at;
            skipLazyMark();
        } else if (c == u'{' && m_at + 1 < m_pattern.size() && m_pattern[m_at + 1].isDigit()) {
            const bool none = m_pattern[m_at + 1] == u'0';
            const qsizetype close = m_pattern.indexOf(u'}', m_at);
            m_at = close < 0 ? m_pattern.size() : close + 1;
            skipLazyMark();
            if (none)
                return {};
        } else {
            return piece;
        }
        // It may stand there more than once: no longer just this text, but at least once this text.
        if (piece.literal)
            piece.words = {*std::exchange(piece.literal, std::nullopt)};
        return piece;
    }

    void skipLazyMark()
    {
        if (!atEnd() && m_pattern[m_at] == u'?')
            ++m_at;
    }

    const QString m_pattern;
    qsizetype m_at = 0;
};

} // namespace

Demand demandOf(const QString &pattern)
{
    Piece whole = PatternReader(pattern).alternatives();
    if (whole.literal)
        whole.words = {*whole.literal};
    return {std::move(whole.words), whole.letters};
}

} // namespace todoku

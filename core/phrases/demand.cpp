#include "phrases/demand.h"

#include <algorithm>
#include <optional>

namespace todoku
{

namespace
{

/// A set of words of which one must be there is of use only while it is small.
constexpr std::size_t mostWords = 128;

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
    std::vector<Words> groups;  ///< of each, one must be there
    std::optional<Words> texts; ///< it fits just these, and nothing else

    /// The group that lets the least through; empty where there is none.
    Words strongest() const
    {
        const auto best = std::max_element(groups.begin(), groups.end(), [](const auto &a, const auto &b) {
            return strength(a) < strength(b);
        });
        return best == groups.end() ? Words() : *best;
    }
};

/// Every one of the first followed by every one of the second; nothing where these are too many.
std::optional<Words> followedBy(const Words &first, const Words &second)
{
    if (first.size() * second.size() > mostWords)
        return std::nullopt;
    Words both;
    for (const std::string &one : first)
        for (const std::string &other : second)
            both.push_back(one + other);
    return both;
}

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
            Words either = all.strongest();
            const Words others = other.strongest();
            const bool isDemand =
                !either.empty() && !others.empty() && either.size() + others.size() <= mostWords;
            either.insert(either.end(), others.begin(), others.end());
            all.groups = isDemand ? std::vector<Words>{std::move(either)} : std::vector<Words>();
            if (all.texts && other.texts && all.texts->size() + other.texts->size() <= mostWords)
                all.texts->insert(all.texts->end(), other.texts->begin(), other.texts->end());
            else
                all.texts.reset();
        }
        return all;
    }

private:
    bool atEnd() const { return m_at >= m_pattern.size(); }

    Piece sequence()
    {
        Piece all;
        Words run{""}; // what the pieces since the last one of no known text can be together
        bool isAllKnown = true;
        const auto endRun = [&] {
            Words words = std::exchange(run, {""});
            if (strength(words) > 0)
                all.groups.push_back(std::move(words));
        };
        while (!atEnd() && m_pattern[m_at] != u'|' && m_pattern[m_at] != u')') {
            Piece piece = repeated(atom());
            all.letters += piece.letters;
            if (auto longer = piece.texts ? followedBy(run, *piece.texts) : std::nullopt) {
                run = *std::move(longer);
                continue;
            }
            isAllKnown = false;
            endRun();
            if (piece.texts)
                run = *std::move(piece.texts);
            else
                all.groups.insert(all.groups.end(), piece.groups.begin(), piece.groups.end());
        }
        if (isAllKnown)
            all.texts = run;
        endRun();
        return all;
    }

    static Piece literalOf(QChar c, QChar low = {})
    {
        QString text(c);
        if (!low.isNull())
            text += low;
        return {c.unicode() >= 0x2E80 ? 2 : 1, {}, Words{text.toLower().toStdString()}};
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

    bool takes(QChar c)
    {
        if (atEnd() || m_pattern[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    Piece group()
    {
        bool isPlain = true;
        if (takes(u'?')) {
            const qsizetype colon = m_pattern.indexOf(u':', m_at);
            isPlain = colon == m_at; // else there are flags, which may say anything
            m_at = colon < 0 ? m_pattern.size() : colon + 1;
        }
        Piece inside = alternatives();
        takes(u')');
        if (!isPlain && inside.texts)
            inside.texts.reset();
        return inside;
    }

    /// "[sz]" is one of its letters. Of ranges, classes and all letters but these nothing is known; and no
    /// set counts as a letter that is demanded.
    Piece set()
    {
        bool isPlain = !takes(u'^');
        Words letters;
        do {
            if (atEnd())
                return {};
            const QChar c = m_pattern[m_at++];
            const bool isRange = c == u'-' && !letters.empty() && !atEnd() && m_pattern[m_at] != u']';
            isPlain = isPlain && !isRange && c != u'\\' && c != u'[' && !c.isSurrogate();
            if (c == u'\\' && !atEnd())
                ++m_at;
            letters.push_back(QString(c).toLower().toStdString());
        } while (atEnd() || m_pattern[m_at] != u']'); // what stands first is a letter, even this bracket
        ++m_at;
        return isPlain ? Piece{0, {}, std::move(letters)} : Piece{};
    }

    Piece repeated(Piece piece)
    {
        if (atEnd())
            return piece;
        const QChar c = m_pattern[m_at];
        if (c == u'?' || c == u'*') {
            ++m_at;
            const bool isLazy = skipLazyMark(); // the shorter first: another order of the texts
            if (c == u'*' || isLazy || !piece.texts)
                return {};
            piece.texts->push_back({});
            return {0, {}, std::move(piece.texts)};
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
        if (piece.texts && strength(*piece.texts) > 0)
            piece.groups = {*piece.texts};
        piece.texts.reset();
        return piece;
    }

    bool skipLazyMark() { return takes(u'?'); }

    const QString m_pattern;
    qsizetype m_at = 0;
};

} // namespace

Demand demandOf(const QString &pattern)
{
    Piece whole = PatternReader(pattern).alternatives();
    if (whole.texts)
        return {*std::move(whole.texts), {}, whole.letters, true};
    const Words words = whole.strongest();
    std::erase(whole.groups, words);
    return {words, std::move(whole.groups), whole.letters, false};
}

} // namespace todoku

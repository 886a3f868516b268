#include "diagnosis/phrasebook.h"

#include "diagnosis/demand.h"
#include "diagnosis/pattern.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bitset>
#include <cstring>
#include <deque>
#include <unordered_map>

namespace todoku
{

namespace
{

/// What one pattern's automaton may take.
constexpr qint64 mostMemory = 1 << 19;
/// Words are looked up by four of their letters.
constexpr std::size_t keyLength = 4;

using Key = quint32;

Key keyAt(const char *at)
{
    Key key = 0;
    std::memcpy(&key, at, keyLength);
    return key;
}

/// A few bits of a key, for passing over most places of a text without a look-up.
std::size_t mark(Key key)
{
    return (key * 2654435761U) >> 16;
}

std::string lowered(std::string_view text)
{
    const bool ascii = std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; });
    if (!ascii)
        return QString::fromUtf8(text.data(), qsizetype(text.size())).toLower().toStdString();
    std::string low(text);
    for (char &c : low)
        if (c >= 'A' && c <= 'Z')
            c = char(c + ('a' - 'A'));
    return low;
}

/// What addresses, host names, numbers and queue ids are made of.
bool isNameLetter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-' || c == '_' || c == '@' ||
           c == '+' || c == '=' || c == '~';
}

bool isIpAddress(std::string_view word)
{
    return std::count(word.begin(), word.end(), '.') == 3 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

/// Long, and digits among its letters: what machines count their messages by.
bool isQueueId(std::string_view word)
{
    const auto digits = std::count_if(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    return word.size() >= 10 && digits >= 3 && !word.starts_with("0x") &&
           word.find('.') == std::string_view::npos && word.find('_') == std::string_view::npos;
}

std::string_view nameless(std::string_view word)
{
    std::string_view bare = word;
    while (!bare.empty() && bare.back() == '.')
        bare.remove_suffix(1);
    const std::size_t at = bare.find('@');
    if (at != std::string_view::npos && at > 0 && at + 1 < bare.size())
        return "a@b.c";
    if (isIpAddress(bare))
        return "0.0.0.0";
    return isQueueId(bare) ? "id" : word;
}

} // namespace

/// A mailbox holds the same few sentences over and over: what a text was found to hold is kept for a while,
/// for each thread apart so that nobody waits.
class Remembered
{
public:
    const std::vector<int> *find(quint64 book, std::string_view text)
    {
        if (book != m_book) {
            m_known.clear();
            m_book = book;
        }
        const auto known = m_known.find(std::string(text));
        return known == m_known.end() ? nullptr : &known->second;
    }
    void keep(std::string_view text, const std::vector<int> &heard)
    {
        if (text.size() > longest)
            return;
        if (m_known.size() >= most)
            m_known.clear();
        m_known.emplace(text, heard);
    }

private:
    static constexpr std::size_t most = 4096;
    static constexpr std::size_t longest = 2048;

    quint64 m_book = 0;
    std::unordered_map<std::string, std::vector<int>> m_known;
};

class PhraseBook::Index
{
public:
    quint64 number() const { return m_number; }

    ~Index()
    {
        for (Phrase &phrase : m_phrases)
            delete phrase.compiled.load();
    }

    int add(const QString &pattern)
    {
        const int number = int(m_phrases.size());
        const Demand demand = demandOf(pattern);
        Phrase &phrase = m_phrases.emplace_back();
        phrase.source = pattern.toStdString();
        phrase.letters = demand.letters;
        const bool usable = !demand.words.empty() &&
                            std::all_of(demand.words.begin(), demand.words.end(),
                                        [](const std::string &word) { return word.size() >= keyLength; });
        if (!usable) {
            m_alwaysAsked.push_back(number);
            return number;
        }
        for (const std::string &word : demand.words)
            addWord(word, number);
        return number;
    }

    /// Patterns that may fit, in order, each once.
    std::vector<int> candidatesIn(std::string_view text) const
    {
        std::vector<int> candidates = m_alwaysAsked;
        const std::string low = lowered(text);
        for (std::size_t at = 0; at + keyLength <= low.size(); ++at) {
            const Key key = keyAt(low.data() + at);
            if (!m_marks.test(mark(key)))
                continue;
            const auto words = m_words.find(key);
            if (words == m_words.end())
                continue;
            for (const Word &word : words->second)
                if (at >= word.offset && low.compare(at - word.offset, word.text.size(), word.text) == 0)
                    candidates.push_back(word.phrase);
        }
        std::sort(candidates.begin(), candidates.end());
        candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
        return candidates;
    }

    const RE2 &compiled(int number) const
    {
        const Phrase &phrase = m_phrases[std::size_t(number)];
        if (const RE2 *known = phrase.compiled.load(std::memory_order_acquire))
            return *known;
        auto fresh = std::make_unique<RE2>(phrase.source, patternOptions(mostMemory));
        const RE2 *expected = nullptr;
        if (phrase.compiled.compare_exchange_strong(expected, fresh.get(), std::memory_order_acq_rel))
            return *fresh.release();
        return *expected;
    }

    int letters(int number) const { return m_phrases[std::size_t(number)].letters; }

private:
    struct Phrase {
        std::string source;
        int letters = 0;
        mutable std::atomic<const RE2 *> compiled = nullptr;
    };
    struct Word {
        std::string text;
        std::size_t offset; ///< of its key
        int phrase;
    };

    /// Of a word's keys the one that the fewest other words have so far.
    void addWord(const std::string &word, int phrase)
    {
        std::size_t best = 0;
        std::size_t fewest = SIZE_MAX;
        for (std::size_t at = 0; at + keyLength <= word.size(); ++at) {
            const auto known = m_words.find(keyAt(word.data() + at));
            const std::size_t others = known == m_words.end() ? 0 : known->second.size();
            if (others < fewest) {
                fewest = others;
                best = at;
            }
        }
        const Key key = keyAt(word.data() + best);
        m_words[key].push_back({word, best, phrase});
        m_marks.set(mark(key));
    }

    static inline std::atomic<quint64> s_made = 0;

    const quint64 m_number = ++s_made; ///< no other book of this run has it
    std::deque<Phrase> m_phrases;      // a deque, since atomics do not move
    std::unordered_map<Key, std::vector<Word>> m_words;
    std::bitset<1 << 16> m_marks;
    std::vector<int> m_alwaysAsked;
};

PhraseBook::PhraseBook() : m_index(std::make_unique<Index>()) {}
PhraseBook::~PhraseBook() = default;

int PhraseBook::add(const QString &pattern)
{
    return m_index->add(pattern);
}

std::vector<int> PhraseBook::heardIn(std::string_view text) const
{
    std::vector<int> heard;
    if (text.empty())
        return heard;
    static thread_local Remembered remembered;
    if (const auto *known = remembered.find(m_index->number(), text))
        return *known;
    for (const int number : m_index->candidatesIn(text))
        if (RE2::PartialMatch({text.data(), text.size()}, m_index->compiled(number)))
            heard.push_back(number);
    remembered.keep(text, heard);
    return heard;
}

std::optional<std::pair<std::size_t, std::size_t>> PhraseBook::find(int phrase, std::string_view text) const
{
    re2::StringPiece found;
    if (!m_index->compiled(phrase).Match({text.data(), text.size()}, 0, text.size(), RE2::UNANCHORED, &found,
                                         1))
        return std::nullopt;
    return std::pair(std::size_t(found.data() - text.data()), found.size());
}

int PhraseBook::narrowness(int phrase) const
{
    return m_index->letters(phrase);
}

std::string asHeard(const QString &text)
{
    const bool ascii = std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
    return (ascii ? text : text.normalized(QString::NormalizationForm_KC)).simplified().toStdString();
}

std::string withoutNames(std::string_view heard)
{
    std::string plain;
    plain.reserve(heard.size());
    std::size_t at = 0;
    while (at < heard.size()) {
        std::size_t end = at;
        while (end < heard.size() && isNameLetter(heard[end]))
            ++end;
        if (end > at)
            plain += nameless(heard.substr(at, end - at));
        else
            plain += heard[end++];
        at = end;
    }
    return plain;
}

} // namespace todoku

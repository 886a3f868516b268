#include "phrases/phrasebook.h"

#include "evidence/ascii.h"
#include "phrases/demand.h"
#include "phrases/pattern.h"
#include "phrases/remembered.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bitset>
#include <climits>
#include <cstring>
#include <deque>

namespace todoku
{

namespace
{

/// What one pattern's automaton may take.
constexpr qint64 mostMemory = 1 << 19;
/// Words are looked up by three of their letters: those of two are too common to be of use.
constexpr std::size_t keyLength = 3;

using Key = quint32;

Key keyAt(const char *at)
{
    Key key = 0;
    std::memcpy(&key, at, keyLength);
    return key;
}

/// Some bits of a key: by these the words are found.
constexpr std::size_t marks = 1 << 16;
std::size_t mark(Key key)
{
    return (key * 2654435761U) >> 16;
}

std::string inLowerCase(std::string_view text)
{
    return isAscii(text) ? lowered(text)
                         : QString::fromUtf8(text.data(), qsizetype(text.size())).toLower().toStdString();
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

namespace
{

/// Numbers and texts one after the other, as machines of our kind keep them.
class Packing
{
public:
    void number(std::size_t value)
    {
        const auto small = quint32(value);
        m_bytes.append(reinterpret_cast<const char *>(&small), sizeof small);
    }
    void text(std::string_view value)
    {
        number(value.size());
        m_bytes.append(value.data(), qsizetype(value.size()));
    }
    QByteArray bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

/// The other way round; after what was cut short there are zeros and empty texts.
class Unpacking
{
public:
    explicit Unpacking(std::string_view bytes) : m_rest(bytes) {}

    std::size_t number()
    {
        quint32 value = 0;
        if (const std::string_view bytes = take(sizeof value); !bytes.empty())
            std::memcpy(&value, bytes.data(), sizeof value);
        return value;
    }
    std::string_view text() { return take(number()); }
    /// Everything was there, and nothing more.
    bool isWhole() const { return !m_isShort && m_rest.empty(); }
    bool isShort() const { return m_isShort; }

private:
    std::string_view take(std::size_t size)
    {
        m_isShort = m_isShort || size > m_rest.size();
        if (m_isShort)
            return {};
        const std::string_view bytes = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return bytes;
    }

    std::string_view m_rest;
    bool m_isShort = false;
};

} // namespace

class PhraseBook::Index
{
public:
    Index() { m_lastWithMark.fill(none); }
    ~Index()
    {
        for (Phrase &phrase : m_phrases)
            for (const auto &compiled : phrase.compiled)
                delete compiled.load();
    }

    quint64 number() const { return m_number; }
    qsizetype size() const { return qsizetype(m_phrases.size()); }
    int letters(int number) const { return m_phrases[std::size_t(number)].letters; }

    int add(const QString &pattern)
    {
        const Demand demand = demandOf(pattern);
        const bool usable = !demand.words.empty() &&
                            std::all_of(demand.words.begin(), demand.words.end(),
                                        [](const std::string &word) { return word.size() >= keyLength; });
        const int number = begin(own(pattern.toStdString()), demand.letters, usable && demand.isWordsAlone);
        const auto addGroup = [this](const std::vector<std::string> &group) {
            for (const std::string &word : group)
                m_others.push_back({own(word), &word == &group.back()});
        };
        if (usable) {
            for (const std::string &word : demand.words)
                addWord(own(word), offsetOfRarestKey(word));
        } else {
            m_alwaysAsked.push_back(number);
            addGroup(demand.words);
        }
        for (const auto &group : demand.alsoWords)
            addGroup(group);
        m_phrases.back().endOfOthers = m_others.size();
        return number;
    }

    /// The patterns that the text holds, in order, each once.
    std::vector<int> heardIn(std::string_view text) const
    {
        std::vector<int> asked = m_alwaysAsked;
        std::vector<int> heard;
        const std::string low = inLowerCase(text);
        for (std::size_t at = 0; at + keyLength <= low.size(); ++at) {
            const Key key = keyAt(low.data() + at);
            const std::size_t place = mark(key);
            if (!m_marks.test(place))
                continue;
            for (int w = m_lastWithMark[place]; w != none; w = m_words[std::size_t(w)].before) {
                const Word &word = m_words[std::size_t(w)];
                if (word.key == key && at >= word.offset &&
                    low.compare(at - word.offset, word.text.size(), word.text) == 0)
                    (m_phrases[std::size_t(word.phrase)].isWordsAlone ? heard : asked).push_back(word.phrase);
            }
        }
        makeUnique(asked);
        const bool isPlain = isAscii(text);
        for (const int number : asked)
            if (holdsOthersOf(number, low) &&
                RE2::PartialMatch({text.data(), text.size()}, compiled(number, isPlain)))
                heard.push_back(number);
        makeUnique(heard);
        return heard;
    }

    std::optional<std::pair<std::size_t, std::size_t>> find(int number, std::string_view text) const
    {
        if (m_phrases[std::size_t(number)].isWordsAlone)
            if (const std::string low = inLowerCase(text); low.size() == text.size())
                return findWord(number, low);
        re2::StringPiece found;
        if (!compiled(number, isAscii(text))
                 .Match({text.data(), text.size()}, 0, text.size(), RE2::UNANCHORED, &found, 1))
            return std::nullopt;
        return std::pair(std::size_t(found.data() - text.data()), found.size());
    }

    QByteArray packed() const
    {
        Packing packing;
        packing.number(m_phrases.size());
        auto word = m_words.begin();
        std::size_t other = 0;
        for (std::size_t number = 0; number < m_phrases.size(); ++number) {
            const Phrase &phrase = m_phrases[number];
            const auto last =
                std::find_if(word, m_words.end(), [&](const Word &one) { return one.phrase != int(number); });
            packing.text(phrase.source);
            packing.number(std::size_t(phrase.letters));
            packing.number(phrase.isWordsAlone ? 1 : 0);
            packing.number(std::size_t(last - word));
            for (; word != last; ++word) {
                packing.text(word->text);
                packing.number(word->offset);
            }
            packing.number(phrase.endOfOthers - other);
            for (; other < phrase.endOfOthers; ++other) {
                packing.text(m_others[other].text);
                packing.number(m_others[other].endsGroup ? 1 : 0);
            }
        }
        return packing.bytes();
    }

    bool unpack(const QByteArray &bytes)
    {
        m_unpacked = bytes;
        Unpacking unpacking({bytes.constData(), std::size_t(bytes.size())});
        const std::size_t phrases = unpacking.number();
        for (std::size_t i = 0; i < phrases && !unpacking.isShort(); ++i) {
            const std::string_view source = unpacking.text();
            const int letters = int(unpacking.number());
            const int number = begin(source, letters, unpacking.number() != 0);
            const std::size_t words = unpacking.number();
            if (words == 0)
                m_alwaysAsked.push_back(number);
            for (std::size_t w = 0; w < words && !unpacking.isShort(); ++w) {
                const std::string_view text = unpacking.text();
                addWord(text, unpacking.number());
            }
            const std::size_t others = unpacking.number();
            for (std::size_t o = 0; o < others && !unpacking.isShort(); ++o) {
                const std::string_view text = unpacking.text();
                m_others.push_back({text, unpacking.number() != 0});
            }
            m_phrases.back().endOfOthers = m_others.size();
        }
        return unpacking.isWhole();
    }

private:
    static constexpr int none = -1;

    struct Phrase {
        std::string_view source;
        int letters = 0;
        bool isWordsAlone = false;   ///< it is heard wherever one of its words is
        std::size_t endOfOthers = 0; ///< in m_others; those of the phrase before end where its own begin
        bool isAscii = false;
        mutable std::array<std::atomic<const RE2 *>, 2> compiled{}; ///< for texts of any letters, for ASCII
    };
    struct Word {
        std::string_view text;
        std::size_t offset; ///< of its key
        Key key;
        int phrase;
        int before; ///< the word before it whose key has the same mark
    };
    /// Of a group of words one has to be there too.
    struct Other {
        std::string_view text;
        bool endsGroup;
    };

    static void makeUnique(std::vector<int> &numbers)
    {
        std::sort(numbers.begin(), numbers.end());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    }

    std::optional<std::pair<std::size_t, std::size_t>> findWord(int number, std::string_view low) const
    {
        std::pair<std::size_t, std::size_t> first(std::string_view::npos, 0);
        auto word = std::lower_bound(m_words.begin(), m_words.end(), number,
                                     [](const Word &one, int phrase) { return one.phrase < phrase; });
        for (; word != m_words.end() && word->phrase == number; ++word)
            if (const std::size_t at = low.find(word->text); at < first.first)
                first = {at, word->text.size()};
        return first.first == std::string_view::npos ? std::nullopt : std::optional(first);
    }

    std::string_view own(const std::string &text) { return m_owned.emplace_back(text); }

    int begin(std::string_view source, int letters, bool isWordsAlone)
    {
        Phrase &phrase = m_phrases.emplace_back();
        phrase.source = source;
        phrase.letters = letters;
        phrase.isWordsAlone = isWordsAlone;
        phrase.isAscii = isAscii(source);
        return int(m_phrases.size()) - 1;
    }

    /// A word of the last phrase.
    void addWord(std::string_view text, std::size_t offset)
    {
        if (offset + keyLength > text.size())
            return;
        const Key key = keyAt(text.data() + offset);
        const std::size_t place = mark(key);
        m_marks.set(place);
        m_words.push_back({text, offset, key, int(m_phrases.size()) - 1,
                           std::exchange(m_lastWithMark[place], int(m_words.size()))});
    }

    /// Of a word's keys the one that the fewest other words have so far.
    std::size_t offsetOfRarestKey(std::string_view word) const
    {
        std::size_t best = 0;
        int fewest = INT_MAX;
        for (std::size_t at = 0; at + keyLength <= word.size(); ++at) {
            int others = 0;
            for (int w = m_lastWithMark[mark(keyAt(word.data() + at))]; w != none;
                 w = m_words[std::size_t(w)].before)
                ++others;
            if (others < fewest) {
                fewest = others;
                best = at;
            }
        }
        return best;
    }

    /// Compiling an expression takes longer than looking for all its words.
    bool holdsOthersOf(int number, std::string_view low) const
    {
        std::size_t other = number == 0 ? 0 : m_phrases[std::size_t(number) - 1].endOfOthers;
        const std::size_t end = m_phrases[std::size_t(number)].endOfOthers;
        for (bool holds = false; other < end; ++other) {
            holds = holds || low.find(m_others[other].text) != std::string_view::npos;
            if (m_others[other].endsGroup && !std::exchange(holds, false))
                return false;
        }
        return true;
    }

    /// To an ASCII pattern, ASCII text is the same in any encoding: one in which a letter is a byte makes
    /// automata several times as small as UTF-8 does.
    const RE2 &compiled(int number, bool textIsAscii) const
    {
        const Phrase &phrase = m_phrases[std::size_t(number)];
        const bool isPlain = textIsAscii && phrase.isAscii;
        std::atomic<const RE2 *> &place = phrase.compiled[isPlain ? 1 : 0];
        if (const RE2 *known = place.load(std::memory_order_acquire))
            return *known;
        RE2::Options options = patternOptions(mostMemory);
        options.set_never_capture(true);
        if (isPlain)
            options.set_encoding(RE2::Options::EncodingLatin1);
        auto fresh =
            std::make_unique<RE2>(re2::StringPiece(phrase.source.data(), phrase.source.size()), options);
        const RE2 *expected = nullptr;
        if (place.compare_exchange_strong(expected, fresh.get(), std::memory_order_acq_rel))
            return *fresh.release();
        return *expected;
    }

    static inline std::atomic<quint64> s_made = 0;

    const quint64 m_number = ++s_made; ///< no other book of this run has it
    std::deque<Phrase> m_phrases;      // a deque, since atomics do not move
    std::vector<Word> m_words;         ///< in the order of their phrases
    std::vector<Other> m_others;       ///< in the order of their phrases
    std::bitset<marks> m_marks;        ///< those that any word's key has: small enough to stay at hand
    std::array<int, marks> m_lastWithMark;
    std::vector<int> m_alwaysAsked;
    std::deque<std::string> m_owned; ///< what the views look at: this, or
    QByteArray m_unpacked;           ///< this
};

PhraseBook::PhraseBook() : m_index(std::make_unique<Index>()) {}
PhraseBook::PhraseBook(PhraseBook &&) noexcept = default;
PhraseBook::~PhraseBook() = default;

qsizetype PhraseBook::size() const
{
    return m_index->size();
}

int PhraseBook::add(const QString &pattern)
{
    return m_index->add(pattern);
}

std::vector<int> PhraseBook::heardIn(std::string_view text) const
{
    if (text.empty())
        return {};
    static thread_local Remembered<std::vector<int>> remembered;
    if (const auto *known = remembered.find(m_index->number(), text))
        return *known;
    std::vector<int> heard = m_index->heardIn(text);
    remembered.keep(m_index->number(), text, heard);
    return heard;
}

std::optional<std::pair<std::size_t, std::size_t>> PhraseBook::find(int phrase, std::string_view text) const
{
    return m_index->find(phrase, text);
}

int PhraseBook::narrowness(int phrase) const
{
    return m_index->letters(phrase);
}

quint64 PhraseBook::number() const
{
    return m_index->number();
}

QByteArray PhraseBook::packed() const
{
    return m_index->packed();
}

std::optional<PhraseBook> PhraseBook::unpacked(const QByteArray &bytes)
{
    PhraseBook book;
    return book.m_index->unpack(bytes) ? std::optional(std::move(book)) : std::nullopt;
}

std::string asHeard(const QString &text)
{
    // Nearly all of it is ASCII: no text in between for normalizing and none for blanks.
    std::string heard;
    heard.reserve(std::size_t(text.size()));
    bool isParted = false;
    for (const QChar c : text) {
        const ushort u = c.unicode();
        if (u >= 0x80)
            return text.normalized(QString::NormalizationForm_KC).simplified().toStdString();
        if (u == ' ' || (u >= '\t' && u <= '\r')) {
            isParted = !heard.empty();
            continue;
        }
        if (std::exchange(isParted, false))
            heard += ' ';
        heard += char(u);
    }
    return heard;
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

#include "phrases/phrasebook.h"

#include "phrases/demand.h"
#include "phrases/pattern.h"
#include "phrases/remembered.h"

#include <QDataStream>

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
/// Words are looked up by four of their letters.
constexpr std::size_t keyLength = 4;

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

class PhraseBook::Index
{
public:
    quint64 number() const { return m_number; }

    Index() { m_lastWithMark.fill(none); }
    ~Index()
    {
        for (Phrase &phrase : m_phrases)
            delete phrase.compiled.load();
    }

    int add(const QString &pattern)
    {
        Demand demand = demandOf(pattern);
        const bool usable = !demand.words.empty() &&
                            std::all_of(demand.words.begin(), demand.words.end(),
                                        [](const std::string &word) { return word.size() >= keyLength; });
        if (!usable)
            return add(pattern.toStdString(), demand.letters, false, {});
        std::vector<Word> words;
        for (std::string &word : demand.words) {
            const std::size_t offset = offsetOfRarestKey(word);
            words.push_back({std::move(word), quint32(offset)});
        }
        return add(pattern.toStdString(), demand.letters, demand.isWordsAlone, std::move(words));
    }

    /// The patterns that the text holds, in order, each once.
    std::vector<int> heardIn(std::string_view text) const
    {
        std::vector<int> asked = m_alwaysAsked;
        std::vector<int> heard;
        const std::string low = lowered(text);
        for (std::size_t at = 0; at + keyLength <= low.size(); ++at) {
            const Key key = keyAt(low.data() + at);
            if (!m_marks.test(mark(key)))
                continue;
            for (int w = m_lastWithMark[mark(key)]; w != none; w = m_words[std::size_t(w)].before) {
                const Word &word = m_words[std::size_t(w)];
                if (at >= word.offset && low.compare(at - word.offset, word.text.size(), word.text) == 0)
                    (m_phrases[std::size_t(word.phrase)].isWordsAlone ? heard : asked).push_back(word.phrase);
            }
        }
        makeUnique(asked);
        for (const int number : asked)
            if (RE2::PartialMatch({text.data(), text.size()}, compiled(number)))
                heard.push_back(number);
        makeUnique(heard);
        return heard;
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

    qsizetype size() const { return qsizetype(m_phrases.size()); }
    int letters(int number) const { return m_phrases[std::size_t(number)].letters; }

    void write(QDataStream &stream) const
    {
        stream << quint32(m_phrases.size());
        std::size_t w = 0;
        for (std::size_t number = 0; number < m_phrases.size(); ++number) {
            const Phrase &phrase = m_phrases[number];
            std::size_t end = w;
            while (end < m_words.size() && m_words[end].phrase == int(number))
                ++end;
            stream << QByteArray::fromStdString(phrase.source) << qint32(phrase.letters)
                   << phrase.isWordsAlone << quint32(end - w);
            for (; w < end; ++w)
                stream << QByteArray::fromStdString(m_words[w].text) << m_words[w].offset;
        }
    }

    void read(QDataStream &stream)
    {
        quint32 phrases = 0;
        stream >> phrases;
        for (quint32 i = 0; i < phrases && stream.status() == QDataStream::Ok; ++i) {
            QByteArray source;
            qint32 letters = 0;
            bool isWordsAlone = false;
            quint32 count = 0;
            stream >> source >> letters >> isWordsAlone >> count;
            std::vector<Word> words;
            for (quint32 w = 0; w < count && stream.status() == QDataStream::Ok; ++w) {
                QByteArray text;
                quint32 offset = 0;
                stream >> text >> offset;
                words.push_back({text.toStdString(), offset});
            }
            add(source.toStdString(), letters, isWordsAlone, std::move(words));
        }
    }

private:
    static constexpr int none = -1;

    struct Phrase {
        std::string source;
        int letters = 0;
        bool isWordsAlone = false; ///< it is heard wherever one of its words is
        mutable std::atomic<const RE2 *> compiled = nullptr;
    };
    struct Word {
        std::string text;
        quint32 offset; ///< of its key
        int phrase = none;
        int before = none; ///< the word before it whose key has the same mark
    };

    static void makeUnique(std::vector<int> &numbers)
    {
        std::sort(numbers.begin(), numbers.end());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    }

    int add(std::string source, int letters, bool isWordsAlone, std::vector<Word> words)
    {
        const int number = int(m_phrases.size());
        Phrase &phrase = m_phrases.emplace_back();
        phrase.source = std::move(source);
        phrase.letters = letters;
        phrase.isWordsAlone = isWordsAlone;
        if (words.empty())
            m_alwaysAsked.push_back(number);
        for (Word &word : words) {
            const std::size_t place = mark(keyAt(word.text.data() + word.offset));
            word.phrase = number;
            word.before = std::exchange(m_lastWithMark[place], int(m_words.size()));
            m_marks.set(place);
            m_words.push_back(std::move(word));
        }
        return number;
    }

    /// Of a word's keys the one that the fewest other words have so far.
    std::size_t offsetOfRarestKey(const std::string &word) const
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

    static inline std::atomic<quint64> s_made = 0;

    const quint64 m_number = ++s_made; ///< no other book of this run has it
    std::deque<Phrase> m_phrases;      // a deque, since atomics do not move
    std::vector<Word> m_words;         ///< in the order of their phrases
    std::bitset<marks> m_marks;        ///< those that any word's key has: small enough to stay at hand
    std::array<int, marks> m_lastWithMark;
    std::vector<int> m_alwaysAsked;
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

quint64 PhraseBook::number() const
{
    return m_index->number();
}

QDataStream &operator<<(QDataStream &stream, const PhraseBook &book)
{
    book.m_index->write(stream);
    return stream;
}

QDataStream &operator>>(QDataStream &stream, PhraseBook &book)
{
    book.m_index->read(stream);
    return stream;
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

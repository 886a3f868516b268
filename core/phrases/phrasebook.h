#pragma once

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace todoku
{

/// Thousands of patterns asked as one: which of them does a text hold? Each pattern demands some words; the
/// text is gone through once for those, and only the patterns whose words are there are asked (RE2, in linear
/// time whatever the text is). They are compiled when they are first asked, so that nobody waits for those
/// that never are. Case does not matter.
class PhraseBook
{
public:
    PhraseBook();
    ~PhraseBook();
    PhraseBook(PhraseBook &&) noexcept;
    PhraseBook(const PhraseBook &) = delete;
    PhraseBook &operator=(const PhraseBook &) = delete;

    qsizetype size() const;

    /// Adds a pattern and gives its number. Not after heardIn().
    int add(const QString &pattern);
    /// The numbers of all patterns that the text holds, in order. Safe from several threads.
    std::vector<int> heardIn(std::string_view text) const;
    /// Where the pattern stands in the text: first byte and length.
    std::optional<std::pair<std::size_t, std::size_t>> find(int phrase, std::string_view text) const;
    /// How many letters a text must hold for this pattern to fit: what makes one pattern narrower than
    /// another.
    int narrowness(int phrase) const;
    /// No other book of this run has it.
    quint64 number() const;

    /// The book as it was made, for a program of the same make: nobody takes the patterns apart again.
    QByteArray packed() const;
    /// Nothing where the bytes are not those of packed().
    static std::optional<PhraseBook> unpacked(const QByteArray &bytes);

private:
    class Index;
    std::unique_ptr<Index> m_index;
};

/// A text as patterns hear it, in UTF-8: full-width letters and digits as half-width ones, runs of blanks and
/// line breaks as one blank.
std::string asHeard(const QString &text);

/// The text with what names somebody taken out: addresses become "a@b.c", IP addresses "0.0.0.0", queue ids
/// "id". A cause is never read out of a name, and the same words about another recipient are the same words.
std::string withoutNames(std::string_view heard);

} // namespace todoku

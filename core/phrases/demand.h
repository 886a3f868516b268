#pragma once

#include <QString>

#include <string>
#include <vector>

namespace todoku
{

/// What a pattern (RE2) demands of a text, read from its source: enough to pass over most patterns without
/// asking them.
struct Demand {
    /// At least one of these stands in every text that the pattern fits, in lower case, UTF-8. Empty: nothing
    /// can be said, and the pattern has to be asked.
    std::vector<std::string> words;
    /// And so does at least one of each of these: they let more through.
    std::vector<std::vector<std::string>> alsoWords;
    /// How many letters a text must hold for the pattern to fit, a kanji counting as two: what makes one
    /// pattern narrower than another.
    int letters = 0;
    /// The pattern fits every text that one of these words stands in, and finds the first of those that stand
    /// foremost: nothing is left to be asked.
    bool isWordsAlone = false;
};

Demand demandOf(const QString &pattern);

} // namespace todoku

#pragma once

#include <QHash>
#include <QStringList>

#include <vector>

namespace todoku
{

/// Finds what a text resembles, where it is mistyped or only half remembered: by the short runs of letters
/// that both have, rare ones counting more.
class Resemblance
{
public:
    struct Match {
        int number = 0;    ///< of the text, as add() gave it
        double degree = 0; ///< 0 to 1
    };

    /// Adds a text and gives its number. Not after like().
    int add(const QString &text);
    /// The texts that are most like this one, the likest first; none where nothing is like it.
    std::vector<Match> like(const QString &text) const;

private:
    using Run = quint32;

    double weight(Run run) const;

    QHash<Run, std::vector<int>> m_texts; ///< by run: the texts that have it
    std::vector<std::vector<Run>> m_runs; ///< by text
};

/// The letters of a pattern (RE2), without its syntax: "(user|account) unknown" is "user account unknown".
QString lettersOfPattern(const QString &pattern);

} // namespace todoku

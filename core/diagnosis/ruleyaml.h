#pragma once

#include "diagnosis/cause.h"
#include "diagnosis/yamlfile.h"

namespace todoku
{

// What causes, clients' errors and answers have in common in their YAML. All throw Wrong (yamlfile.h).

template <class T>
struct Choice {
    QString word;
    T value;
};

/// The value that a word stands for; the complaint names the words that would do.
template <class T>
T oneOf(const YamlFile &yaml, const YAML::Node &node, const QList<Choice<T>> &choices)
{
    const QString word = yaml.word(node);
    QStringList known;
    for (const Choice<T> &choice : choices) {
        if (choice.word == word)
            return choice.value;
        known += choice.word;
    }
    yaml.refuse(node, {QStringLiteral("「%1」は使えません。使えるもの: %2").arg(word, known.join(u' ')),
                       QStringLiteral("`%1` is not one of: %2").arg(word, known.join(u' '))});
}

/// sure, likely or possible.
Certainty readCertainty(const YamlFile &yaml, const YAML::Node &node);
/// Reply codes: 553, or 55 and 5 for 55x and 5xx.
QList<int> readCodes(const YamlFile &yaml, const YAML::Node &node);
/// A list of `url` and `checked`.
QList<Source> readSources(const YamlFile &yaml, const YAML::Node &node);

} // namespace todoku

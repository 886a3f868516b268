#pragma once

#include "evidence/result.h"

#include <QDate>
#include <QStringList>

#include <yaml-cpp/yaml.h>

namespace todoku
{

/// Thrown inside a reader and caught at its end, so that reading is written top to bottom without error
/// branches. Never leaves the library: what leaves it is a Result.
struct Wrong {
    Complaint complaint;
};

/// YAML that stands in one of our files, read so that every mistake is named with its line.
class YamlFile
{
public:
    /// `linesBefore`: how many lines of the file stand before the YAML (front matter begins on the second
    /// line).
    YamlFile(QString file, int linesBefore) : m_file(std::move(file)), m_linesBefore(linesBefore) {}

    /// The document. Throws Wrong where it is not YAML.
    YAML::Node parse(const QString &text) const;
    /// Throws Wrong unless `map` is a mapping that has only these keys, each once.
    void demandKeys(const YAML::Node &map, const QStringList &known) const;
    /// Throws Wrong where a mapping lacks one of these keys.
    void demand(const YAML::Node &map, std::initializer_list<const char *> keys) const;
    /// A day written as 2026-11-22. Throws Wrong for anything else.
    QDate day(const YAML::Node &node) const;
    /// One word or line. Throws Wrong where it is a list or a mapping.
    QString word(const YAML::Node &node) const;
    /// The words of a list; a single word counts as a list of one; nothing gives an empty list.
    QStringList words(const YAML::Node &node) const;
    /// A mapping of exactly `ja` and `en`.
    Words inBothLanguages(const YAML::Node &node) const;
    /// Line in the file, from 1; 0 where it is not known.
    int line(const YAML::Node &node) const;
    [[noreturn]] void refuse(const YAML::Node &where, Words what) const;

private:
    QString m_file;
    int m_linesBefore;
};

} // namespace todoku

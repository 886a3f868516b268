#pragma once

#include <QString>

namespace todoku
{

enum class Language { Japanese, English };

/// The same thing said in both languages. Data carries its words so; ui and app translate theirs with Qt
/// Linguist.
struct Words {
    QString ja;
    QString en;

    const QString &in(Language language) const { return language == Language::Japanese ? ja : en; }
    bool complete() const { return !ja.isEmpty() && !en.isEmpty(); }
    friend bool operator==(const Words &, const Words &) = default;
};

} // namespace todoku

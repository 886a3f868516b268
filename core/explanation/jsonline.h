#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <string>

namespace todoku
{

/// One JSON object on one line, its members in the order in which they are added. QJsonObject sorts and
/// copies them, which takes longer than explaining a letter.
class JsonLine
{
public:
    void add(const char *key, const QString &text);
    void add(const char *key, const QStringList &texts);
    void add(const char *key, double number);
    void add(const char *key, qint64 number);
    void add(const char *key, bool yes);
    void addNull(const char *key);
    /// A text, or null where it is empty.
    void addWord(const char *key, const QString &word);
    /// What is JSON already.
    void addRaw(const char *key, const QByteArray &json);
    /// The object, with no line end.
    QByteArray take();

    static QByteArray quoted(const QString &text);

private:
    void begin(const char *key);

    std::string m_line = "{";
};

} // namespace todoku

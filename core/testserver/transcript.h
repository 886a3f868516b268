#pragma once

#include <QMutex>
#include <QStringList>

namespace todoku
{

/// What was said at all doors, for people. Sessions never hand it a secret; should a client put the password
/// where none belongs, the line is withheld all the same. Thread-safe and bounded.
class Transcript
{
public:
    /// A word that no line may hold, plain or in base64. Set before the first line.
    void keepOut(const QByteArray &password)
    {
        m_keptOut = {password, password.toBase64(QByteArray::OmitTrailingEquals)};
    }

    /// Adds "DOOR WHO: text"; long texts are cut, control characters made visible.
    void add(const QString &door, const char *who, const QByteArray &text);
    QStringList lines() const;

private:
    QByteArrayList m_keptOut;
    mutable QMutex m_mutex;
    QStringList m_lines;
};

} // namespace todoku

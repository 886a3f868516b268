#include "testserver/transcript.h"

#include "evidence/servertext.h"

namespace todoku
{

namespace
{
constexpr qsizetype mostLines = 20'000;
constexpr int longestLine = 512;
} // namespace

void Transcript::add(const QString &door, const char *who, const QByteArray &text)
{
    const QMutexLocker lock(&m_mutex);
    if (m_lines.size() > mostLines)
        return;
    if (m_lines.size() == mostLines) {
        m_lines.append(QStringLiteral("(the transcript is full)"));
        return;
    }
    QString line = shown(QString::fromUtf8(text.left(longestLine)), longestLine);
    for (const QByteArray &secret : m_keptOut) {
        if (!secret.isEmpty() && text.contains(secret))
            line = QStringLiteral("***");
    }
    m_lines.append(door + u' ' + QLatin1String(who) + line);
}

QStringList Transcript::lines() const
{
    const QMutexLocker lock(&m_mutex);
    return m_lines;
}

} // namespace todoku

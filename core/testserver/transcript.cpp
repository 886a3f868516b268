#include "testserver/transcript.h"

#include "evidence/servertext.h"

namespace todoku
{

namespace
{
constexpr qsizetype mostLines = 20'000;
constexpr int longestLine = 512;
} // namespace

void Transcript::keepOut(const QByteArray &secret)
{
    if (!secret.isEmpty())
        m_keptOut += {secret, secret.toBase64(QByteArray::OmitTrailingEquals)};
}

void Transcript::add(SpokenLine line, const QByteArray &text)
{
    if (!wanted())
        return;
    const bool secret = std::any_of(m_keptOut.cbegin(), m_keptOut.cend(),
                                    [&text](const QByteArray &word) { return text.contains(word); });
    line.text =
        secret ? QStringLiteral("***") : shown(QString::fromUtf8(text.left(longestLine)), longestLine);
    if (m_listener)
        m_listener(line);
    const QMutexLocker lock(&m_mutex);
    if (m_lines.size() >= mostLines)
        return;
    m_lines.append(line.asText());
    if (m_lines.size() == mostLines) {
        m_lines.append(QStringLiteral("(the transcript is full)"));
        m_full = true;
    }
}

QStringList Transcript::lines() const
{
    const QMutexLocker lock(&m_mutex);
    return m_lines;
}

} // namespace todoku

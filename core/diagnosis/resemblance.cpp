#include "diagnosis/resemblance.h"

#include <algorithm>
#include <cmath>

namespace todoku
{

namespace
{

constexpr double leastDegree = 0.25;
constexpr std::size_t mostMatches = 6;
constexpr qsizetype longestText = 400;

bool isWide(QChar c)
{
    return c.unicode() >= 0x2E80;
}

/// Two letters of Japanese or three of other scripts, each once. What is no letter parts words.
std::vector<quint32> runsOf(const QString &text)
{
    std::vector<quint32> runs;
    const auto add = [&](QStringView run) { runs.push_back(quint32(qHash(run))); };
    const QString low = text.normalized(QString::NormalizationForm_KC).toLower().left(longestText);
    qsizetype at = 0;
    while (at < low.size()) {
        qsizetype end = at;
        while (end < low.size() && low[end].isLetter() && isWide(low[end]) == isWide(low[at]))
            ++end;
        const qsizetype length = end > at && isWide(low[at]) ? 2 : 3;
        for (qsizetype i = at; i + length <= end; ++i)
            add(QStringView(low).mid(i, length));
        at = std::max(end, at + 1);
    }
    std::sort(runs.begin(), runs.end());
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    return runs;
}

} // namespace

int Resemblance::add(const QString &text)
{
    const int number = int(m_runs.size());
    m_runs.push_back(runsOf(text));
    for (const Run run : m_runs.back())
        m_texts[run].push_back(number);
    return number;
}

/// A run that few texts have tells more of what is meant.
double Resemblance::weight(Run run) const
{
    const auto texts = m_texts.constFind(run);
    const double having = texts == m_texts.cend() ? 1.0 : double(texts->size());
    return std::log(1.0 + double(m_runs.size()) / having);
}

std::vector<Resemblance::Match> Resemblance::like(const QString &text) const
{
    QHash<int, double> common;
    double asked = 0;
    for (const Run run : runsOf(text)) {
        const double one = weight(run);
        asked += one;
        if (const auto texts = m_texts.constFind(run); texts != m_texts.cend())
            for (const int number : *texts)
                common[number] += one;
    }
    std::vector<Match> matches;
    for (auto it = common.cbegin(); it != common.cend(); ++it) {
        double whole = 0;
        for (const Run run : m_runs[std::size_t(it.key())])
            whole += weight(run);
        // Both ways: how much of what is remembered stands there, and how much of it is remembered.
        const double degree = 2 * it.value() / (asked + whole);
        if (degree >= leastDegree)
            matches.push_back({it.key(), degree});
    }
    std::sort(matches.begin(), matches.end(), [](const Match &a, const Match &b) {
        return a.degree != b.degree ? a.degree > b.degree : a.number < b.number;
    });
    matches.resize(std::min(matches.size(), mostMatches));
    return matches;
}

QString lettersOfPattern(const QString &pattern)
{
    QString letters;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        const QChar c = pattern[at];
        if (c == u'\\') {
            ++at; // \b and \d are no letters, and neither is what they mark
            letters += u' ';
        } else if (c == u'{' || c == u'[') {
            const qsizetype close = pattern.indexOf(c == u'{' ? u'}' : u']', at);
            at = close < 0 ? pattern.size() : close;
        } else if (c == u'|' || c == u'.' || c == u'(') {
            letters += u' ';
        } else if (c.isLetterOrNumber() || c.isSpace() || c.unicode() >= 0x2E80) {
            letters += c;
        }
    }
    return letters.simplified();
}

} // namespace todoku

#include "explanation/tally.h"

#include <algorithm>

namespace todoku
{

namespace
{

constexpr std::size_t mostDomains = 20000;

QString csvField(QString text)
{
    // OWASP: what begins with one of these is run by a spreadsheet.
    if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front()) && text != QLatin1String("-"))
        text.prepend(u'\'');
    return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace

void Tally::add(const Explanation &explanation)
{
    const QString &recipient = explanation.statement.recipient;
    QString domain = recipient.contains(u'@') ? recipient.section(u'@', -1).toLower() : QStringLiteral("-");
    const auto known = m_domains.find(domain);
    if (known == m_domains.end() && m_domains.size() >= mostDomains)
        domain = QStringLiteral("…");
    ++m_domains[domain];
    const QString day = explanation.day.isValid() ? explanation.dayInIso() : QStringLiteral("-");
    ++m_counts[{explanation.reason(), domain, day}];
    ++m_explained;
}

void Tally::add(const Tally &other)
{
    for (const auto &[key, count] : other.m_counts)
        m_counts[key] += count;
    for (const auto &[domain, count] : other.m_domains)
        m_domains[domain] += count;
    m_explained += other.m_explained;
}

QList<Tally::Row> Tally::rows() const
{
    QList<Row> rows;
    for (const auto &[key, count] : m_counts)
        rows += {std::get<0>(key), std::get<1>(key), std::get<2>(key), count};
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.count > b.count; });
    return rows;
}

QList<std::pair<QString, qint64>> Tally::perReason() const
{
    std::map<QString, qint64> sums;
    for (const auto &[key, count] : m_counts)
        sums[std::get<0>(key)] += count;
    QList<std::pair<QString, qint64>> list(sums.begin(), sums.end());
    std::stable_sort(list.begin(), list.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });
    return list;
}

QByteArray toCsv(const QList<Tally::Row> &rows, Language language)
{
    const Words head{QStringLiteral("理由,ドメイン,日付,件数"), QStringLiteral("reason,domain,day,count")};
    QString text = QChar(0xFEFF) + head.in(language) + QStringLiteral("\r\n");
    for (const Tally::Row &row : rows)
        text += csvField(row.reason) + u',' + csvField(row.domain) + u',' + csvField(row.day) + u',' +
                QString::number(row.count) + QStringLiteral("\r\n");
    return text.toUtf8();
}

} // namespace todoku

#pragma once

#include "explanation/explanation.h"

#include <map>

namespace todoku
{

/// How many of what: per reason, domain of the recipient and day. Its size follows the number of domains and
/// days, not that of letters.
class Tally
{
public:
    struct Row {
        QString reason;
        QString domain; ///< "-" where no recipient is named; what is beyond the first 20,000 domains counts
                        ///< as "…"
        QString day;    ///< "-" where the letter has no date
        qint64 count = 0;
    };

    void add(const Explanation &explanation);
    void add(const Tally &other);
    qint64 explained() const { return m_explained; }
    /// By count, the largest first.
    QList<Row> rows() const;
    QList<std::pair<QString, qint64>> perReason() const;

private:
    using Key = std::tuple<QString, QString, QString>;
    std::map<Key, qint64> m_counts;
    std::map<QString, qint64> m_domains;
    qint64 m_explained = 0;
};

/// The rows as CSV (RFC 4180, UTF-8 with a byte order mark, as spreadsheets want it). A field that a
/// spreadsheet would take for a formula is made text.
QByteArray toCsv(const QList<Tally::Row> &rows, Language language);

} // namespace todoku

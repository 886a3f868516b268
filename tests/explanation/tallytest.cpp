#include "explanation/tally.h"

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

Explanation about(const char *recipient, const char *reason, int day = 1)
{
    static const auto cause = std::make_shared<const Cause>();
    Explanation explanation;
    explanation.statement.recipient = QString::fromUtf8(recipient);
    explanation.suspects = {{cause, 0.9, {}, {}, QString::fromUtf8(reason)}};
    explanation.day = QDate(2026, 11, day);
    return explanation;
}

TEST(Tally, countsPerReasonDomainAndDay)
{
    Tally tally;
    tally.add(about("a@Example.jp", "userunknown"));
    tally.add(about("b@example.jp", "userunknown"));
    Tally other;
    other.add(about("c@example.com", "mailboxfull", 2));
    tally.add(other);
    const QList<Tally::Row> rows = tally.rows();
    ASSERT_EQ(rows.size(), 2);
    EXPECT_EQ(rows[0].count, 2);
    EXPECT_EQ(rows[0].domain.toStdString(), "example.jp");
    EXPECT_EQ(rows[1].day.toStdString(), "2026-11-02");
    EXPECT_EQ(tally.explained(), 3);
}

TEST(Tally, staysSmallHoweverManyDomainsThereAre)
{
    Tally tally;
    for (int i = 0; i < 30000; ++i)
        tally.add(about(("x@d" + std::to_string(i) + ".example").c_str(), "userunknown"));
    EXPECT_LE(tally.rows().size(), 20001);
    EXPECT_EQ(tally.rows().first().domain, QStringLiteral("…"));
    EXPECT_EQ(tally.explained(), 30000);
}

TEST(Csv, isTextToASpreadsheetWhateverItHolds)
{
    Tally tally;
    tally.add(about("x@=cmd|' /C calc'!A0", "userunknown"));
    const QByteArray csv = toCsv(tally.rows(), Language::English);
    EXPECT_TRUE(csv.startsWith("\xEF\xBB\xBFreason,domain,day,count\r\n"));
    EXPECT_TRUE(csv.contains("\"'=cmd")) << csv.toStdString();
}

TEST(Csv, doublesItsQuotes)
{
    Tally tally;
    tally.add(about("x@a\"b", "userunknown"));
    EXPECT_TRUE(toCsv(tally.rows(), Language::Japanese).contains("\"a\"\"b\""));
}

} // namespace

} // namespace todoku

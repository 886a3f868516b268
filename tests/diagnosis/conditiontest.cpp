#include "diagnosis/cause.h"

#include <gtest/gtest.h>

#include <chrono>

using namespace todoku;

namespace
{

Finding refusal(const QString &code, const QString &says = {})
{
    return {QStringLiteral("recipient.rejected"),
            {QStringLiteral("e1")},
            {{QStringLiteral("code"), code},
             {QStringLiteral("says"), says},
             {QStringLiteral("enhanced"), QStringLiteral("5.7.1")}}};
}

Condition about(const QString &finding)
{
    Condition condition;
    condition.finding = finding;
    return condition;
}

TextPatterns patterns(const QStringList &list)
{
    auto compiled = TextPatterns::compile(list);
    EXPECT_TRUE(compiled);
    return compiled ? *compiled : TextPatterns();
}

} // namespace

TEST(Condition, AStarStandsForAnyEnd)
{
    EXPECT_TRUE(about(QStringLiteral("recipient.*")).fits(refusal(QStringLiteral("550"))));
    EXPECT_TRUE(about(QStringLiteral("*.rejected")).fits(refusal(QStringLiteral("550"))));
    EXPECT_FALSE(about(QStringLiteral("sender.*")).fits(refusal(QStringLiteral("550"))));
    EXPECT_FALSE(about(QStringLiteral("recipient")).fits(refusal(QStringLiteral("550"))));
}

TEST(Condition, ShortCodesStandForAllThatBeginSo)
{
    Condition condition = about(QStringLiteral("recipient.rejected"));
    for (const auto &[code, fits] :
         {std::pair{553, true}, {55, true}, {5, true}, {550, false}, {4, false}, {54, false}}) {
        condition.codes = {code};
        EXPECT_EQ(condition.fits(refusal(QStringLiteral("553"))), fits) << code;
    }
    condition.codes = {5};
    EXPECT_FALSE(condition.fits(refusal(QString()))) << "no code is no 5xx";
}

TEST(Condition, DemandsEachFact)
{
    Condition condition = about(QStringLiteral("recipient.rejected"));
    condition.enhanced = {QStringLiteral("5.7.1"), QStringLiteral("5.7.0")};
    EXPECT_TRUE(condition.fits(refusal(QStringLiteral("550"))));
    condition.where.insert(QStringLiteral("login"), {QStringLiteral("none"), QStringLiteral("withheld")});
    EXPECT_FALSE(condition.fits(refusal(QStringLiteral("550"))));
    Finding finding = refusal(QStringLiteral("550"));
    finding.facts.insert(QStringLiteral("login"), QStringLiteral("withheld"));
    EXPECT_TRUE(condition.fits(finding));
    EXPECT_EQ(condition.specificity(), 2);
}

TEST(AScope, CoversTheHostsThatItNamesAndThoseBelowAStar)
{
    const Scope scope{{QStringLiteral("*.example.jp"), QStringLiteral("mail.example.com")}, {}, {}};
    const auto covers = [&](const char *fact, const char *host) {
        return scope.covers(Finding{{}, {}, {{QString::fromLatin1(fact), QString::fromLatin1(host)}}});
    };
    EXPECT_TRUE(covers("host", "smtp.Example.JP"));
    EXPECT_TRUE(covers("reported-by", "mx.kita.example.jp"));
    EXPECT_TRUE(covers("remote", "mail.example.com"));
    EXPECT_FALSE(covers("host", "example.jp"));
    EXPECT_FALSE(covers("host", "notexample.jp"));
    EXPECT_FALSE(covers("host", ""));
    EXPECT_FALSE(covers("says", "smtp.example.jp"));
}

TEST(AScope, HoldsFromItsFirstDayToItsLast)
{
    const Scope scope{{}, QDate(2026, 4, 1), QDate(2026, 4, 30)};
    const Finding any;
    EXPECT_FALSE(scope.covers(any, QDate(2026, 3, 31)));
    EXPECT_TRUE(scope.covers(any, QDate(2026, 4, 1)));
    EXPECT_TRUE(scope.covers(any, QDate(2026, 4, 30)));
    EXPECT_FALSE(scope.covers(any, QDate(2026, 5, 1)));
    EXPECT_TRUE(Scope().covers(any));
}

TEST(TextPatterns, CaseDoesNotMatter)
{
    EXPECT_TRUE(patterns({QStringLiteral("relaying denied")})
                    .matches(QStringLiteral("553 Sorry, RELAYING DENIED here")));
}

TEST(TextPatterns, JapaneseMatchesAsItStands)
{
    EXPECT_TRUE(patterns({QStringLiteral("中継.*許可")})
                    .matches(QStringLiteral("553 メールの中継は許可されていません")));
}

TEST(TextPatterns, NoneMatchNothing)
{
    EXPECT_FALSE(patterns({}).matches(QStringLiteral("anything")));
}

TEST(TextPatterns, HostileTextTakesLinearTime)
{
    // With a backtracking engine this would take longer than the universe has been there.
    const TextPatterns nested =
        patterns({QStringLiteral("(a+)+$"), QStringLiteral("(a|aa)+b"), QStringLiteral("(x+x+)+y")});
    const QString text = QString(200'000, u'a') + u'!' + QString(200'000, u'x');
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_FALSE(nested.matches(text));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST(TextPatterns, NameTheOneThatIsWrong)
{
    const auto wrong = TextPatterns::compile({QStringLiteral("fine"), QStringLiteral("([")});
    ASSERT_FALSE(wrong);
    EXPECT_TRUE(wrong.complaint().what.en.contains(QStringLiteral("`([`")));
}

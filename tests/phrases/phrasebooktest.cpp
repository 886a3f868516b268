#include "phrases/phrasebook.h"
#include "phrases/demand.h"
#include "phrases/pattern.h"

#include <QStringList>

#include <gmock/gmock.h>

namespace todoku
{

namespace
{

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<int> heard(const QStringList &patterns, const char *text)
{
    PhraseBook book;
    for (const QString &pattern : patterns)
        book.add(pattern);
    return book.heardIn(text);
}

TEST(PhraseBook, namesEveryPatternThatTheTextHolds)
{
    EXPECT_THAT(heard({QStringLiteral("user unknown"), QStringLiteral("mailbox"), QStringLiteral("unknown$")},
                      "550 User Unknown"),
                ElementsAre(0, 2));
}

TEST(PhraseBook, hearsNothingInSilence)
{
    EXPECT_THAT(heard({QStringLiteral("x?")}, ""), IsEmpty());
}

/// The words that a pattern is found by must never hide a text that the pattern fits.
class EveryPattern : public ::testing::TestWithParam<std::pair<const char *, const char *>>
{
};

TEST_P(EveryPattern, isHeardWhereItFits)
{
    EXPECT_THAT(heard({QString::fromUtf8(GetParam().first)}, GetParam().second), ElementsAre(0))
        << GetParam().first;
}

INSTANTIATE_TEST_SUITE_P(
    PhraseBook, EveryPattern,
    ::testing::Values(std::pair("mail(box)? full", "mail full"),
                      std::pair("(user|account) (was )?not found", "account not found"),
                      std::pair("a+bcdef", "xaaabcdefx"), std::pair("[Tt]oo (many|much)", "Too much"),
                      std::pair("quota.{0,10}exceed", "quota is exceeded"),
                      std::pair("x|verylong", "an x here"), std::pair("\\bspam\\b", "it is SPAM."),
                      std::pair("(abcd){0,2}efgh", "efgh"), std::pair("(?:one|two) three", "two three"),
                      std::pair("宛先.{0,6}不明", "宛先が不明です"), std::pair("サーバー?が", "サーバが"),
                      std::pair("\\(#5\\.7\\.1\\)", "no (#5.7.1)"), std::pair("nicht gültig", "NICHT GÜLTIG"),
                      std::pair("неизвестн", "Неизвестный"), std::pair("abc\\x{3042}def", "abcあdef")));

TEST(Demand, isWhatMustStandThere)
{
    EXPECT_THAT(demandOf(QStringLiteral("relay.access denied")).words, ElementsAre("access denied"));
    EXPECT_THAT(demandOf(QStringLiteral("blocked|listed")).words, ElementsAre("blocked", "listed"));
    EXPECT_THAT(demandOf(QStringLiteral(".*")).words, IsEmpty());
}

TEST(Demand, isAllThereIsToSomePatterns)
{
    const auto wordsAlone = [](const char *pattern) {
        const Demand demand = demandOf(QString::fromUtf8(pattern));
        return demand.isWordsAlone ? demand.words : std::vector<std::string>();
    };
    EXPECT_THAT(wordsAlone("relay(ing)? access denied"),
                ElementsAre("relaying access denied", "relay access denied"));
    EXPECT_THAT(wordsAlone("(recogni[sz]e|know)n?"),
                ElementsAre("recognisen", "recognise", "recognizen", "recognize", "known", "know"));
    EXPECT_THAT(wordsAlone("\\(#5\\.7\\.1\\)"), ElementsAre("(#5.7.1)"));
    for (const char *more :
         {"user.unknown", "user +unknown", "\\bspam", "[a-z]", "[^a]", "a{2}", "^user", "(?-i:User)"})
        EXPECT_THAT(wordsAlone(more), IsEmpty()) << more;
}

TEST(Demand, countsTheLettersThatAPatternAsksFor)
{
    EXPECT_EQ(demandOf(QStringLiteral("user unknown")).letters, 12);
    EXPECT_EQ(demandOf(QStringLiteral("(ab|abcd)x?")).letters, 2);
    EXPECT_EQ(demandOf(QStringLiteral("宛先")).letters, 4);
}

TEST(PhraseBook, saysAllItSaidOncePacked)
{
    PhraseBook book;
    for (const char *pattern : {"mail(box)? full", "user.{0,9}unknown", "\\bdns\\b", "宛先.{0,6}不明", "x*"})
        book.add(QString::fromUtf8(pattern));
    const auto again = PhraseBook::unpacked(book.packed());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->size(), book.size());
    for (const char *text : {"Mailbox full", "user is unknown", "no DNS here", "宛先が不明です", "nothing"})
        EXPECT_EQ(again->heardIn(text), book.heardIn(text)) << text;
    EXPECT_EQ(again->narrowness(1), book.narrowness(1));
    EXPECT_EQ(again->packed(), book.packed());
    EXPECT_FALSE(PhraseBook::unpacked(book.packed().chopped(1)));
    EXPECT_FALSE(PhraseBook::unpacked("x"));
}

TEST(PhraseBook, findsWhatTheExpressionWouldFind)
{
    for (const char *pattern : {"user (is )?unknown", "unknown|user", "(ab|a)(b|bc)", "宛先不明"}) {
        PhraseBook book;
        const int phrase = book.add(QString::fromUtf8(pattern));
        const int same =
            book.add(QStringLiteral("(?:") + QString::fromUtf8(pattern) + QStringLiteral(")x{0}"));
        for (const std::string text : {"the User is unknown", "xabbc", "宛先不明です", "no"})
            EXPECT_EQ(book.find(phrase, text), book.find(same, text)) << pattern << ": " << text;
    }
}

TEST(PhraseBook, findsThePlace)
{
    PhraseBook book;
    const int phrase = book.add(QStringLiteral("unknown"));
    EXPECT_EQ(book.find(phrase, "user unknown here"), (std::pair<std::size_t, std::size_t>(5, 7)));
    EXPECT_EQ(book.find(phrase, "nothing"), std::nullopt);
}

TEST(PhraseBook, saysWhatIsWrongWithAPattern)
{
    EXPECT_TRUE(complaintAboutPattern(QStringLiteral("good")).en.isEmpty());
    EXPECT_TRUE(complaintAboutPattern(QStringLiteral("(bad")).complete());
}

TEST(Heard, textIsOneLineOfHalfWidthLetters)
{
    EXPECT_EQ(asHeard(QStringLiteral(" ５５０　user\n  unknown ")), "550 user unknown");
}

TEST(Names, areNoWords)
{
    EXPECT_EQ(withoutNames("<spam.blocked@full.example.jp> at 192.0.2.7 id 3f9a77c0d1e2b: user unknown."),
              "<a@b.c> at 0.0.0.0 id id: user unknown.");
    EXPECT_EQ(withoutNames("550 5.7.1 (#5.7.1) OFR_416 0x800CCC0E"), "550 5.7.1 (#5.7.1) OFR_416 0x800CCC0E");
}

} // namespace

} // namespace todoku

#include "evidence/evidence.h"
#include "evidence/result.h"

#include <gtest/gtest.h>

using namespace todoku;

TEST(Evidence, NumbersItsExchangesThroughout)
{
    Conversation two;
    two.exchanges = {Exchange(), Exchange()};
    Evidence evidence;
    evidence.add(two);
    evidence.add(two);
    EXPECT_EQ(evidence.conversations[0].exchanges[1].id, QStringLiteral("e2"));
    EXPECT_EQ(evidence.conversations[1].exchanges[0].id, QStringLiteral("e3"));
}

TEST(Conversation, ReadsCapabilitiesWhateverTheirCase)
{
    Conversation talk;
    talk.offered = {QStringLiteral("auth plain"), QStringLiteral("AUTH=LOGIN PLAIN"),
                    QStringLiteral("STARTTLS")};
    EXPECT_TRUE(talk.offers(QStringLiteral("AUTH")));
    EXPECT_TRUE(talk.offers(QStringLiteral("starttls")));
    EXPECT_FALSE(talk.offers(QStringLiteral("START")));
    EXPECT_EQ(talk.offeredFor(QStringLiteral("AUTH")),
              QStringList({QStringLiteral("PLAIN"), QStringLiteral("LOGIN")}));
}

TEST(Conversation, GoodbyeIsNotWhereItStopped)
{
    Conversation talk;
    Exchange refused;
    refused.step = Step::Sender;
    Exchange quit;
    quit.step = Step::Quit;
    talk.exchanges = {refused, quit};
    ASSERT_NE(talk.last(), nullptr);
    EXPECT_EQ(talk.last()->step, Step::Sender);
    EXPECT_EQ(Conversation().last(), nullptr);
}

TEST(Vocabulary, EveryWordIsReadBack)
{
    for (int i = 0; i <= int(Step::Quit); ++i)
        EXPECT_EQ(stepFromName(name(Step(i))), Step(i));
    for (int i = 0; i <= int(Outcome::Aborted); ++i)
        EXPECT_EQ(outcomeFromName(name(Outcome(i))), Outcome(i));
    EXPECT_FALSE(stepFromName(QStringLiteral("nonsense")));
}

TEST(Complaint, NamesFileAndLineWhereTheyAreKnown)
{
    const Words what{QStringLiteral("誤り"), QStringLiteral("wrong")};
    EXPECT_EQ((Complaint{QStringLiteral("a.md"), 3, what}.text(Language::English)),
              QStringLiteral("a.md:3: wrong"));
    EXPECT_EQ((Complaint{QStringLiteral("a.md"), 0, what}.text(Language::Japanese)),
              QStringLiteral("a.md: 誤り"));
    EXPECT_EQ((Complaint{{}, 0, what}.text(Language::English)), QStringLiteral("wrong"));
}

#include "accounts/recommendation.h"

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

KnownServer known(Protocol protocol, quint16 port, Confidence confidence)
{
    KnownServer server;
    server.settings = {protocol, u"mail.example.jp"_s, port, Security::Tls, u"taro"_s, u"password"_s, false};
    server.fact.backing.confidence = confidence;
    return server;
}

Evidence endingAt(quint16 port, Step step, Outcome outcome)
{
    Conversation talk;
    talk.endpoint = {u"MAIL.example.jp"_s, port, Security::Tls};
    Exchange exchange;
    exchange.step = step;
    exchange.outcome = outcome;
    talk.exchanges = {exchange};
    Evidence evidence;
    evidence.add(talk);
    return evidence;
}

const QList<KnownServer> twoDoors{known(Protocol::Smtp, 465, Confidence::Confirmed),
                                  known(Protocol::Smtp, 587, Confidence::Plausible)};

} // namespace

TEST(ARecommendation, IsWhatWasProvedBeforeWhatIsPublished)
{
    Settings proved;
    proved.outgoing = ServerSettings{Protocol::Smtp, u"other.example.jp"_s, 25, Security::None, {}, {}, true};
    EXPECT_EQ(recommended(proved, twoDoors, {}).outgoing, proved.outgoing);
}

TEST(ARecommendation, IsThePublishedDoorThatNothingSpeaksAgainst)
{
    EXPECT_EQ(recommended({}, twoDoors, {}).outgoing->port, 465);
    EXPECT_FALSE(recommended({}, twoDoors, {}).outgoing->proved);
    EXPECT_EQ(recommended({}, twoDoors, endingAt(465, Step::Connect, Outcome::TimedOut)).outgoing->port, 587);
    // Not tried for want of a password, or a refused recipient: nothing against the door.
    EXPECT_EQ(recommended({}, twoDoors, endingAt(465, Step::Authenticate, Outcome::Withheld)).outgoing->port,
              465);
    EXPECT_EQ(recommended({}, twoDoors, endingAt(465, Step::Recipient, Outcome::Rejected)).outgoing->port,
              465);
}

TEST(ARecommendation, IsNeverAFactThatNobodyChecked)
{
    EXPECT_FALSE(recommended({}, {known(Protocol::Smtp, 465, Confidence::Unverified)}, {}).outgoing);
}

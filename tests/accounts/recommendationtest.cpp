#include "accounts/recommendation.h"

#include "accounts/published.h"

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

TEST(ARecommendation, IsNotADoorWithABadCertificateOrWithoutALogin)
{
    for (const auto &[step, outcome] :
         {std::pair(Step::Encrypt, Outcome::BadCertificate), std::pair(Step::StartTls, Outcome::NotOffered),
          std::pair(Step::Authenticate, Outcome::NotOffered)}) {
        Evidence evidence = endingAt(465, step, outcome);
        // The talk went on, without the password.
        Exchange withheld;
        withheld.step = Step::Authenticate;
        withheld.outcome = Outcome::Withheld;
        evidence.conversations.first().exchanges += withheld;
        EXPECT_EQ(recommended({}, twoDoors, evidence).outgoing->port, 587);
    }
}

TEST(ARecommendation, IsWhatTheOwnerOfTheDomainPublishesAndIsNotCalledProved)
{
    Evidence evidence;
    evidence.circumstances.address = u"taro@example.jp"_s;
    evidence.enquiries = {
        {u"autoconfig"_s,
         u"https://autoconfig.example.jp/"_s,
         u"found"_s,
         {u"smtp smtp.host.example.com:587 starttls"_s, u"imap imap.example.jp:993 tls"_s}}};
    const Settings settings = recommended({}, {}, evidence);
    ASSERT_TRUE(settings.outgoing && settings.incoming);
    EXPECT_EQ(settings.outgoing->host, u"smtp.host.example.com");
    EXPECT_EQ(settings.outgoing->security, Security::StartTls);
    EXPECT_EQ(settings.incoming->port, 993);
    EXPECT_FALSE(settings.outgoing->proved || settings.incoming->proved);
}

TEST(ARecommendation, IsNeverAGuessNorAStrangerInARecordThatAnybodyCanForge)
{
    Evidence evidence;
    evidence.circumstances.address = u"taro@example.jp"_s;
    evidence.enquiries = {{u"guess"_s, u"smtp.example.jp"_s, u"found"_s, {u"smtp smtp.example.jp"_s}},
                          {u"mx"_s, u"MX example.jp"_s, u"found"_s, {u"mx.example.jp"_s}},
                          {u"srv"_s,
                           u"SRV _submissions._tcp.example.jp"_s,
                           u"found"_s,
                           {u"smtp smtp.stranger.example:465 tls"_s}}};
    EXPECT_FALSE(recommended({}, {}, evidence).outgoing);
    evidence.enquiries +=
        {{u"srv"_s, u"SRV _submissions._tcp.example.jp"_s, u"found"_s, {u"smtp mail.example.jp:465 tls"_s}}};
    EXPECT_EQ(recommended({}, {}, evidence).outgoing->host, u"mail.example.jp");
}

TEST(AFoundServer, IsReadAsItWasWritten)
{
    for (const QString &words : {u"smtp mail.example.jp:465 tls"_s, u"pop3 pop.example.jp"_s,
                                 u"imap imap.example.jp:143 starttls"_s}) {
        const auto server = fromFound(words);
        ASSERT_TRUE(server);
        EXPECT_EQ(asFound(*server), words);
    }
    for (const QString &words : {QString(), u"mx.example.jp"_s, u"smtp"_s, u"ftp mail.example.jp:21 none"_s,
                                 u"smtp mail.example.jp:465 best"_s})
        EXPECT_FALSE(fromFound(words)) << words.toStdString();
}

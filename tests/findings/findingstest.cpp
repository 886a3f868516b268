// What only a comparison of several conversations shows. Evidence is written down as short as it can be.

#include "findings/settings.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace todoku
{

namespace
{

const QString mine = QStringLiteral("smtp.example.jp");
const QString others = QStringLiteral("mx.other.example");

struct Said {
    Step step;
    Outcome outcome = Outcome::Accepted;
    int code = 0;
    QString said = {};
};

Conversation talk(Purpose purpose, const QString &host, quint16 port, std::initializer_list<Said> exchanges,
                  Security security = Security::StartTls)
{
    Conversation c;
    c.purpose = purpose;
    c.protocol = purpose == Purpose::Receive ? Protocol::Pop3
                 : purpose == Purpose::Name  ? Protocol::Dns
                                             : Protocol::Smtp;
    c.endpoint = {host, port, security};
    c.source = QStringLiteral("198.51.100.2");
    for (const Said &said : exchanges) {
        Exchange e;
        e.step = said.step;
        e.outcome = said.outcome;
        e.reply.code = said.code;
        e.said = said.said;
        c.exchanges += e;
    }
    return c;
}

Evidence evidence(std::initializer_list<Conversation> talks)
{
    Evidence all;
    all.circumstances.address = QStringLiteral("taro@example.jp");
    all.circumstances.recipient = QStringLiteral("someone@elsewhere.example");
    all.circumstances.now = QDateTime(QDate(2026, 11, 22), QTime(0, 0), Qt::UTC);
    for (const Conversation &c : talks)
        all.add(c);
    return all;
}

bool shows(const Evidence &all, const char *id)
{
    const QList<Finding> findings = findIn(all);
    return std::any_of(findings.cbegin(), findings.cend(),
                       [id](const Finding &f) { return f.id == QLatin1String(id); });
}

const Said silent{Step::Connect, Outcome::TimedOut};
const Said refused{Step::Connect, Outcome::Refused};
const Said open{Step::Connect};
const QString toOther = QStringLiteral("RCPT TO:<someone@elsewhere.example>");
const QString toOwn = QStringLiteral("RCPT TO:<taro@example.jp>");

TEST(Reach, port25IsSilentElsewhereOnlyIfNobodyThereAnswers)
{
    const Evidence blocked =
        evidence({talk(Purpose::Send, mine, 25, {silent}), talk(Purpose::Compare, others, 25, {silent})});
    EXPECT_TRUE(shows(blocked, "port25.silent"));
    EXPECT_TRUE(shows(blocked, "port25.silent-elsewhere"));
    const Evidence deadHere =
        evidence({talk(Purpose::Send, mine, 25, {silent}), talk(Purpose::Compare, others, 25, {silent}),
                  talk(Purpose::Compare, QStringLiteral("mx.third.example"), 25, {open})});
    EXPECT_FALSE(shows(deadHere, "port25.silent-elsewhere"));
    EXPECT_TRUE(shows(deadHere, "port25.open-elsewhere"));
}

TEST(Reach, aRefusedPortShowsThatItsHostIsAlive)
{
    const Evidence all =
        evidence({talk(Purpose::Send, mine, 25, {silent}), talk(Purpose::Send, mine, 587, {refused})});
    EXPECT_TRUE(shows(all, "sending-host.alive"));
    EXPECT_FALSE(shows(all, "sending-host.silent"));
}

TEST(Reach, aDoorThatWasOnlyLookedAtCountsForItsHost)
{
    EXPECT_TRUE(
        shows(evidence({talk(Purpose::Send, mine, 25, {silent}), talk(Purpose::Look, mine, 587, {open})}),
              "sending-host.alive"));
}

TEST(PopBeforeSmtp, isProvedByTheSameDoorOpeningAfterReceiving)
{
    const Said none{Step::Authenticate, Outcome::NotOffered};
    const auto before = talk(Purpose::Send, mine, 25,
                             {open,
                              none,
                              {Step::Recipient, Outcome::Accepted, 250, toOwn},
                              {Step::Recipient, Outcome::Rejected, 553, toOther}});
    const auto opened =
        talk(Purpose::SendAgain, mine, 25, {open, {Step::Recipient, Outcome::Accepted, 250, toOther}});
    const auto shut =
        talk(Purpose::SendAgain, mine, 25, {open, {Step::Recipient, Outcome::Rejected, 553, toOther}});
    EXPECT_TRUE(shows(evidence({before, opened}), "pop-before-smtp.proved"));
    EXPECT_TRUE(shows(evidence({before, opened}), "sending.proved-after-receiving"));
    EXPECT_TRUE(shows(evidence({before, shut}), "pop-before-smtp.disproved"));
    EXPECT_TRUE(shows(evidence({before}), "pop-before-smtp.untested"));
}

TEST(PopBeforeSmtp, isNotProvedFromAnotherAddressOfOurs)
{
    const Said none{Step::Authenticate, Outcome::NotOffered};
    const auto before =
        talk(Purpose::Send, mine, 25, {open, none, {Step::Recipient, Outcome::Rejected, 553, toOther}});
    auto opened =
        talk(Purpose::SendAgain, mine, 25, {open, {Step::Recipient, Outcome::Accepted, 250, toOther}});
    opened.source = QStringLiteral("203.0.113.9");
    EXPECT_FALSE(shows(evidence({before, opened}), "pop-before-smtp.proved"));
}

TEST(Sending, isNotProvedByAServerThatTakesMailForItsOwnPeople)
{
    Evidence all =
        evidence({talk(Purpose::Send, mine, 25, {open, {Step::Recipient, Outcome::Accepted, 250, toOwn}})});
    all.circumstances.recipient.clear();
    EXPECT_FALSE(shows(all, "sending.proved"));
}

TEST(Logins, oneFormRefusedAndTheOtherAcceptedIsSaidWithBoth)
{
    auto bad = talk(Purpose::Receive, mine, 995, {open, {Step::Authenticate, Outcome::Rejected}});
    bad.user = QStringLiteral("taro");
    auto good = talk(Purpose::Receive, mine, 995, {open, {Step::Authenticate}});
    good.user = QStringLiteral("taro@example.jp");
    const QList<Finding> findings = findIn(evidence({bad, good}));
    const auto it = std::find_if(findings.cbegin(), findings.cend(), [](const Finding &f) {
        return f.id == QLatin1String("login.other-form-accepted");
    });
    ASSERT_NE(it, findings.cend());
    EXPECT_EQ(it->fact(QStringLiteral("accepted-user")).toStdString(), "taro@example.jp");
    EXPECT_FALSE(shows(evidence({bad, good}), "login.refused-everywhere"));
}

Conversation withCertificate(Purpose purpose, const QString &host, const char *fault)
{
    auto c = talk(purpose, host, 465, {open, {Step::Encrypt, Outcome::BadCertificate}}, Security::Tls);
    Certificate certificate;
    certificate.issuer = QStringLiteral("Web Gateway CA");
    certificate.faults = {QString::fromLatin1(fault)};
    c.exchanges.last().certificate = certificate;
    return c;
}

TEST(Clock, isWrongWhereUnrelatedServersSeemToBeOfAnotherTime)
{
    EXPECT_TRUE(shows(evidence({withCertificate(Purpose::Send, mine, "expired"),
                                withCertificate(Purpose::Compare, others, "expired")}),
                      "clock.wrong"));
    EXPECT_FALSE(shows(evidence({withCertificate(Purpose::Send, mine, "expired")}), "clock.wrong"));
}

TEST(Clock, cannotBeBeforeWhatThisProgramKnows)
{
    Evidence all = evidence({withCertificate(Purpose::Send, mine, "not-yet-valid")});
    EXPECT_FALSE(shows(all, "clock.wrong"));
    all.circumstances.now = QDateTime(QDate(2019, 4, 1), QTime(0, 0), Qt::UTC);
    EXPECT_TRUE(shows(all, "clock.wrong"));
}

TEST(Certificates, theSameUntrustedIssuerEverywhereIsSomebodyInBetween)
{
    EXPECT_TRUE(shows(evidence({withCertificate(Purpose::Send, mine, "untrusted-issuer"),
                                withCertificate(Purpose::Compare, others, "untrusted-issuer")}),
                      "certificate.same-fault-elsewhere"));
}

TEST(Findings, aLoginThatWasNotNeededIsNoTrouble)
{
    auto c = talk(Purpose::Receive, mine, 110, {open, {Step::Authenticate, Outcome::Withheld}});
    c.exchanges.last().detail = QStringLiteral("not-needed");
    EXPECT_FALSE(shows(evidence({c}), "authenticate.withheld"));
}

TEST(Settings, preferTlsAtOnceThenStartTlsThenTheRest)
{
    const auto proved = [](quint16 port, Security security) {
        auto c = talk(
            Purpose::Send, mine, port,
            {open, {Step::Encrypt}, {Step::Authenticate}, {Step::Recipient, Outcome::Accepted, 250, toOther}},
            security);
        c.user = QStringLiteral("taro");
        return c;
    };
    const Settings best = settingsProvedBy(findIn(evidence(
        {proved(25, Security::StartTls), proved(587, Security::StartTls), proved(465, Security::Tls)})));
    ASSERT_TRUE(best.outgoing);
    EXPECT_EQ(best.outgoing->port, 465);
    const Settings second =
        settingsProvedBy(findIn(evidence({proved(25, Security::StartTls), proved(587, Security::StartTls)})));
    EXPECT_EQ(second.outgoing->port, 587);
    EXPECT_EQ(second.outgoing->security, Security::StartTls);
    EXPECT_EQ(second.outgoing->auth.toStdString(), "password");
    EXPECT_TRUE(second.outgoing->proved);
}

TEST(Findings, areTheSameForTheSameEvidence)
{
    const Evidence all =
        evidence({talk(Purpose::Send, mine, 25, {silent}), talk(Purpose::Send, mine, 587, {refused})});
    EXPECT_EQ(findIn(all), findIn(all));
}

} // namespace

} // namespace todoku

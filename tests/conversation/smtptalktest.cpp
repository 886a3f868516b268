#include "probes/smtp.h"
#include "scriptedwire.h"

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

const QByteArray password = "himitsu-no-kotoba";

struct Played {
    Conversation talk;
    std::string offScript;
    QByteArray heard;
};

Played play(Security security, const char *script, bool cleartextAllowed = false,
            const char *recipient = "someone@example.com")
{
    ScriptedWire wire(QString::fromUtf8(script));
    wire.setAddresses(QStringLiteral("taro@example.jp"), QString::fromLatin1(recipient));
    SmtpQuestion ask;
    ask.endpoint = {QStringLiteral("mail.example.jp"), quint16(security == Security::Tls ? 465 : 587),
                    security};
    ask.sender = QStringLiteral("taro@example.jp");
    ask.recipients = {QStringLiteral("taro@example.jp"), QString::fromLatin1(recipient)};
    ask.askLeave = [&](const Conversation &) {
        QByteArray bytes = password;
        return LoginLeave{Login{QStringLiteral("taro"), Secret::takeFrom(bytes)}, {}, cleartextAllowed};
    };
    Played played;
    played.talk = probeSmtp(wire, ask);
    played.offScript = wire.firstOffScript().toStdString();
    played.heard = wire.heard();
    return played;
}

/// No exchange may hold the password, plain or in base64.
void expectNoSecretIn(const Conversation &talk)
{
    for (const Exchange &exchange : talk.exchanges) {
        const QString all = exchange.said + exchange.reply.text() + exchange.detail;
        EXPECT_FALSE(all.contains(QString::fromLatin1(password)));
        EXPECT_FALSE(all.contains(QString::fromLatin1(password.toBase64().chopped(2))));
    }
}

TEST(SmtpTalk, goesAsFarAsTheRecipientAndNeverSendsData)
{
    const Played p = play(Security::StartTls, R"(
        S: 220 mail.example.jp ESMTP
        C: EHLO [198.51.100.2]
        S: 250-mail.example.jp
        S: 250 STARTTLS
        C: STARTTLS
        S: 220 go ahead
        == TLS ==
        C: EHLO [198.51.100.2]
        S: 250-mail.example.jp
        S: 250 AUTH PLAIN
        C: AUTH ***
        S: 235 2.7.0 welcome
        C: MAIL FROM:<own>
        S: 250 ok
        C: RCPT TO:<other>
        S: 250 ok
        C: QUIT)");
    EXPECT_EQ(p.offScript, "");
    EXPECT_TRUE(p.talk.authenticated());
    EXPECT_TRUE(p.talk.accepted(Step::Recipient));
    EXPECT_FALSE(p.heard.contains("DATA"));
    expectNoSecretIn(p.talk);
}

TEST(SmtpTalk, fallsBackToHeloForAServerOlderThanEsmtp)
{
    const Played p = play(Security::None, R"(
        S: 220 old.example.jp
        C: EHLO *
        S: 502 unimplemented (#5.5.1)
        C: HELO *
        S: 250 old.example.jp
        C: MAIL FROM:<own>
        S: 250 ok
        C: RCPT TO:<own>
        S: 250 ok
        C: RCPT TO:<other>
        S: 553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)
        C: QUIT)");
    EXPECT_EQ(p.offScript, "");
    EXPECT_EQ(p.talk.last()->reply.enhanced.toStdString(), "5.7.1");
    EXPECT_EQ(p.talk.at(Step::Authenticate)->outcome, Outcome::NotOffered);
}

TEST(SmtpTalk, forgetsWhatWasOfferedBeforeTls)
{
    const Played p = play(Security::StartTls, R"(
        S: 220 mail.example.jp
        C: EHLO *
        S: 250-mail.example.jp
        S: 250-AUTH PLAIN
        S: 250 STARTTLS
        C: STARTTLS
        S: 220 go
        == TLS ==
        C: EHLO *
        S: 250 mail.example.jp
        C: MAIL FROM:<own>
        S: 250 ok
        C: RCPT TO:<own>
        S: 250 ok
        C: RCPT TO:<other>
        S: 550 no relaying
        C: QUIT)");
    EXPECT_EQ(p.offScript, "");
    EXPECT_TRUE(p.talk.user.isEmpty());
    EXPECT_EQ(p.talk.at(Step::Authenticate)->outcome, Outcome::NotOffered);
}

TEST(SmtpTalk, stopsWhereBytesStandInClearWhenTlsIsToBegin)
{
    const Played p = play(Security::StartTls, R"(
        S: 220 mail.example.jp
        C: EHLO *
        S: 250-mail.example.jp
        S: 250 STARTTLS
        C: STARTTLS
        S: 220 go
        S: 250-injected.example
        S: 250 AUTH PLAIN
        == TLS ==)");
    EXPECT_EQ(p.talk.last()->outcome, Outcome::Injected);
    EXPECT_TRUE(p.talk.user.isEmpty());
    EXPECT_FALSE(p.heard.contains("AUTH"));
}

TEST(SmtpTalk, saysNothingMorePastABadCertificate)
{
    const Played p = play(Security::Tls, R"(
        == bad certificate: expired ==)");
    EXPECT_EQ(p.talk.last()->outcome, Outcome::BadCertificate);
    EXPECT_FALSE(p.heard.contains("MAIL"));
    EXPECT_FALSE(p.heard.contains("AUTH"));
}

TEST(SmtpTalk, neverWhispersInClearWithoutConsentEvenIfLeaveIsGiven)
{
    const Played p = play(Security::None, R"(
        S: 220 mail.example.jp
        C: EHLO *
        S: 250-mail.example.jp
        S: 250 AUTH PLAIN LOGIN
        C: MAIL FROM:<own>
        S: 530 5.7.0 Authentication required
        C: QUIT)");
    EXPECT_EQ(p.offScript, "");
    EXPECT_EQ(p.talk.at(Step::Authenticate)->outcome, Outcome::Withheld);
    EXPECT_EQ(p.talk.at(Step::Authenticate)->detail.toStdString(), "no-encryption");
    EXPECT_FALSE(p.heard.contains("AUTH"));
}

TEST(SmtpTalk, inClearTheSecretWaitsForTheServersChallenge)
{
    const Played p = play(Security::None, R"(
        S: 220 mail.example.jp
        C: EHLO *
        S: 250-mail.example.jp
        S: 250 AUTH PLAIN
        C: AUTH PLAIN
        S: 538 5.7.11 Encryption required for requested authentication mechanism
        C: QUIT)",
                          true);
    EXPECT_EQ(p.offScript, "");
    EXPECT_EQ(p.talk.last()->reply.code, 538);
    EXPECT_FALSE(p.heard.contains(password.toBase64().left(12)));
    EXPECT_FALSE(p.heard.contains(password));
}

TEST(SmtpTalk, aRefusalOfTheOwnAddressDoesNotHideTheOtherAnswer)
{
    const Played p = play(Security::None, R"(
        S: 220 mail.example.jp
        C: EHLO *
        S: 250 mail.example.jp
        C: MAIL FROM:<own>
        S: 250 ok
        C: RCPT TO:<own>
        S: 550 5.1.1 no such user
        C: RCPT TO:<other>
        S: 550 5.7.1 relaying denied
        C: QUIT)");
    EXPECT_EQ(p.offScript, "");
    EXPECT_EQ(p.talk.last()->reply.enhanced.toStdString(), "5.7.1");
}

TEST(SmtpTalk, aServerThatAsksForATokenOnlyIsToldApartFromOneWithoutLogin)
{
    const Played p = play(Security::Tls, R"(
        == TLS ==
        S: 220 mail.example.jp
        C: EHLO *
        S: 250-mail.example.jp
        S: 250 AUTH XOAUTH2 OAUTHBEARER
        C: MAIL FROM:<own>
        S: 530 5.7.57 Client not authenticated to send mail.
        C: QUIT)");
    EXPECT_EQ(p.offScript, "");
    EXPECT_EQ(p.talk.at(Step::Authenticate)->detail.toStdString(), "token-only");
}

TEST(SmtpTalk, anUninvitedLineIsNeverTakenForTheNextAnswer)
{
    const Played p = play(Security::None, R"(
        S: 220 mail.example.jp
        S: 250 surprise
        C: EHLO *)");
    EXPECT_EQ(p.talk.last()->outcome, Outcome::Garbled);
    EXPECT_EQ(p.talk.last()->detail.toStdString(), "unsolicited");
}

TEST(SmtpTalk, aGoodbyeOutOfTurnKeepsItsReason)
{
    const Played p = play(Security::None, R"(
        S: 220 mail.example.jp
        S: 421 4.3.2 shutting down
        == closed ==)");
    EXPECT_EQ(p.talk.last()->outcome, Outcome::Deferred);
    EXPECT_EQ(p.talk.last()->reply.code, 421);
}

TEST(SmtpTalk, anAddressCannotSmuggleASecondCommand)
{
    const Played p = play(Security::None, R"(
        S: 220 mail.example.jp
        C: EHLO *
        S: 250 mail.example.jp
        C: MAIL FROM:<own>
        S: 250 ok
        C: RCPT TO:<own>
        S: 250 ok
        C: RCPT TO:<a@b.exampleDATA>
        S: 550 no
        C: QUIT)",
                          false, "a@b.example>\r\nDATA\r\n");
    EXPECT_EQ(p.offScript, "");
}

} // namespace

} // namespace todoku

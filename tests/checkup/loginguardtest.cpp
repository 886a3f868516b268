#include "checkup/loginguard.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace todoku
{

namespace
{

const QString host = QStringLiteral("mail.example.jp");

Credentials taro(bool cleartextAllowed = false)
{
    QByteArray bytes("himitsu");
    return {{QStringLiteral("taro@example.jp"), QStringLiteral("taro")},
            Secret::takeFrom(bytes),
            cleartextAllowed,
            {host}};
}

Conversation talk(Protocol protocol, bool encrypted = true)
{
    Conversation c;
    c.protocol = protocol;
    c.endpoint = {host, quint16(protocol == Protocol::Smtp ? 587 : 995), Security::Tls};
    if (encrypted) {
        Exchange handshake;
        handshake.step = Step::Encrypt;
        c.exchanges += handshake;
    }
    return c;
}

Conversation ended(Conversation c, const LoginLeave &leave, Outcome outcome, const char *responseCode = "")
{
    Exchange login;
    login.step = Step::Authenticate;
    login.outcome = outcome;
    login.reply.responseCode = QString::fromLatin1(responseCode);
    c.user = leave.login ? leave.login->user : QString();
    c.exchanges += login;
    return c;
}

TEST(LoginGuard, takesTheFormOfTheNameThatTheProviderHasForEachProtocol)
{
    Credentials credentials = taro();
    credentials.usualUsers = {{Protocol::Imap, QStringLiteral("taro")},
                              {Protocol::Smtp, QStringLiteral("taro@example.jp")}};
    LoginGuard guard(credentials, {});
    guard.receiverEnters(0);
    const Conversation imap = talk(Protocol::Imap);
    const LoginLeave receiving = guard.leaveToReceive(imap, 0);
    ASSERT_TRUE(receiving.login);
    EXPECT_EQ(receiving.login->user.toStdString(), "taro");
    guard.ended(ended(imap, receiving, Outcome::Accepted), false);
    const LoginLeave sending = guard.leaveToSend(talk(Protocol::Smtp), 0);
    ASSERT_TRUE(sending.login);
    EXPECT_EQ(sending.login->user.toStdString(), "taro@example.jp");
}

TEST(LoginGuard, triesTwoFormsOfTheNameAndNothingAfterThat)
{
    LoginGuard guard(taro(), {});
    guard.receiverEnters(0);
    const Conversation pop = talk(Protocol::Pop3);
    LoginLeave leave = guard.leaveToReceive(pop, 0);
    ASSERT_TRUE(leave.login);
    EXPECT_EQ(leave.login->user.toStdString(), "taro@example.jp");
    const Conversation first = ended(pop, leave, Outcome::Rejected);
    guard.ended(first, true);
    EXPECT_TRUE(guard.mayTryOtherForm(first));
    leave = guard.leaveToReceive(pop, 0);
    ASSERT_TRUE(leave.login);
    EXPECT_EQ(leave.login->user.toStdString(), "taro");
    const Conversation second = ended(pop, leave, Outcome::Rejected);
    guard.ended(second, true);
    EXPECT_FALSE(guard.mayTryOtherForm(second));
    guard.receiverLeaves(0);
    const LoginLeave sending = guard.leaveToSend(talk(Protocol::Smtp), 0);
    EXPECT_FALSE(sending.login);
    EXPECT_EQ(sending.withheldBecause.toStdString(), "refused-before");
}

TEST(LoginGuard, aTemporaryRefusalCostsNothing)
{
    LoginGuard guard(taro(), {});
    guard.receiverEnters(0);
    const Conversation pop = talk(Protocol::Pop3);
    guard.ended(ended(pop, guard.leaveToReceive(pop, 0), Outcome::Deferred, "SYS/TEMP"), false);
    guard.receiverLeaves(0);
    EXPECT_TRUE(guard.leaveToSend(talk(Protocol::Smtp), 0).login);
}

TEST(LoginGuard, theFormThatReceivingTookIsUsedForSending)
{
    LoginGuard guard(taro(), {});
    guard.receiverEnters(0);
    const Conversation pop = talk(Protocol::Pop3);
    guard.ended(ended(pop, guard.leaveToReceive(pop, 0), Outcome::Rejected), true);
    guard.ended(ended(pop, guard.leaveToReceive(pop, 0), Outcome::Accepted), false);
    guard.receiverLeaves(0);
    const LoginLeave leave = guard.leaveToSend(talk(Protocol::Smtp), 0);
    ASSERT_TRUE(leave.login);
    EXPECT_EQ(leave.login->user.toStdString(), "taro");
}

TEST(LoginGuard, aRefusalForAnotherReasonIsNotRepeatedWithAnotherName)
{
    LoginGuard guard(taro(), {});
    guard.receiverEnters(0);
    const Conversation pop = talk(Protocol::Pop3);
    const Conversation refused = ended(pop, guard.leaveToReceive(pop, 0), Outcome::Rejected);
    guard.ended(refused, false); // "an app password is needed"
    EXPECT_FALSE(guard.mayTryOtherForm(refused));
    guard.receiverLeaves(0);
    EXPECT_FALSE(guard.leaveToSend(talk(Protocol::Smtp), 0).login);
}

TEST(LoginGuard, nobodyLogsInOnAHostThatWasNotConfirmed)
{
    LoginGuard guard(taro(), {});
    Conversation stranger = talk(Protocol::Pop3);
    stranger.endpoint.host = QStringLiteral("mail.evil.example");
    EXPECT_EQ(guard.leaveToReceive(stranger, 0).withheldBecause.toStdString(), "unconfirmed-host");
    EXPECT_EQ(guard.leaveToSend(stranger, 0).withheldBecause.toStdString(), "unconfirmed-host");
}

TEST(LoginGuard, nobodyLogsInInClearWithoutConsent)
{
    LoginGuard guard(taro(), {});
    EXPECT_EQ(guard.leaveToReceive(talk(Protocol::Pop3, false), 0).withheldBecause.toStdString(),
              "no-encryption");
}

TEST(LoginGuard, nobodyLogsInOnceSendingIsProved)
{
    LoginGuard guard(taro(true), {});
    guard.receiverEnters(0);
    guard.receiverLeaves(0);
    const Conversation smtp = talk(Protocol::Smtp);
    const Conversation accepted = ended(smtp, guard.leaveToSend(smtp, 0), Outcome::Accepted);
    guard.ended(accepted, false);
    guard.sendingOver(accepted, true);
    EXPECT_EQ(guard.leaveToSend(smtp, 1).withheldBecause.toStdString(), "not-needed");
    EXPECT_EQ(guard.leaveToSend(talk(Protocol::Smtp, false), 25).withheldBecause.toStdString(), "not-needed");
}

TEST(LoginGuard, receivingWaitsForWhatSendersShowUnauthenticated)
{
    LoginGuard guard(taro(), {});
    guard.senderEnters();
    guard.senderConnected();
    guard.receiverEnters(0);
    std::atomic<bool> shown = false;
    bool shownFirst = false;
    std::thread receiver([&] {
        if (guard.leaveToReceive(talk(Protocol::Pop3), 0).login)
            shownFirst = shown;
    });
    shown = true;
    guard.senderShown();
    receiver.join();
    EXPECT_TRUE(shownFirst);
}

TEST(LoginGuard, sendersLogInOneAfterTheOther)
{
    LoginGuard guard(taro(), {});
    guard.receiverEnters(0);
    guard.receiverLeaves(0);
    const Conversation smtp = talk(Protocol::Smtp);
    const LoginLeave first = guard.leaveToSend(smtp, 0);
    ASSERT_TRUE(first.login);
    std::atomic<bool> refused = false;
    bool secondAfterRefusal = false;
    std::thread second([&] {
        const LoginLeave leave = guard.leaveToSend(smtp, 1);
        secondAfterRefusal = refused && leave.login && leave.login->user == QLatin1String("taro");
    });
    refused = true;
    const Conversation refusal = ended(smtp, first, Outcome::Rejected);
    guard.ended(refusal, true);
    guard.sendingOver(refusal, false);
    second.join();
    EXPECT_TRUE(secondAfterRefusal);
}

TEST(LoginGuard, aStopWakesEverybodyWhoWaits)
{
    std::stop_source stop;
    LoginGuard guard(taro(), stop.get_token());
    guard.receiverEnters(0);
    std::thread sender([&] { EXPECT_FALSE(guard.leaveToSend(talk(Protocol::Smtp), 0).login); });
    stop.request_stop();
    sender.join();
}

} // namespace

} // namespace todoku

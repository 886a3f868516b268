#include "client.h"

#include <QElapsedTimer>

#include <gtest/gtest.h>

using namespace todoku;
using namespace std::chrono_literals;

namespace
{

const QString smtpHost = QStringLiteral("smtp.mail.example");
const QByteArray user = "taro@mail.example";
const QByteArray outside = "RCPT TO:<someone@elsewhere.example>";

void receiveOnce(const Patient &patient, const QString &host)
{
    Client pop;
    pop.connectTo(patient.listening(), host, 995);
    pop.encrypt(patient.listening(), host);
    pop.line();
    pop.say("USER " + patient.listening().user.toUtf8());
    EXPECT_TRUE(pop.say("PASS " + rightPassword).startsWith("+OK"));
    pop.say("QUIT");
}

TEST(Smtp, keepsAMessageAndUnstuffsItsDots)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    Client client;
    client.open(*patient, smtpHost, 587);
    client.authSmtp("PLAIN", user, rightPassword);
    EXPECT_EQ(client.say("RCPT TO:<a@elsewhere.example>"), "503 5.5.1 Error: need MAIL command");
    client.say("MAIL FROM:<taro@mail.example> SIZE=100");
    EXPECT_TRUE(client.say("DATA").startsWith("554"));
    EXPECT_EQ(client.say(outside), "250 2.1.5 Ok");
    EXPECT_TRUE(client.say("DATA").startsWith("354"));
    // What looks like an end and is none: smuggling.
    EXPECT_TRUE(client.say("Subject: x\r\n\r\n..dot\r\na\n.\nb\n.\r\nc\r.\rd\r\n\r.\r\ne\r\n.")
                    .startsWith("250 2.0.0"));
    ASSERT_EQ(patient->mails().size(), 1);
    const ReceivedMail mail = patient->mails().constFirst();
    EXPECT_EQ(mail.content, "Subject: x\r\n\r\n.dot\r\na\n.\nb\n.\r\nc\r.\rd\r\n\r.\r\ne\r\n");
    EXPECT_EQ(mail.user, u"taro@mail.example");
    EXPECT_EQ(mail.recipients, QStringList{QStringLiteral("someone@elsewhere.example")});
    EXPECT_EQ(client.say("QUIT"), "221 2.0.0 Bye");
    EXPECT_TRUE(client.hungUp());
}

TEST(Smtp, answersEachOfSeveralCommandsInOnePacket)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    Client client;
    client.open(*patient, smtpHost, 465);
    client.authSmtp("PLAIN", user, rightPassword);
    client.send("MAIL FROM:<taro@mail.example>\r\nRCPT TO:<a@elsewhere.example>\r\nRCPT "
                "TO:<nobody@mail.example>\r\nDATA\r\n");
    EXPECT_TRUE(client.reply().startsWith("250 2.1.0"));
    EXPECT_TRUE(client.reply().startsWith("250 2.1.5"));
    EXPECT_TRUE(client.reply().startsWith("550 5.1.1 <nobody@mail.example>"));
    EXPECT_TRUE(client.reply().startsWith("354"));
    client.send("hello\r\n.\r\nRSET\r\nNOOP\r\nQUIT\r\n");
    EXPECT_TRUE(client.reply().startsWith("250 2.0.0 Ok: queued"));
    EXPECT_TRUE(client.reply().startsWith("250"));
    EXPECT_TRUE(client.reply().startsWith("250"));
    EXPECT_TRUE(client.reply().startsWith("221"));
}

TEST(Smtp, neverRelaysForStrangersButTakesTheirMailForItsOwn)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    Client client;
    client.open(*patient, smtpHost, 25);
    client.say("MAIL FROM:<>");
    EXPECT_TRUE(client.say(outside).startsWith("554 5.7.1 <someone@elsewhere.example>: Relay access denied"));
    EXPECT_EQ(client.say("RCPT TO:<hanako@mail.example>"), "250 2.1.5 Ok");
}

TEST(Smtp, refusesAMessageThatIsTooLarge)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    Client client;
    client.open(*patient, smtpHost, 465);
    client.authSmtp("PLAIN", user, rightPassword);
    EXPECT_TRUE(client.say("MAIL FROM:<taro@mail.example> SIZE=99999999").startsWith("552 5.3.4"));
    client.say("MAIL FROM:<taro@mail.example>");
    client.say(outside);
    client.say("DATA");
    const QByteArray block(1 << 20, 'x');
    for (int i = 0; i < 11; ++i) {
        client.send(block);
        client.socket().waitForBytesWritten();
    }
    EXPECT_TRUE(client.say("\r\n.").startsWith("552 5.3.4"));
    EXPECT_TRUE(patient->mails().isEmpty());
}

TEST(PopBeforeSmtp, isOpenedByReceivingAndClosesAfterItsTime)
{
    const auto patient = admitted(QStringLiteral("infosphere-pop-before-smtp"));
    const QString host = QStringLiteral("smtp.sphere.example");
    Client client;
    client.open(*patient, host, 25);
    client.say("MAIL FROM:<taro@sphere.example>");
    const QByteArray refusal = "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)";
    EXPECT_EQ(client.say(outside), refusal);
    EXPECT_EQ(client.say("RCPT TO:<hanako@sphere.example>"), "250 2.1.5 Ok");
    receiveOnce(*patient, QStringLiteral("pop.sphere.example"));
    EXPECT_EQ(client.say(outside), "250 2.1.5 Ok");
    patient->advanceClock(29min);
    EXPECT_EQ(client.say(outside), "250 2.1.5 Ok");
    patient->advanceClock(2min);
    EXPECT_EQ(client.say(outside), refusal);
    EXPECT_TRUE(client.say("AUTH PLAIN").startsWith("502"));
}

TEST(PopBeforeSmtp, isNotWhatRcpthostsAlwaysMeans)
{
    const auto patient = admitted(QStringLiteral("rcpthosts-not-pbs"));
    receiveOnce(*patient, QStringLiteral("pop.mail.example"));
    Client client;
    client.open(*patient, smtpHost, 25);
    client.say("MAIL FROM:<taro@mail.example>");
    EXPECT_TRUE(client.say(outside).startsWith("553 sorry, that domain isn't"));
}

TEST(Greylist, goesByTheTripleAndByTheServersClock)
{
    const auto patient = admitted(QStringLiteral("greylisting"));
    Client client;
    client.open(*patient, smtpHost, 587);
    client.authSmtp("PLAIN", user, rightPassword);
    client.say("MAIL FROM:<taro@mail.example>");
    EXPECT_TRUE(client.say(outside).startsWith("450 4.2.0 <someone@elsewhere.example>"));
    patient->advanceClock(299s);
    EXPECT_TRUE(client.say(outside).startsWith("450"));
    patient->advanceClock(2s);
    EXPECT_TRUE(client.say("RCPT TO:<other@elsewhere.example>").startsWith("450"));
    EXPECT_EQ(client.say(outside), "250 2.1.5 Ok");
}

TEST(Rate, isLimitedByMessagesAndTime)
{
    const auto patient = admittedDoors(
        "doors:\n"
        "  - host: smtp\n"
        "    port: 25\n"
        "    behaviours: [rate: {messages: 2, seconds: 60, refusal: '423 exceed my limit (#4.2.3)'}]\n");
    Client client;
    client.open(*patient, smtpHost, 25);
    for (const char *wanted : {"250", "250", "423"}) {
        EXPECT_TRUE(client.say("MAIL FROM:<taro@mail.example>").startsWith(wanted));
        client.say("RSET");
    }
    patient->advanceClock(61s);
    EXPECT_TRUE(client.say("MAIL FROM:<taro@mail.example>").startsWith("250"));
}

TEST(Sender, mustBelongToTheLoginWhereTheServerWantsIt)
{
    const auto patient = admitted(QStringLiteral("sender-not-allowed"));
    Client client;
    client.open(*patient, smtpHost, 587);
    EXPECT_TRUE(client.authSmtp("PLAIN", "hanako@mail.example", rightPassword).startsWith("235"));
    EXPECT_TRUE(client.say("MAIL FROM:<taro@mail.example>").startsWith("250"));
    EXPECT_EQ(
        client.say(outside),
        "553 5.7.1 <taro@mail.example>: Sender address rejected: not owned by user hanako@mail.example");
    client.say("RSET");
    client.say("MAIL FROM:<hanako@mail.example>");
    EXPECT_EQ(client.say(outside), "250 2.1.5 Ok");
}

TEST(FixedAnswers, comeSoManyTimesAndThenTheServerBehaves)
{
    const auto patient =
        admittedDoors("doors:\n"
                      "  - host: smtp\n"
                      "    port: 25\n"
                      "    behaviours:\n"
                      "      - {at: noop, skip: 1, times: 2, reply: '450 not now'}\n"
                      "      - {at: rcpt, to: someone@elsewhere.example, reply: '550 %r from %s [%c]'}\n"
                      "      - {at: mail, from: outside, reply: '553 no strangers'}\n");
    Client client;
    client.open(*patient, smtpHost, 25);
    for (const char *wanted : {"250", "450", "450", "250"})
        EXPECT_TRUE(client.say("NOOP").startsWith(wanted));
    EXPECT_EQ(client.say("MAIL FROM:<a@b.example>"), "553 no strangers");
    EXPECT_TRUE(client.say("MAIL FROM:<taro@mail.example>").startsWith("250"));
    EXPECT_EQ(client.say(outside), "550 someone@elsewhere.example from taro@mail.example [127.0.0.1]");
}

TEST(FixedAnswers, comeLateAndInDrips)
{
    const auto patient = admittedDoors("doors:\n"
                                       "  - {host: smtp, port: 25, delay-ms: 30}\n"
                                       "  - host: smtp\n"
                                       "    port: 587\n"
                                       "    behaviours:\n"
                                       "      - {at: greeting, delay-ms: 50, drip-ms: 1}\n");
    QElapsedTimer timer;
    timer.start();
    Client each;
    each.connectTo(patient->listening(), smtpHost, 25);
    each.reply();
    each.say("EHLO pc");
    each.say("NOOP");
    EXPECT_GE(timer.restart(), 85); // three replies of 30 ms; timers are coarse
    Client dripping;
    dripping.connectTo(patient->listening(), smtpHost, 587);
    EXPECT_EQ(dripping.reply(), "220 smtp.mail.example ESMTP");
    EXPECT_GE(timer.elapsed(), 60);
}

TEST(FixedAnswers, mayHangUpResetOrFallSilent)
{
    const auto patient =
        admittedDoors("doors:\n"
                      "  - {host: smtp, port: 25, behaviours: [{at: hello, reply: '421 bye', then: close}]}\n"
                      "  - {host: smtp, port: 587, behaviours: [{at: hello, then: reset}]}\n"
                      "  - {host: smtp, port: 465, behaviours: [{at: accept, then: close}]}\n"
                      "  - {host: pop, port: 110, behaviours: [{at: greeting, then: hang}]}\n"
                      "  - {host: pop, port: 995, behaviours: [{at: tls, then: hang}]}\n");
    Client closed;
    closed.connectTo(patient->listening(), smtpHost, 25);
    closed.reply();
    EXPECT_EQ(closed.say("EHLO pc"), "421 bye");
    EXPECT_TRUE(closed.hungUp());
    EXPECT_EQ(closed.error(), QAbstractSocket::RemoteHostClosedError);

    Client reset;
    reset.connectTo(patient->listening(), smtpHost, 587);
    reset.reply();
    EXPECT_EQ(reset.say("EHLO pc"), "");
    EXPECT_TRUE(reset.hungUp());

    Client atOnce;
    atOnce.connectTo(patient->listening(), smtpHost, 465);
    EXPECT_TRUE(atOnce.hungUp());

    Client silent;
    silent.connectTo(patient->listening(), QStringLiteral("pop.mail.example"), 110);
    EXPECT_EQ(silent.line(100), "");
    silent.send("CAPA\r\n");
    EXPECT_EQ(silent.line(100), "");
    EXPECT_FALSE(silent.hungUp(1));

    Client handshake;
    handshake.connectTo(patient->listening(), QStringLiteral("pop.mail.example"), 995);
    handshake.send("\x16\x03\x01");
    EXPECT_FALSE(handshake.hungUp(100));
}

TEST(Password, mayBeAnotherOneForSendingThanForReceiving)
{
    const auto patient =
        admittedDoors("doors:\n  - {host: smtp, port: 587, password: other}\n  - {host: pop, port: 995}\n");
    Client client;
    client.open(*patient, smtpHost, 587);
    EXPECT_TRUE(client.authSmtp("PLAIN", user, rightPassword).startsWith("535"));
    receiveOnce(*patient, QStringLiteral("pop.mail.example"));
}

} // namespace

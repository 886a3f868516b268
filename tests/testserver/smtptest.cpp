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

TEST(Smtp, takesTheParametersThatItOffersAndNoOthers)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    Client client;
    client.open(*patient, smtpHost, 465);
    client.authSmtp("PLAIN", user, rightPassword);
    const auto replyTo = [&](const QByteArray &parameters) {
        const QByteArray reply = client.say("MAIL FROM:<taro@mail.example>" + parameters);
        client.say("RSET");
        return reply.left(3);
    };
    EXPECT_EQ(replyTo(" SIZE=1 BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=x AUTH=<>"), "250");
    for (const char *wrong : {" SIZE=x", " SIZE=-1", " BODY=9BIT", " RET=SOME", " ENVID="})
        EXPECT_EQ(replyTo(wrong), "501") << wrong;
    EXPECT_EQ(replyTo(" XYZZY=1"), "555");
    EXPECT_EQ(replyTo(" NOTIFY=NEVER"), "555");
    client.say("MAIL FROM:<taro@mail.example>");
    EXPECT_EQ(client.say("RCPT TO:<a@elsewhere.example> NOTIFY=SUCCESS ORCPT=rfc822;a"), "250 2.1.5 Ok");
    EXPECT_TRUE(client.say("RCPT TO:<a@elsewhere.example> SIZE=1").startsWith("555"));
    EXPECT_TRUE(client.say("RCPT TO:<太郎@elsewhere.example>").startsWith("553 5.6.7"));
    client.say("RSET");
    client.say("MAIL FROM:<taro@mail.example> SMTPUTF8");
    EXPECT_EQ(client.say("RCPT TO:<太郎@elsewhere.example>"), "250 2.1.5 Ok");
}

TEST(Smtp, findsTheEndHoweverTheOctetsArrive)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    Client client;
    client.open(*patient, smtpHost, 465);
    client.authSmtp("PLAIN", user, rightPassword);
    client.say("MAIL FROM:<taro@mail.example>");
    client.say(outside);
    client.say("DATA");
    const QByteArray body = "a\r\n..b\r\n" + QByteArray(20'000, 'x') + "\r\n\r\n..\r\n";
    for (const char octet : body + ".\r\n") {
        client.send(QByteArray(1, octet));
        if (octet != 'x')
            client.socket().waitForBytesWritten(10);
    }
    EXPECT_TRUE(client.reply().startsWith("250"));
    EXPECT_EQ(patient->mails().constFirst().content,
              "a\r\n.b\r\n" + QByteArray(20'000, 'x') + "\r\n\r\n.\r\n");
    // None of these ends a message (reference/security.md).
    client.say("MAIL FROM:<taro@mail.example>");
    client.say(outside);
    client.say("DATA");
    for (const QByteArray &smuggled :
         {QByteArray("\n.\n"), QByteArray("\n.\r"), QByteArray("\r.\n"), QByteArray("\r.\r"),
          QByteArray("\n.\r\n"), QByteArray("\r.\r\n"), QByteArray("\r\n\0.\r\n", 6)})
        client.send("x" + smuggled + "y\r\n");
    EXPECT_EQ(client.line(100), "");
    EXPECT_TRUE(client.say(".").startsWith("250"));
    EXPECT_EQ(patient->mails().size(), 2);
}

TEST(FixedAnswers, comeByChanceTheSameWithEachSeed)
{
    const auto answersWith = [](const QByteArray &seed) {
        const auto patient = admittedDoors(
            "seed: " + seed +
            "\ndoors:\n  - {host: smtp, port: 25, behaviours: [{at: noop, chance: 50, reply: '450 x'}]}\n");
        Client client;
        client.open(*patient, smtpHost, 25);
        QByteArray all;
        for (int i = 0; i < 40; ++i)
            all += client.say("NOOP").left(1);
        return all;
    };
    const QByteArray first = answersWith("7");
    EXPECT_EQ(first, answersWith("7"));
    EXPECT_NE(first, answersWith("8"));
    EXPECT_TRUE(first.contains('2') && first.contains('4'));
}

TEST(FixedAnswers, goByTheServersTimeByCharsetAndByAddress)
{
    const auto patient =
        admittedDoors("doors:\n"
                      "  - host: smtp\n"
                      "    port: 25\n"
                      "    behaviours:\n"
                      "      - {at: noop, after-seconds: 60, until-seconds: 120, reply: '450 night'}\n"
                      "      - {at: vrfy, reply: '550 宛先', charset: ISO-2022-JP}\n"
                      "      - {at: help, reply: '214 half', then: half-close}\n"
                      "      - quota: {messages: 1}\n"
                      "      - by-address: true\n");
    Client client;
    client.open(*patient, smtpHost, 25);
    EXPECT_TRUE(client.say("NOOP").startsWith("250"));
    patient->advanceClock(61s);
    EXPECT_EQ(client.say("NOOP"), "450 night");
    patient->advanceClock(60s);
    EXPECT_TRUE(client.say("NOOP").startsWith("250"));
    EXPECT_EQ(client.say("VRFY x"), "550 \x1b$B08@h\x1b(B");
    client.say("MAIL FROM:<taro@mail.example>");
    EXPECT_TRUE(client.say("RCPT TO:<450-4.2.1@elsewhere.example>").startsWith("450 4.2.1 "));
    EXPECT_TRUE(client.say("RCPT TO:<who@552.elsewhere.example>").startsWith("552 5.0.0 "));
    EXPECT_EQ(client.say("RCPT TO:<hanako@mail.example>"), "250 2.1.5 Ok");
    client.say("DATA");
    client.say("x\r\n.");
    client.say("MAIL FROM:<taro@mail.example>");
    EXPECT_TRUE(client.say("RCPT TO:<hanako@mail.example>").startsWith("552 5.2.2"));
    EXPECT_EQ(client.say("HELP"), "214 half");
    EXPECT_TRUE(client.hungUp());
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

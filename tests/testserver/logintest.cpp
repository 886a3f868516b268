#include "client.h"

#include <QCryptographicHash>

#include <QMutex>

#include <gtest/gtest.h>

using namespace todoku;

namespace
{

const QString smtpHost = QStringLiteral("smtp.mail.example");
const QString popHost = QStringLiteral("pop.mail.example");
const QString imapHost = QStringLiteral("imap.mail.example");
const QByteArray user = "taro@mail.example";

class EachMechanism : public testing::TestWithParam<const char *>
{
};

TEST_P(EachMechanism, takesTheRightPasswordAndRefusesAWrongOne)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    for (const bool initial : {false, true}) {
        Client right;
        right.open(*patient, smtpHost, 587);
        EXPECT_TRUE(right.authSmtp(GetParam(), user, rightPassword, initial).startsWith("235"));
        EXPECT_EQ(right.say("MAIL FROM:<taro@mail.example>"), "250 2.1.0 Ok");

        Client wrong;
        wrong.open(*patient, smtpHost, 587);
        EXPECT_TRUE(wrong.authSmtp(GetParam(), user, "wrong horse", initial).startsWith("535"));
        EXPECT_TRUE(wrong.say("MAIL FROM:<taro@mail.example>").startsWith("530"));
        EXPECT_TRUE(
            wrong.authSmtp(GetParam(), "jiro@mail.example", rightPassword, initial).startsWith("535"));
    }
    EXPECT_EQ(patient->loginsAccepted(), 2);
    EXPECT_EQ(patient->loginsRefused(), 4);
}

TEST_P(EachMechanism, leavesNoPasswordInTheTranscript)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    Client client;
    client.open(*patient, smtpHost, 465);
    client.authSmtp(GetParam(), user, rightPassword, true);
    client.say(rightPassword); // a client that has lost its way
    client.say("NOOP " + rightPassword.toBase64());
    const QByteArray all = patient->transcript().join(u'\n').toUtf8();
    EXPECT_TRUE(all.contains("AUTH " + QByteArray(GetParam())));
    EXPECT_FALSE(all.contains(rightPassword));
    EXPECT_FALSE(all.contains(rightPassword.toBase64(QByteArray::OmitTrailingEquals)));
    EXPECT_FALSE(all.contains((QByteArray(1, '\0') + user + '\0' + rightPassword).toBase64()));
}

INSTANTIATE_TEST_SUITE_P(Smtp, EachMechanism,
                         testing::Values("PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-1",
                                         "SCRAM-SHA-256"));

TEST(Login, isRefusedToEveryTokenOfXoauth2)
{
    const auto patient = admitted(QStringLiteral("oauth2-only"));
    Client client;
    const QByteArray capabilities = client.open(*patient, smtpHost, 465);
    EXPECT_TRUE(capabilities.contains("AUTH XOAUTH2"));
    EXPECT_TRUE(client.authSmtp("XOAUTH2", user, {}, true).startsWith("535"));
}

TEST(Login, isNeitherOfferedNorTakenInClearWhereEncryptionIsWanted)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    Client client;
    client.connectTo(patient->listening(), smtpHost, 587);
    client.reply();
    EXPECT_FALSE(client.say("EHLO pc").contains("AUTH"));
    EXPECT_TRUE(client.say("AUTH PLAIN").startsWith("538"));
    Client pop;
    pop.connectTo(patient->listening(), popHost, 110);
    pop.line();
    EXPECT_FALSE(pop.list("CAPA").contains("USER"));
    EXPECT_TRUE(pop.say("USER " + user).startsWith("-ERR [AUTH]"));
    Client imap;
    imap.connectTo(patient->listening(), imapHost, 143);
    imap.line();
    EXPECT_TRUE(imap.imap("a", "CAPABILITY").first().contains("LOGINDISABLED"));
    EXPECT_TRUE(imap.imap("b", "LOGIN x y").last().startsWith("b NO [PRIVACYREQUIRED]"));
    EXPECT_EQ(patient->loginsAccepted() + patient->loginsRefused(), 0);
}

TEST(Login, canBeAbandonedByTheClient)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    Client client;
    client.open(*patient, smtpHost, 587);
    EXPECT_EQ(client.say("AUTH LOGIN"), "334 VXNlcm5hbWU6");
    EXPECT_TRUE(client.say("*").startsWith("501"));
    EXPECT_EQ(client.say("AUTH LOGIN"), "334 VXNlcm5hbWU6");
    EXPECT_TRUE(client.say("%%%").startsWith("501"));
    EXPECT_EQ(client.say("NOOP"), "250 2.0.0 Ok");
    EXPECT_EQ(patient->loginsRefused(), 0);
}

TEST(Login, endsTheConnectionAfterTenRefusals)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    Client client;
    client.open(*patient, smtpHost, 587);
    for (int i = 0; i < 10; ++i)
        EXPECT_TRUE(client.authSmtp("PLAIN", user, "no", true).startsWith("535"));
    EXPECT_TRUE(client.hungUp());
}

TEST(Pop3, takesUserAndPass)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    Client client;
    client.connectTo(patient->listening(), popHost, 995);
    client.encrypt(patient->listening(), popHost);
    EXPECT_TRUE(client.line().startsWith("+OK"));
    EXPECT_TRUE(
        client.list("CAPA").contains("SASL PLAIN LOGIN CRAM-MD5 DIGEST-MD5 SCRAM-SHA-1 SCRAM-SHA-256"));
    EXPECT_TRUE(client.say("STAT").startsWith("-ERR"));
    EXPECT_TRUE(client.say("PASS " + rightPassword).startsWith("-ERR"));
    client.say("USER " + user);
    EXPECT_TRUE(client.say("PASS wrong").startsWith("-ERR [AUTH]"));
    client.say("USER " + user);
    EXPECT_TRUE(client.say("PASS " + rightPassword).startsWith("+OK"));
    EXPECT_EQ(client.say("STAT"), "+OK 0 0");
    EXPECT_EQ(client.list("LIST").size(), 1);
    EXPECT_EQ(client.list("UIDL").size(), 1);
    EXPECT_TRUE(client.say("RETR 1").startsWith("-ERR"));
    EXPECT_EQ(client.say("NOOP"), "+OK");
    EXPECT_EQ(client.say("RSET"), "+OK");
    EXPECT_TRUE(client.say("QUIT").startsWith("+OK"));
    EXPECT_TRUE(client.hungUp());
    EXPECT_FALSE(patient->transcript().join(u'\n').contains(QString::fromUtf8(rightPassword)));
}

TEST(Pop3, takesApop)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    for (const bool right : {true, false}) {
        Client client;
        client.connectTo(patient->listening(), popHost, 110);
        const QByteArray greeting = client.line().trimmed();
        const QByteArray stamp = greeting.mid(greeting.indexOf('<'));
        const QByteArray digest = QCryptographicHash::hash(stamp + (right ? rightPassword : QByteArray("x")),
                                                           QCryptographicHash::Md5)
                                      .toHex();
        EXPECT_TRUE(client.say("APOP " + user + ' ' + digest).startsWith(right ? "+OK" : "-ERR [AUTH]"));
    }
}

TEST(Pop3, takesSaslAfterStls)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    Client client;
    client.connectTo(patient->listening(), popHost, 110);
    client.line();
    EXPECT_TRUE(client.list("CAPA").contains("STLS"));
    EXPECT_TRUE(client.say("STLS").startsWith("+OK"));
    EXPECT_EQ(client.encrypt(patient->listening(), popHost), QList<QSslError::SslError>());
    EXPECT_FALSE(client.list("CAPA").contains("STLS"));
    EXPECT_EQ(client.say("AUTH PLAIN"), "+");
    EXPECT_TRUE(client.say((QByteArray(1, '\0') + user + '\0' + rightPassword).toBase64()).startsWith("+OK"));
}

TEST(Imap, takesLoginInEveryFormOfString)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    const auto atDoor = [&](Client &client) {
        client.connectTo(patient->listening(), imapHost, 993);
        client.encrypt(patient->listening(), imapHost);
        EXPECT_TRUE(client.line().startsWith("* OK"));
    };
    Client quoted;
    atDoor(quoted);
    EXPECT_TRUE(quoted.imap("a", "LOGIN \"taro@mail.example\" \"correct horse\"").last().startsWith("a OK"));
    EXPECT_TRUE(quoted.imap("b", "SELECT INBOX").contains("* 0 EXISTS"));
    EXPECT_TRUE(quoted.imap("c", "LIST \"\" *").first().endsWith("INBOX"));
    EXPECT_TRUE(quoted.imap("d", "NOOP").last().startsWith("d OK"));
    EXPECT_TRUE(quoted.imap("e", "LOGOUT").first().startsWith("* BYE"));
    EXPECT_TRUE(quoted.hungUp());

    Client literal;
    atDoor(literal);
    literal.send("a LOGIN {17}\r\n");
    EXPECT_TRUE(literal.line().startsWith("+"));
    literal.send("taro@mail.example {13+}\r\ncorrect horse\r\n");
    EXPECT_TRUE(literal.line().startsWith("a OK"));

    Client sasl;
    atDoor(sasl);
    EXPECT_TRUE(
        sasl.imap("a", "AUTHENTICATE PLAIN " + (QByteArray(1, '\0') + user + '\0' + rightPassword).toBase64())
            .last()
            .startsWith("a OK"));

    Client wrong;
    atDoor(wrong);
    EXPECT_TRUE(
        wrong.imap("a", "LOGIN taro@mail.example x").last().startsWith("a NO [AUTHENTICATIONFAILED]"));
    EXPECT_TRUE(wrong.imap("b", "SELECT INBOX").last().startsWith("b BAD"));
    EXPECT_TRUE(wrong.imap("c", "LOGIN x {99999999999}").first().startsWith("c NO [TOOBIG]"));
    EXPECT_FALSE(patient->transcript().join(u'\n').contains(QString::fromUtf8(rightPassword)));
}

TEST(Imap, encryptsAfterStarttls)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    Client client;
    client.connectTo(patient->listening(), imapHost, 143);
    client.line();
    EXPECT_TRUE(client.imap("a", "CAPABILITY").first().contains("STARTTLS"));
    EXPECT_TRUE(client.imap("b", "STARTTLS").last().startsWith("b OK"));
    EXPECT_EQ(client.encrypt(patient->listening(), imapHost), QList<QSslError::SslError>());
    EXPECT_TRUE(client.imap("c", "CAPABILITY").first().contains("AUTH=PLAIN"));
}

TEST(XOAuth2, takesTheTokenThatTheScenarioNames)
{
    const auto patient = admitted(QStringLiteral("xoauth2"));
    const QByteArray token = patient->listening().token.toUtf8();
    ASSERT_FALSE(token.isEmpty());
    const auto initial = [](const QByteArray &name, const QByteArray &bearer) {
        return ("user=" + name + "\x01" + "auth=Bearer " + bearer + "\x01\x01").toBase64();
    };
    Client client;
    client.open(*patient, smtpHost, 465);
    EXPECT_TRUE(client.say("AUTH XOAUTH2 " + initial(user, "wrong")).startsWith("334 "));
    EXPECT_TRUE(client.say("").startsWith("535"));
    EXPECT_TRUE(client.say("AUTH XOAUTH2 " + initial("x@mail.example", token)).startsWith("334 "));
    EXPECT_TRUE(client.say("").startsWith("535"));
    EXPECT_TRUE(client.say("AUTH XOAUTH2 eA==").startsWith("501"));
    EXPECT_TRUE(client.say("AUTH XOAUTH2 " + initial(user, token)).startsWith("235"));
    EXPECT_FALSE(patient->transcript().join(u'\n').contains(QString::fromUtf8(token)));
}

TEST(Dialogue, isToldLineByLineWithoutSecrets)
{
    const auto scenario = loadScenario(QStringLiteral("sending-works"));
    QMutex mutex;
    QStringList told;
    QByteArray password = rightPassword;
    {
        const auto patient =
            Patient::admit(*scenario, 0, Secret::takeFrom(password), [&](const SpokenLine &line) {
                const QMutexLocker lock(&mutex);
                told.append(line.asText());
            });
        ASSERT_TRUE(patient);
        Client client;
        client.open(**patient, smtpHost, 465);
        client.authSmtp("PLAIN", user, rightPassword, true);
        client.say("QUIT");
    }
    EXPECT_EQ(told.first(), u"465#1 == connected ==");
    EXPECT_TRUE(told.contains(QStringLiteral("465#1 == TLS ==")));
    EXPECT_TRUE(told.contains(QStringLiteral("465#1 C: AUTH PLAIN ***")));
    EXPECT_TRUE(told.contains(QStringLiteral("465#1 S: 221 2.0.0 Bye")));
    EXPECT_FALSE(told.join(u'\n').contains(QString::fromUtf8(rightPassword)));
}

} // namespace

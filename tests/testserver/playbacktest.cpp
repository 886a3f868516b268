#include "client.h"

#include "testserver/playback.h"

#include <gtest/gtest.h>

using namespace todoku;

namespace
{

const Endpoint door{QStringLiteral("smtp.mail.example"), 587, Security::StartTls};

std::unique_ptr<Patient> playing(const char *text, Protocol protocol = Protocol::Smtp)
{
    const Result<Script> script = Script::read(QString::fromUtf8(text), QStringLiteral("specimen"));
    if (!script) {
        ADD_FAILURE() << script.complaint().text(Language::English).toStdString();
        return nullptr;
    }
    auto patient = Patient::admit(scenarioPlaying(*script, protocol, door));
    return patient ? *std::move(patient) : nullptr;
}

TEST(Playback, saysTheServersPartWithTlsInTheMiddle)
{
    const auto patient = playing(R"(# as seen in the wild
S: 220 smtp.mail.example ESMTP
C: EHLO pc
S: 250-smtp.mail.example
S: 250 STARTTLS
C: STARTTLS
S: 220 go
== TLS ==
C: EHLO pc
S: 250 AUTH LOGIN
C: AUTH LOGIN
S: 334 VXNlcm5hbWU6
C: ***
S: 535 5.7.8 no
== closed ==
)");
    Client client;
    client.connectTo(patient->listening(), door.host, door.port);
    EXPECT_EQ(client.reply(), "220 smtp.mail.example ESMTP");
    EXPECT_EQ(client.say("EHLO somebody.else"), "250-smtp.mail.example\r\n250 STARTTLS");
    EXPECT_EQ(client.say("STARTTLS"), "220 go");
    EXPECT_EQ(client.encrypt(patient->listening(), door.host), QList<QSslError::SslError>());
    EXPECT_EQ(client.say("EHLO somebody.else"), "250 AUTH LOGIN");
    EXPECT_EQ(client.say("AUTH LOGIN"), "334 VXNlcm5hbWU6");
    EXPECT_EQ(client.say("c2VjcmV0"), "535 5.7.8 no");
    EXPECT_TRUE(client.hungUp());
    EXPECT_FALSE(patient->transcript().join(u'\n').contains(u"c2VjcmV0"));
}

TEST(Playback, hangsUpOnAClientThatLeavesTheScript)
{
    const auto patient = playing("S: 220 hello\nC: EHLO\nS: 250 ok\n== silence ==\n");
    Client off;
    off.connectTo(patient->listening(), door.host, door.port);
    off.reply();
    off.send("QUIT\r\n");
    EXPECT_TRUE(off.hungUp());
    EXPECT_TRUE(patient->transcript().join(u'\n').contains(u"== off script =="));
    Client on;
    on.connectTo(patient->listening(), door.host, door.port);
    on.reply();
    EXPECT_EQ(on.say("EHLO x"), "250 ok");
    on.send("NOOP\r\n");
    EXPECT_EQ(on.line(100), "");
    EXPECT_FALSE(on.hungUp(1));
}

TEST(Playback, takesTheClientsOwnTags)
{
    const auto patient =
        playing("S: * OK ready\nC: a1 LOGIN u p\nS: a1 NO [AUTHENTICATIONFAILED] no\n", Protocol::Imap);
    Client client;
    client.connectTo(patient->listening(), door.host, door.port);
    client.line();
    EXPECT_EQ(client.imap("x7", "LOGIN u p").last(), "x7 NO [AUTHENTICATIONFAILED] no");
}

TEST(Playback, complainsOfALineThatIsNone)
{
    const Result<Script> script =
        Script::read(QStringLiteral("S: 220 hi\n\nX: what\n"), QStringLiteral("a.md"), 10);
    ASSERT_FALSE(script);
    EXPECT_EQ(script.complaint().line, 12);
    EXPECT_TRUE(script.complaint().what.complete());
}

} // namespace

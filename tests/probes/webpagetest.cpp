#include "probes/webpage.h"

#include "scriptedwire.h"

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype enough = 64;
const QByteArray question = "C: GET *\nC: Host: *\nC: Accept: *\nC: Connection: *\n";

WebAnswer ask(const QByteArray &script, QByteArray *heard = nullptr)
{
    ScriptedWire wire(QString::fromUtf8(script));
    const WebAnswer answer = askForPage(wire, u"autoconfig.example.jp"_s, u"/mail/config-v1.1.xml"_s, enough,
                                        QDeadlineTimer(1'000));
    EXPECT_EQ(wire.firstOffScript().toStdString(), "");
    if (heard)
        *heard = wire.heard();
    return answer;
}

} // namespace

TEST(AWebServer, IsAskedOnceAndToldNothingElse)
{
    QByteArray heard;
    const WebAnswer answer =
        ask("== TLS ==\n" + question +
                "S: HTTP/1.1 200 OK\nS: Content-Type: text/xml\nS: \nS: <a>\nS: </a>\n== closed ==\n",
            &heard);
    EXPECT_EQ(heard, "GET /mail/config-v1.1.xml HTTP/1.0\r\nHost: autoconfig.example.jp\r\n"
                     "Accept: text/xml, application/xml\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(answer.outcome, Outcome::Accepted);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "<a>\n</a>\n");
}

TEST(AWebServer, ThatCannotProveItsNameIsAskedNothing)
{
    QByteArray heard;
    EXPECT_EQ(ask("== bad certificate: expired; issuer=X ==\n", &heard).outcome, Outcome::BadCertificate);
    EXPECT_EQ(heard, "");
}

TEST(AWebServer, ThatPointsElsewhereIsNotFollowedHere)
{
    const WebAnswer answer = ask("== TLS ==\n" + question +
                                 "S: HTTP/1.1 302 Found\nS: LOCATION: "
                                 "https://other.example/\nS: \n");
    EXPECT_EQ(answer.status, 302);
    EXPECT_EQ(answer.location, u"https://other.example/"_s);
    EXPECT_EQ(answer.body, "");
}

TEST(AWebServer, ThatSendsMoreThanAllowedIsCutOff)
{
    const QByteArray line = "S: " + QByteArray(enough, 'x') + '\n';
    const WebAnswer answer = ask("== TLS ==\n" + question + "S: HTTP/1.1 200 OK\nS: \n" + line + line);
    EXPECT_TRUE(answer.tooLarge);
    EXPECT_EQ(answer.body, "");
}

TEST(AWebServer, ThatSpeaksSomethingElseIsSaidToBeGarbled)
{
    EXPECT_EQ(ask("== TLS ==\n" + question + "S: 220 mail ESMTP\n").outcome, Outcome::Garbled);
    EXPECT_EQ(ask("== timeout ==\n").outcome, Outcome::TimedOut);
}

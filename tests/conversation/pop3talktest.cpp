#include "probes/pop3.h"
#include "scriptedwire.h"

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

struct Played {
    Conversation talk;
    std::string offScript;
    QByteArray heard;
};

Played play(Security security, const char *script, bool cleartextAllowed = false)
{
    ScriptedWire wire(QString::fromUtf8(script));
    ReceiveQuestion ask;
    ask.endpoint = {QStringLiteral("pop.example.jp"), quint16(security == Security::Tls ? 995 : 110),
                    security};
    ask.askLeave = [&](const Conversation &) {
        QByteArray bytes("himitsu");
        return LoginLeave{Login{QStringLiteral("taro"), Secret::takeFrom(bytes)}, {}, cleartextAllowed};
    };
    Played played;
    played.talk = probePop3(wire, ask);
    played.offScript = wire.firstOffScript().toStdString();
    played.heard = wire.heard();
    return played;
}

TEST(Pop3Talk, logsInByUserAndPassUnderTls)
{
    const Played p = play(Security::Tls, R"(
        == TLS ==
        S: +OK ready
        C: CAPA
        S: +OK
        S: USER
        S: .
        C: USER taro
        S: +OK
        C: PASS himitsu
        S: +OK logged in
        C: QUIT
        S: +OK)");
    EXPECT_EQ(p.offScript, "");
    EXPECT_TRUE(p.talk.authenticated());
    EXPECT_EQ(p.talk.at(Step::Authenticate)->said.toStdString(), "USER taro, PASS ***");
}

TEST(Pop3Talk, aServerWithoutCapaIsNoTrouble)
{
    const Played p = play(Security::Tls, R"(
        == TLS ==
        S: +OK ready
        C: CAPA
        S: -ERR unimplemented
        C: USER taro
        S: +OK
        C: PASS himitsu
        S: +OK
        C: QUIT
        S: +OK)");
    EXPECT_EQ(p.offScript, "");
    EXPECT_TRUE(p.talk.authenticated());
}

TEST(Pop3Talk, usesTheTimestampInClearSoThatThePasswordStaysHome)
{
    const Played p = play(Security::None, R"(
        S: +OK ready <1896.697170952@pop.example.jp>
        C: CAPA
        S: -ERR
        C: APOP taro *
        S: +OK
        C: QUIT
        S: +OK)",
                          true);
    EXPECT_EQ(p.offScript, "");
    EXPECT_FALSE(p.heard.contains("himitsu"));
}

struct Refusal {
    const char *line;
    Outcome outcome;
    const char *responseCode;
};

class Refusals : public ::testing::TestWithParam<Refusal>
{
};

TEST_P(Refusals, areToldApartByTheirResponseCode)
{
    const QByteArray script =
        QByteArray("== TLS ==\nS: +OK\nC: CAPA\nS: -ERR\nC: USER taro\nS: +OK\nC: PASS himitsu\nS: ") +
        GetParam().line + "\nC: QUIT";
    const Played p = play(Security::Tls, script.constData());
    EXPECT_EQ(p.offScript, "");
    EXPECT_EQ(p.talk.at(Step::Authenticate)->outcome, GetParam().outcome);
    EXPECT_EQ(p.talk.at(Step::Authenticate)->reply.responseCode.toStdString(), GetParam().responseCode);
}

INSTANTIATE_TEST_SUITE_P(
    ResponseCodes, Refusals,
    ::testing::Values(Refusal{"-ERR [AUTH] Authentication failed.", Outcome::Rejected, "AUTH"},
                      Refusal{"-ERR [SYS/TEMP] Temporary authentication failure.", Outcome::Deferred,
                              "SYS/TEMP"},
                      Refusal{"-ERR [IN-USE] Mailbox is locked", Outcome::Deferred, "IN-USE"},
                      Refusal{"-ERR [LOGIN-DELAY] wait", Outcome::Deferred, "LOGIN-DELAY"},
                      Refusal{"-ERR [SYS/PERM] disabled", Outcome::Rejected, "SYS/PERM"},
                      Refusal{"-ERR authorization failed", Outcome::Rejected, ""}));

TEST(Pop3Talk, injectedBytesAfterStlsEndIt)
{
    const Played p = play(Security::StartTls, R"(
        S: +OK
        C: CAPA
        S: +OK
        S: STLS
        S: .
        C: STLS
        S: +OK begin
        S: +OK injected
        == TLS ==)");
    EXPECT_EQ(p.talk.last()->outcome, Outcome::Injected);
    EXPECT_FALSE(p.heard.contains("PASS"));
}

} // namespace

} // namespace todoku

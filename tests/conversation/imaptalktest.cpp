#include "probes/imap.h"
#include "scriptedwire.h"

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

Conversation play(ScriptedWire &wire, Security security)
{
    ReceiveQuestion ask;
    ask.endpoint = {QStringLiteral("imap.example.jp"), 993, security};
    ask.askLeave = [](const Conversation &) {
        QByteArray bytes("hi\"mi\\tsu");
        return LoginLeave{Login{QStringLiteral("taro"), Secret::takeFrom(bytes)}, {}, false};
    };
    return probeImap(wire, ask);
}

TEST(ImapTalk, quotesWhatNeedsQuotingInLogin)
{
    ScriptedWire wire(QStringLiteral(R"(
        == TLS ==
        S: * OK ready
        C: a1 CAPABILITY
        S: * CAPABILITY IMAP4rev1
        S: a1 OK
        C: a2 LOGIN "taro" "hi\"mi\\tsu"
        S: a2 OK
        C: a3 LOGOUT)"));
    const Conversation talk = play(wire, Security::Tls);
    EXPECT_EQ(wire.firstOffScript().toStdString(), "");
    EXPECT_TRUE(talk.authenticated());
}

TEST(ImapTalk, aPreauthenticatedGreetingIsNoLogin)
{
    ScriptedWire wire(QStringLiteral("== TLS ==\nS: * PREAUTH welcome"));
    const Conversation talk = play(wire, Security::Tls);
    EXPECT_EQ(talk.last()->outcome, Outcome::Garbled);
    EXPECT_EQ(talk.last()->detail.toStdString(), "preauth");
    EXPECT_FALSE(talk.authenticated());
}

TEST(ImapTalk, withoutStartTlsNothingSecretIsSaid)
{
    ScriptedWire wire(QStringLiteral(R"(
        S: * OK ready
        C: a1 CAPABILITY
        S: * CAPABILITY IMAP4rev1 AUTH=PLAIN
        S: a1 OK
        C: a2 LOGOUT)"));
    const Conversation talk = play(wire, Security::StartTls);
    EXPECT_EQ(talk.at(Step::Authenticate)->outcome, Outcome::Withheld);
    EXPECT_FALSE(wire.heard().contains("tsu"));
}

TEST(ImapTalk, anUnavailableStoreIsTemporary)
{
    ScriptedWire wire(QStringLiteral(R"(
        == TLS ==
        S: * OK ready
        C: a1 CAPABILITY
        S: * CAPABILITY IMAP4rev1
        S: a1 OK
        C: a2 LOGIN *
        S: a2 NO [UNAVAILABLE] Temporary authentication failure
        C: a3 LOGOUT)"));
    EXPECT_EQ(play(wire, Security::Tls).at(Step::Authenticate)->outcome, Outcome::Deferred);
}

} // namespace

} // namespace todoku

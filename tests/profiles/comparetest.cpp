#include "store.h"

#include "profiles/usualports.h"

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

ProfileServer server(Protocol protocol, const QString &host, int port, Security security,
                     SignIn auth = SignIn::Password)
{
    ProfileServer made;
    made.protocol = protocol;
    made.host = {host, {u"f"_s, 1, u"host"_s}};
    made.port = {port, {u"f"_s, 2, u"port"_s}};
    made.security = {security, {u"f"_s, 3, u"security"_s}};
    made.user = {u"taro@example.jp"_s, {u"f"_s, 4, u"user"_s}};
    made.auth = {auth, {u"f"_s, 5, u"auth"_s}};
    return made;
}

ProfileAccount sendingBy(int port, Security security, SignIn auth = SignIn::Password)
{
    ProfileAccount account;
    account.address = u"taro@example.jp"_s;
    account.outgoing = server(Protocol::Smtp, u"smtp.example.jp"_s, port, security, auth);
    return account;
}

ProfileAccount receivingBy(Protocol protocol, const QString &host, int port, Security security)
{
    ProfileAccount account;
    account.incoming = server(protocol, host, port, security);
    return account;
}

} // namespace

TEST(AnotherGoodWay, IsNotWrong)
{
    EXPECT_EQ(told(compare(sendingBy(465, Security::Tls), provedWith(587))), "");
    EXPECT_EQ(told(compare(sendingBy(587, Security::StartTls), provedWith(465))), "");
    EXPECT_EQ(told(compare(receivingBy(Protocol::Pop3, u"pop.example.jp"_s, 110, Security::StartTls),
                           provedWith(587))),
              "");
    EXPECT_EQ(
        told(compare(receivingBy(Protocol::Imap, u"imap.example.jp"_s, 993, Security::Tls), provedWith(587))),
        "");
    EXPECT_EQ(told(compare(receivingBy(Protocol::Imap, u"imap.example.jp"_s, 143, Security::None),
                           provedWith(587))),
              "");
}

TEST(AnotherGoodWay, IsWrongWhereItIsKnownToLeadNowhere)
{
    Seen seen;
    seen.dead = {{u"SMTP.example.jp."_s, 465, {}}};
    const auto marks = compare(sendingBy(465, Security::Tls), provedWith(587), seen);
    EXPECT_EQ(told(marks), "outgoing-port 465 587; outgoing-security tls starttls");
    EXPECT_EQ(marks.first().why, Why::KnownDead);
    EXPECT_EQ(marks.first().sureness, Sureness::Sure);
    seen.dead = {{u"other.example.jp"_s, 465, {}}};
    EXPECT_EQ(told(compare(sendingBy(465, Security::Tls), provedWith(587), seen)), "");
}

TEST(Host, IsTheSameInAnyCaseAndWithALastDot)
{
    ProfileAccount account = sendingBy(587, Security::StartTls);
    account.outgoing->host.is = u"SMTP.Example.JP."_s;
    EXPECT_EQ(told(compare(account, provedWith(587))), "");
    account.outgoing->host.is = u"smtp.example.jp "_s;
    EXPECT_EQ(told(compare(account, provedWith(587))), "outgoing-host smtp.example.jp  smtp.example.jp");
    account.outgoing->host.is = QString();
    EXPECT_EQ(told(compare(account, provedWith(587))), "outgoing-host  smtp.example.jp");
}

TEST(Host, ThatDoesNotExistIsSurelyWrong)
{
    ProfileAccount account = sendingBy(587, Security::StartTls);
    account.outgoing->host.is = u"smpt.example.jp"_s;
    Seen seen;
    seen.dead = {{u"smpt.example.jp"_s, 0, {}}};
    const auto marks = compare(account, provedWith(587), seen);
    ASSERT_FALSE(marks.isEmpty());
    EXPECT_EQ(marks.first().sureness, Sureness::Sure);
    EXPECT_EQ(compare(account, provedWith(587)).first().sureness, Sureness::Likely);
}

TEST(User, MindsCapitalsOnlyBeforeTheAt)
{
    ProfileAccount account = sendingBy(587, Security::StartTls);
    account.outgoing->user.is = u"taro@EXAMPLE.jp"_s;
    EXPECT_EQ(told(compare(account, provedWith(587))), "");
    account.outgoing->user.is = u"Taro@example.jp"_s;
    EXPECT_EQ(told(compare(account, provedWith(587))), "outgoing-user Taro@example.jp taro@example.jp");
}

TEST(Port, TwentyFiveIsNotForSenders)
{
    const auto marks = compare(sendingBy(25, Security::None), provedWith(587));
    EXPECT_EQ(told(marks), "outgoing-port 25 587; outgoing-security none starttls");
    EXPECT_EQ(marks.first().why, Why::Port25);
    Settings only25 = provedWith(587);
    only25.outgoing->port = 25;
    only25.outgoing->security = Security::None;
    EXPECT_EQ(told(compare(sendingBy(25, Security::None), only25)), "") << "what was proved is right";
}

TEST(PortAndSecurity, ThatContradictEachOtherAreNamedWithoutAnythingToCompareWith)
{
    const std::tuple<Protocol, int, Security, const char *> contradictions[] = {
        {Protocol::Smtp, 465, Security::StartTls, "security starttls tls"},
        {Protocol::Smtp, 465, Security::None, "security none tls"},
        {Protocol::Smtp, 587, Security::Tls, "security tls starttls"},
        {Protocol::Smtp, 25, Security::Tls, "security tls starttls"},
        {Protocol::Pop3, 995, Security::StartTls, "security starttls tls"},
        {Protocol::Pop3, 995, Security::None, "security none tls"},
        {Protocol::Pop3, 110, Security::Tls, "security tls starttls"},
        {Protocol::Imap, 993, Security::StartTls, "security starttls tls"},
        {Protocol::Imap, 143, Security::Tls, "security tls starttls"},
    };
    for (const auto &[protocol, port, security, named] : contradictions) {
        const bool out = protocol == Protocol::Smtp;
        const auto marks = compare(out ? sendingBy(port, security)
                                       : receivingBy(protocol, u"mail.example.jp"_s, port, security),
                                   {});
        EXPECT_EQ(told(marks), std::string(out ? "outgoing-" : "incoming-") + named) << port;
        ASSERT_EQ(marks.size(), 1);
        EXPECT_EQ(marks.first().why, Why::Contradiction);
        EXPECT_EQ(marks.first().sureness, Sureness::Sure);
    }
}

TEST(PortAndSecurity, ThatGoTogetherAreLeftAlone)
{
    for (const auto &[port, security] : {std::pair{465, Security::Tls},
                                         {587, Security::StartTls},
                                         {587, Security::None},
                                         {25, Security::None},
                                         {2525, Security::Tls},
                                         {2525, Security::StartTls}})
        EXPECT_EQ(told(compare(sendingBy(port, security), {})), "") << port;
    for (const auto &[port, security] :
         {std::pair{995, Security::Tls}, {110, Security::None}, {110, Security::StartTls}})
        EXPECT_EQ(told(compare(receivingBy(Protocol::Pop3, u"h"_s, port, security), {})), "") << port;
}

TEST(PortAndSecurity, OfAnImapAccountAreStillCheckedAgainstEachOtherWherePopWasProved)
{
    EXPECT_EQ(told(compare(receivingBy(Protocol::Imap, u"imap.example.jp"_s, 993, Security::StartTls),
                           provedWith(587))),
              "incoming-security starttls tls");
}

TEST(SignIn, ThatIsOffOnASubmissionPortIsNamedWithoutAnythingToCompareWith)
{
    EXPECT_EQ(told(compare(sendingBy(587, Security::StartTls, SignIn::None), {})),
              "outgoing-auth none password");
    EXPECT_EQ(told(compare(sendingBy(25, Security::None, SignIn::None), {})), "");
    ProfileAccount account = sendingBy(587, Security::StartTls, SignIn::None);
    account.receiveFirst.is = true;
    EXPECT_EQ(told(compare(account, {})), "");
}

TEST(SignIn, OfAKindThatTheServerOffersIsNotWrong)
{
    const ProfileAccount account = sendingBy(587, Security::StartTls, SignIn::EncryptedPassword);
    Seen seen;
    seen.sendingMechanisms = {u"PLAIN"_s, u"CRAM-MD5"_s};
    EXPECT_EQ(told(compare(account, provedWith(587), seen)), "");
    seen.sendingMechanisms = {u"PLAIN"_s, u"LOGIN"_s};
    const auto marks = compare(account, provedWith(587), seen);
    EXPECT_EQ(told(marks), "outgoing-auth encrypted-password password");
    EXPECT_EQ(marks.first().sureness, Sureness::Sure);
}

TEST(ReceivingFirst, IsNamedWhereTheServerWantsItAndTheProgramHasIt)
{
    Settings settings = provedWith(587);
    settings.outgoing->auth = u"receive-first"_s;
    ProfileAccount account = sendingBy(587, Security::StartTls, SignIn::None);
    EXPECT_EQ(told(compare(account, settings)), "") << "Thunderbird has no such setting";
    account.receiveFirst.is = false;
    EXPECT_EQ(told(compare(account, settings)), "receive-before-send no yes");
    account.receiveFirst.is = true;
    EXPECT_EQ(told(compare(account, settings)), "");
}

TEST(UnknownValue, IsNeverWrong)
{
    ProfileAccount account;
    account.outgoing = ProfileServer();
    account.incoming = ProfileServer();
    account.incoming->protocol = Protocol::Pop3;
    EXPECT_EQ(told(compare(account, provedWith(587))), "");
    EXPECT_EQ(told(compare(account, {})), "");
}

TEST(UserForBothSides, IsOneWrongValue)
{
    ProfileAccount account = sendingBy(587, Security::StartTls);
    account.incoming = server(Protocol::Pop3, u"pop.example.jp"_s, 995, Security::Tls);
    account.outgoing->user = account.incoming->user = {u"taro"_s, {u"f"_s, 4, u"user"_s}};
    EXPECT_EQ(told(compare(account, provedWith(587))), "incoming-user taro taro@example.jp");
    Settings sendingOnly = provedWith(587);
    sendingOnly.incoming.reset();
    EXPECT_EQ(told(compare(account, sendingOnly)), "outgoing-user taro taro@example.jp");
}

TEST(Settings, AreAboutTheAccountWithTheSameUserOrServer)
{
    ProfileAccount account = sendingBy(587, Security::StartTls);
    EXPECT_TRUE(concerns(provedWith(587), account));
    account.address = u"hanako@example.com"_s;
    account.outgoing->user.is = u"hanako"_s;
    EXPECT_TRUE(concerns(provedWith(587), account)) << "the same server";
    account.outgoing->host.is = u"smtp.example.com"_s;
    EXPECT_FALSE(concerns(provedWith(587), account));
}

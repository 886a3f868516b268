// One text at a time: what is replaced in it, and by what.

#include "masking/mask.h"
#include "evidence/decodedview.h"

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

constexpr HiddenKinds namesOnly{true, false, false};
constexpr HiddenKinds addressesOnly{false, true, false};
constexpr HiddenKinds hostsOnly{false, false, true};
constexpr HiddenKinds everything{true, true, true};

Evidence evidence(const QString &address = u"taro@example.jp"_s, const QString &user = {})
{
    Evidence evidence;
    evidence.circumstances.address = address;
    evidence.circumstances.user = user;
    evidence.circumstances.recipient = u"hanako@elsewhere.example"_s;
    Conversation talk;
    talk.endpoint = {u"smtp.example.jp"_s, 587, Security::StartTls};
    talk.address = u"192.0.2.1"_s;
    talk.source = u"198.51.100.7"_s;
    evidence.add(talk);
    return evidence;
}

std::string after(const HiddenKinds &kinds, const QString &text, const Evidence &seen = evidence())
{
    return Mask(seen, {}, kinds).masked(text).toStdString();
}

} // namespace

TEST(Mask, NamesAreReplacedAndTheRestStaysReadable)
{
    EXPECT_EQ(after(namesOnly, u"RCPT TO:<taro@example.jp>"_s), "RCPT TO:<name-1@example.jp>");
    EXPECT_EQ(after(namesOnly, u"taro to hanako at smtp.example.jp [192.0.2.1]"_s),
              "name-1 to name-2 at smtp.example.jp [192.0.2.1]");
}

TEST(Mask, AnAddressIsReplacedWholeAndItsDomainEverywhere)
{
    EXPECT_EQ(after(addressesOnly, u"<taro@example.jp>: example.jp is known"_s),
              "<name-1@domain-1>: domain-1 is known");
    EXPECT_EQ(after(addressesOnly, u"smtp.example.jp"_s), "smtp.domain-1");
}

TEST(Mask, HostsAndIpAddressesAreReplacedAndTheMailDomainStays)
{
    EXPECT_EQ(
        after(hostsOnly, u"smtp.example.jp [192.0.2.1] says hello to [198.51.100.7], taro@example.jp"_s),
        "server-1 [ip-1] says hello to [ip-2], taro@example.jp");
}

TEST(Mask, TheSameThingGetsTheSameWordInAnyCase)
{
    EXPECT_EQ(after(everything, u"TARO Taro taro SMTP.Example.JP smtp.example.jp EXAMPLE.jp"_s),
              "name-1 name-1 name-1 server-1 server-1 domain-1");
}

TEST(Mask, AStrangersHostsAndAddressesAreFoundInTheWords)
{
    Evidence seen = evidence();
    Exchange refused;
    refused.reply.lines = {
        u"gw7.inside.example.com refused jiro@office.example via 203.0.113.9 and 2001:db8::17"_s};
    Conversation talk = seen.conversations.first();
    talk.exchanges = {refused};
    seen.add(talk);
    EXPECT_EQ(after(everything, refused.reply.lines.first(), seen),
              "server-2 refused name-3@domain-3 via ip-3 and ip-4");
}

TEST(Mask, NothingHidesBehindAnEscape)
{
    for (const QString &text :
         {u"user=taro%40example.jp"_s, u"user=%74%61%72%6F@example.jp"_s, u"%2574aro%2540example.jp"_s,
          u"taro=40example.jp"_s, u"=74=61=72=6f@example.jp"_s, u"taro+40example.jp"_s,
          u"taro&#64;example.jp"_s, u"taro&#x40;example.jp"_s, u"taro\\x40example.jp"_s,
          u"\\u0074aro@example.jp"_s, u"ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ"_s,
          u"bounce-taro=example.jp@smtp.example.jp"_s}) {
        const QString out = Mask(evidence(), {}, everything).masked(text);
        const QString read = DecodedView::decoded(out).text();
        EXPECT_FALSE(read.contains(u"taro"_s, Qt::CaseInsensitive)) << out.toStdString();
        EXPECT_FALSE(read.contains(u"example.jp"_s, Qt::CaseInsensitive)) << out.toStdString();
    }
}

TEST(Mask, NothingHidesInBase64OrHexadecimal)
{
    const QByteArray words = "<1896.697170952@smtp.example.jp> taro 192.0.2.1";
    for (int before = 0; before < 4; ++before) {
        const QByteArray padded = QByteArray(before, 'x') + words;
        for (const QByteArray &code : {padded.toBase64(), padded.toBase64(QByteArray::Base64UrlEncoding),
                                       padded.toBase64(QByteArray::OmitTrailingEquals), padded.toHex(),
                                       padded.toHex().toUpper(), padded.toBase64().toBase64()})
            EXPECT_EQ(after(everything, u"334 "_s + QString::fromLatin1(code)), "334 ***")
                << code.toStdString();
    }
    EXPECT_EQ(after(everything, u"334 VXNlcm5hbWU6"_s), "334 VXNlcm5hbWU6"); // Username:
    EXPECT_EQ(after(everything, QString::fromLatin1(QByteArray("t\0a\0r\0o\0", 8).toBase64())), "***");
}

TEST(Mask, AReversedOrDashedIpAddressIsTheSameOne)
{
    EXPECT_EQ(after(hostsOnly, u"198.51.100.7 7.100.51.198 198-51-100-7 7-100-51-198"_s),
              "ip-2 ip-2 ip-2 ip-2");
}

TEST(Mask, ATimeAVersionAndAStatusAreNoAddresses)
{
    const QString text = u"12:34:56 Postfix 3.4.5 (#5.7.1) TLSv1.3 config-v1.1.xml 10060 0x800CCC0E"_s;
    Evidence seen = evidence();
    Exchange said;
    said.reply.lines = {text};
    Conversation talk;
    talk.exchanges = {said};
    seen.add(talk);
    EXPECT_EQ(after(everything, text, seen), text.toStdString());
}

TEST(Mask, AnOrdinaryWordIsReplacedOnlyInAnAddress)
{
    const Evidence seen = evidence(u"info@example.jp"_s);
    EXPECT_EQ(after(namesOnly, u"550 no more info for info@example.jp"_s, seen),
              "550 no more info for name-1@example.jp");
    EXPECT_EQ(after(namesOnly, u"info"_s, seen), "name-1"); // a field of its own
}

TEST(Mask, AShortNameIsReplacedOnlyWhereItStandsAlone)
{
    EXPECT_EQ(after(namesOnly, u"ken has no token, KEN. (ken)"_s, evidence(u"ken@example.jp"_s)),
              "name-1 has no token, name-1. (name-1)");
}

TEST(Mask, ANameWithATagIsTheSameName)
{
    EXPECT_EQ(after(namesOnly, u"taro+shop@example.jp is taro"_s, evidence(u"taro+shop@example.jp"_s)),
              "name-1@example.jp is name-1");
}

TEST(Mask, AUserNameOfAnotherFormIsANameToo)
{
    EXPECT_EQ(after(namesOnly, u"user abc12345 unknown"_s, evidence(u"taro@example.jp"_s, u"abc12345"_s)),
              "user name-2 unknown");
    EXPECT_EQ(after(namesOnly, u"OFFICE\\jiro"_s, evidence(u"taro@example.jp"_s, u"OFFICE\\jiro"_s)),
              "OFFICE\\name-2");
}

TEST(Mask, AnInternationalDomainIsFoundInBothSpellings)
{
    Evidence seen = evidence(u"taro@例え.jp"_s);
    EXPECT_EQ(after(addressesOnly, u"taro@xn--r8jz45g.jp 例え.jp"_s, seen), "name-1@domain-1 domain-1");
}

TEST(Mask, TheVerbOfACommandStays)
{
    const Mask mask(evidence(u"mail@example.jp"_s), {}, everything);
    EXPECT_EQ(mask.maskedCommand(u"MAIL FROM:<mail@example.jp>"_s), u"MAIL FROM:<name-1@domain-1>"_s);
    const Mask user(evidence(u"user1@example.jp"_s, u"quit"_s), {}, everything);
    EXPECT_EQ(user.maskedCommand(u"QUIT"_s), u"QUIT"_s);
    EXPECT_EQ(user.maskedCommand(u"USER quit"_s), u"USER name-2"_s);
}

TEST(Mask, ListsWhatItReplaces)
{
    const Mask mask(evidence(), {}, namesOnly);
    EXPECT_EQ(mask.replacements(),
              (QList<Replacement>{{u"hanako"_s, u"name-2"_s}, {u"taro"_s, u"name-1"_s}}));
    EXPECT_TRUE(Mask(evidence(), {}, {}).replacements().isEmpty());
}

TEST(HiddenKinds, AreReadAsPeopleTypeThem)
{
    EXPECT_EQ(*HiddenKinds::fromWords(u"name,host"_s), (HiddenKinds{true, false, true}));
    EXPECT_EQ(*HiddenKinds::fromWords(u"ALL"_s), everything);
    EXPECT_EQ(*HiddenKinds::fromWords(u" address、 name "_s), (HiddenKinds{true, true, false}));
    EXPECT_EQ(everything.words().join(u','), u"name,address,host"_s);
    EXPECT_EQ(HiddenKinds::fromWords(u"nmae"_s).complaint().what.en,
              u"`nmae` is nothing that can be masked; choose among name, address, host and all"_s);
    EXPECT_FALSE(HiddenKinds::fromWords(u" ,"_s));
}

} // namespace todoku

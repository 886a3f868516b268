#include "accounts/autoconfig.h"
#include "accounts/publicsuffix.h"

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

const char document[] = R"(<?xml version="1.0"?>
<clientConfig version="1.1">
  <emailProvider id="example.jp">
    <domain>example.jp</domain>
    <incomingServer type="imap">
      <hostname>imap.%EMAILDOMAIN%</hostname><port>993</port><socketType>SSL</socketType>
      <username>%EMAILLOCALPART%</username><authentication>password-cleartext</authentication>
    </incomingServer>
    <incomingServer type="jmap"><hostname>j.example.jp</hostname><port>443</port><socketType>SSL</socketType></incomingServer>
    <outgoingServer type="smtp">
      <hostname>smtp.example.jp</hostname><port>587</port><socketType>STARTTLS</socketType>
      <username>%EMAILADDRESS%</username><authentication>OAuth2</authentication>
    </outgoingServer>
  </emailProvider>
</clientConfig>
)";

Autoconfig read(const QByteArray &xml)
{
    return readAutoconfig(xml, u"taro@example.jp"_s);
}

} // namespace

TEST(AClientConfiguration, NamesServersForTheAddress)
{
    const Autoconfig found = read(document);
    EXPECT_EQ(found.fault, AutoconfigFault::None);
    ASSERT_EQ(found.servers.size(), 2);
    EXPECT_EQ(found.servers[0], (ServerSettings{Protocol::Imap, u"imap.example.jp"_s, 993, Security::Tls,
                                                u"taro"_s, u"password"_s, false}));
    EXPECT_EQ(found.servers[1], (ServerSettings{Protocol::Smtp, u"smtp.example.jp"_s, 587, Security::StartTls,
                                                u"taro@example.jp"_s, u"oauth2"_s, false}));
}

TEST(AClientConfiguration, IsNothingWhereItIsHalf)
{
    const QByteArray whole = document;
    for (qsizetype cut = 1; cut < whole.size() - 2; cut += 13)
        EXPECT_TRUE(read(whole.left(cut)).servers.isEmpty()) << cut;
    EXPECT_EQ(read("<html><body>404</body></html>").fault, AutoconfigFault::NamesNobody);
    EXPECT_EQ(read("").fault, AutoconfigFault::NotXml);
    EXPECT_EQ(read("\x89PNG\r\n").fault, AutoconfigFault::NotXml);
}

TEST(AClientConfiguration, WithEntitiesIsNotRead)
{
    const Autoconfig bomb = read("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\">"
                                 "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>" +
                                 QByteArray(document).mid(22));
    EXPECT_EQ(bomb.fault, AutoconfigFault::Forbidden);
    EXPECT_TRUE(bomb.servers.isEmpty());
}

TEST(AClientConfiguration, LeavesOutAServerThatCannotBeUsed)
{
    for (const auto &[what, instead] :
         {std::pair("<port>587</port>", "<port>99999</port>"),
          {"STARTTLS", "maybe"},
          {"<hostname>smtp.example.jp</hostname>", "<hostname>a b</hostname>"}}) {
        const Autoconfig found = read(QByteArray(document).replace(what, instead));
        EXPECT_EQ(found.servers.size(), 1) << instead;
    }
}

TEST(TheOwnerOfAName, IsToldByThePublicSuffixes)
{
    EXPECT_EQ(registrableDomain(u"mail.kita.example.co.jp"_s), u"example.co.jp"_s);
    EXPECT_EQ(registrableDomain(u"Example.JP"_s), u"example.jp"_s);
    EXPECT_EQ(registrableDomain(u"co.jp"_s), QString());
    EXPECT_EQ(registrableDomain(u"192.0.2.1"_s), QString());
    EXPECT_EQ(registrableDomain(u"2001:db8::1"_s), QString());
    EXPECT_TRUE(sameOwner(u"smtp.example.co.jp"_s, u"example.co.jp"_s));
    EXPECT_FALSE(sameOwner(u"example.co.jp"_s, u"other.co.jp"_s));
    EXPECT_FALSE(sameOwner(u"co.jp"_s, u"co.jp"_s));
}

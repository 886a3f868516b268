#include "accounts/typed.h"

#include <gtest/gtest.h>

using namespace todoku;

namespace
{

std::string address(const char *typed)
{
    return addressFromTyped(QString::fromUtf8(typed)).value_or(QStringLiteral("nothing")).toStdString();
}

std::string server(const char *typed)
{
    const auto server = serverFromTyped(QString::fromUtf8(typed));
    if (!server)
        return "nothing";
    return server->host.toStdString() + (server->port ? ' ' + std::to_string(*server->port) : "");
}

} // namespace

TEST(TypedAddress, IsPutRight)
{
    EXPECT_EQ(address("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ"), "taro@example.jp");
    EXPECT_EQ(address("taro＠example。jp"), "taro@example.jp");
    EXPECT_EQ(address("  <mailto:taro@Example.JP> "), "taro@example.jp");
    EXPECT_EQ(address("「taro@example.jp」"), "taro@example.jp");
    EXPECT_EQ(address("taro@example.jp."), "taro@example.jp");
    EXPECT_EQ(address("\xEF\xBB\xBFtaro@exa\xE2\x80\x8Bmple.jp"), "taro@example.jp");
    EXPECT_EQ(address("taro@mailーa.example.jp"), "taro@mail-a.example.jp");
    EXPECT_EQ(address("taro@日本語.jp"), "taro@xn--wgv71a119e.jp");
    EXPECT_EQ(address("Taro.Yamada+x@example.jp"), "Taro.Yamada+x@example.jp");
}

TEST(TypedAddress, IsRefusedWhereItCannotBeOne)
{
    for (const char *typed : {"", "taro", "@example.jp", "taro@", "ta ro@example.jp", "taro@exa mple.jp",
                              "taro@-.jp", "taro@example.jp\r\nRCPT TO:<x@y>", "a,b@example.jp", "taro@.jp"})
        EXPECT_EQ(address(typed), "nothing") << typed;
}

TEST(TypedServer, IsPutRight)
{
    EXPECT_EQ(server("ｍａｉｌ．ｅｘａｍｐｌｅ．ｊｐ：５８７"), "mail.example.jp 587");
    EXPECT_EQ(server("mail.example.jp"), "mail.example.jp");
    EXPECT_EQ(server("smtp://mail.example.jp/"), "mail.example.jp");
    EXPECT_EQ(server("imaps://mail.example.jp:993"), "mail.example.jp 993");
    EXPECT_EQ(server("smtpーout.example.jp"), "smtp-out.example.jp");
    EXPECT_EQ(server("smtp‐out.example.jp"), "smtp-out.example.jp");
    EXPECT_EQ(server("mail.example.jp。"), "mail.example.jp");
    EXPECT_EQ(server("サーバー.jp"), "xn--vckucxgb.jp") << "a long vowel mark in a Japanese name is a letter";
    EXPECT_EQ(server("192.0.2.1:25"), "192.0.2.1 25");
    EXPECT_EQ(server("[2001:DB8::1]:25"), "2001:db8::1 25");
    EXPECT_EQ(server("2001:db8::1"), "2001:db8::1");
    EXPECT_EQ(server("my_host.local"), "my_host.local");
}

TEST(TypedServer, IsRefusedWhereItCannotBeOne)
{
    for (const char *typed :
         {"", " ", "mail.example.jp:", "mail.example.jp:99999", "mail.example.jp:0", "mail example",
          "mail..example", "-x", "[nonsense]:25", "mail.example.jp:25:26", "a@b"})
        EXPECT_EQ(server(typed), "nothing") << typed;
}

TEST(TypedPort, TakesFullWidthDigitsAndNothingElse)
{
    EXPECT_EQ(portFromTyped(QStringLiteral("４６５")), 465);
    EXPECT_EQ(portFromTyped(QStringLiteral(" 587 ")), 587);
    for (const char *typed : {"", "0", "65536", "99999", "-1", "25x", "0x19", "+25", "1e3", "١٢٣"})
        EXPECT_FALSE(portFromTyped(QString::fromUtf8(typed))) << typed;
}

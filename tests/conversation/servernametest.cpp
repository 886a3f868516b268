#include "conversation/servername.h"

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

bool names(const char *san, const char *server)
{
    return namesServer({QString::fromUtf8(san)}, QString::fromUtf8(server));
}

TEST(ServerName, isComparedWithoutCaseAndFinalDot)
{
    EXPECT_TRUE(names("Mail.Example.JP", "mail.example.jp."));
    EXPECT_FALSE(names("mail.example.jp", "smtp.example.jp"));
}

TEST(ServerName, aStarStandsForOneWholeLeftmostLabelOnly)
{
    EXPECT_TRUE(names("*.example.jp", "mail.example.jp"));
    EXPECT_FALSE(names("*.example.jp", "example.jp"));
    EXPECT_FALSE(names("*.example.jp", "a.mail.example.jp"));
    EXPECT_FALSE(names("m*.example.jp", "mail.example.jp"));
    EXPECT_FALSE(names("*.jp", "example.jp"));
    EXPECT_FALSE(names("*", "example.jp"));
}

TEST(ServerName, aNulInANameNamesNobody)
{
    EXPECT_FALSE(namesServer({QStringLiteral("mail.example.jp") + QChar(0) + QStringLiteral(".evil.example")},
                             QStringLiteral("mail.example.jp")));
}

TEST(ServerName, anAddressIsNamedOnlyExactly)
{
    EXPECT_TRUE(names("192.0.2.1", "192.0.2.1"));
    EXPECT_FALSE(names("192.0.2.1", "192.0.2.10"));
    EXPECT_FALSE(names("*.0.2.1", "192.0.2.1"));
    EXPECT_TRUE(names("2001:db8::1", "2001:0db8:0::1"));
}

TEST(ServerName, japaneseNamesAreComparedInTheirAsciiForm)
{
    EXPECT_TRUE(names("xn--wgv71a119e.example", "日本語.example"));
}

TEST(ServerName, noNameMeansNoProof)
{
    EXPECT_FALSE(namesServer({}, QStringLiteral("mail.example.jp")));
}

} // namespace

} // namespace todoku

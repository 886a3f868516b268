#include "letters/letter.h"

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

std::string withLineEnds(std::string text, const char *end)
{
    std::string out;
    for (const char c : text)
        if (c == '\n')
            out += end;
        else
            out += c;
    return out;
}

const char plainLetter[] = "From: =?UTF-8?B?5bGx55Sw?= <yamada@example.jp>\n"
                           "Subject: one\n two\n"
                           "Content-Type: text/plain; charset=\"utf-8\"\n"
                           "\n"
                           "Hello\n";

TEST(Letter, hasItsFieldsUnfoldedAndDecoded)
{
    const Letter letter{plainLetter};
    EXPECT_EQ(letter.field("subject").toStdString(), "one two");
    EXPECT_EQ(letter.field("from").toStdString(), "山田 <yamada@example.jp>");
    EXPECT_FALSE(letter.has("to"));
}

TEST(Letter, isTheSameWhateverItsLineEnds)
{
    for (const char *end : {"\n", "\r\n", "\r"}) {
        const Letter letter{withLineEnds(plainLetter, end)};
        EXPECT_EQ(letter.field("subject").toStdString(), "one two");
        EXPECT_EQ(textOf(letter.root(), 1000).toStdString(), "Hello\n");
    }
}

TEST(Letter, passesOverTheSeparatorOfAMailbox)
{
    const Letter letter{std::string("From taro@example.jp Thu Jan  1 00:00:00 2026\n") + plainLetter};
    EXPECT_EQ(letter.field("subject").toStdString(), "one two");
}

TEST(Letter, isTakenApartIntoItsParts)
{
    const Letter letter{
        "Content-Type: multipart/mixed; boundary=\"b 1\"\n\npreamble\n--b 1\n\nfirst\n"
        "--b 1\nContent-Type: message/rfc822\n\nSubject: inner\n\n--b 2\n\n--b 1--\nepilogue\n"};
    ASSERT_EQ(letter.root().parts.size(), 2U);
    EXPECT_EQ(letter.root().parts[0].type, "text/plain");
    EXPECT_EQ(letter.root().parts[0].content, "first");
    EXPECT_TRUE(letter.root().parts[1].isLetter());
}

TEST(Letter, takesABoundaryOnlyAtTheBeginningOfALine)
{
    const Letter letter{
        "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nnot here: --x\nstill the first\n--x--\n"};
    ASSERT_EQ(letter.root().parts.size(), 1U);
    EXPECT_EQ(letter.root().parts[0].content, "not here: --x\nstill the first");
}

TEST(Letter, goesNoDeeperThanItSays)
{
    std::string bytes;
    for (int i = 0; i < 200; ++i)
        bytes += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" +
                 std::to_string(i) + "\n";
    const Letter letter{bytes};
    int depth = 0;
    for (const Part *part = &letter.root(); !part->parts.empty(); part = &part->parts.front())
        ++depth;
    EXPECT_EQ(depth, Letter::deepest);
}

TEST(Letter, keepsNoMorePartsThanItSays)
{
    std::string bytes = "Content-Type: multipart/mixed; boundary=b\n\n";
    for (int i = 0; i < 5000; ++i)
        bytes += "--b\n\nx\n";
    EXPECT_EQ(Letter{bytes}.root().parts.size(), std::size_t(Letter::mostParts));
}

struct Encoded {
    const char *charset;
    const char *encoding;
    const char *content;
};

class EveryJapaneseCharset : public ::testing::TestWithParam<Encoded>
{
};

TEST_P(EveryJapaneseCharset, isRead)
{
    const std::string bytes = std::string("Content-Type: text/plain; charset=") + GetParam().charset +
                              "\nContent-Transfer-Encoding: " + GetParam().encoding + "\n\n" +
                              GetParam().content;
    EXPECT_EQ(textOf(Letter{bytes}.root(), 1000).trimmed().toStdString(), "宛先が見つかりません");
}

INSTANTIATE_TEST_SUITE_P(
    Letter, EveryJapaneseCharset,
    ::testing::Values(
        Encoded{"utf-8", "base64", "5a6b5YWI44GM6KaL44Gk44GL44KK44G+44Gb44KT"},
        Encoded{"ISO-2022-JP", "7bit", "\x1b$B08@h$,8+$D$+$j$^$;$s\x1b(B"},
        Encoded{"Shift_JIS", "8bit",
                "\x88\xb6\x90\xe6\x82\xaa\x8c\xa9\x82\xc2\x82\xa9\x82\xe8\x82\xdc\x82\xb9\x82\xf1"},
        Encoded{"EUC-JP", "quoted-printable", "=B0=B8=C0=E8=A4=AC=B8=AB=A4=C4=A4=AB=A4=EA=A4=DE=A4=BB=A4=F3"},
        Encoded{"us-ascii", "8bit", // a wrong name: the bytes decide
                "\x88\xb6\x90\xe6\x82\xaa\x8c\xa9\x82\xc2\x82\xa9\x82\xe8\x82\xdc\x82\xb9\x82\xf1"}));

TEST(Html, isReadAsItsWords)
{
    const Letter letter{
        "Content-Type: text/html\n\n<html><style>b{color:red}</style><p>It&nbsp;was <b>not</b> delivered"
        "<br>to &lt;taro@example.jp&gt;</p><script>alert(1)</script></html>"};
    const QString text = textOf(letter.root(), 1000);
    EXPECT_TRUE(text.contains(QStringLiteral("It was not delivered\nto <taro@example.jp>")))
        << text.toStdString();
    EXPECT_FALSE(text.contains(QStringLiteral("alert")));
    EXPECT_FALSE(text.contains(QStringLiteral("color")));
}

TEST(Looks, tellALetterFromAText)
{
    EXPECT_TRUE(looksLikeLetter("Received: from a\n\tby b\nFrom: x@example.jp\nSubject: y\n\nz"));
    EXPECT_FALSE(looksLikeLetter("550 5.1.1 User unknown"));
    EXPECT_FALSE(looksLikeLetter("Account: 'x', Server: 'y', Protocol: SMTP\nServer Response: '550'"));
}

TEST(Addresses, areFoundInAField)
{
    EXPECT_EQ(addressesIn(" Taro <taro@example.jp>, hanako@example.com"),
              (QStringList{QStringLiteral("taro@example.jp"), QStringLiteral("hanako@example.com")}));
}

} // namespace

} // namespace todoku

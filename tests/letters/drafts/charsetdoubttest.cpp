#include "letters/charsetdoubt.h"

#include <gtest/gtest.h>

using namespace todoku;

namespace
{

std::string told(const std::optional<CharsetDoubt> &doubt)
{
    if (!doubt)
        return "fine";
    return (doubt->kind + (doubt->characters.isEmpty() ? QString() : u' ' + doubt->characters)).toStdString();
}

std::string body(const std::string &type, const std::string &bytes, std::size_t limit = 1000)
{
    const Letter letter("To: a@b.jp\nSubject: x\n" + (type.empty() ? "" : "Content-Type: " + type + '\n') +
                        '\n' + bytes);
    return told(charsetDoubtOf(letter.root(), limit));
}

} // namespace

TEST(CharsetOfText, FitsOrDoesNot)
{
    EXPECT_EQ(body("text/plain; charset=UTF-8", "日本語"), "fine");
    EXPECT_EQ(body("text/plain; charset=UTF-8", "\x93\xfa\x96\x7b"), "does-not-fit") << "Shift_JIS";
    EXPECT_EQ(body("text/plain; charset=Shift_JIS", "\x93\xfa\x96\x7b \x87\x40"), "fine") << "with ①";
    EXPECT_EQ(body("text/plain; charset=Shift_JIS", "\x93\xfa\xff\xff"), "does-not-fit");
    EXPECT_EQ(body("text/plain; charset=us-ascii", "日本語"), "does-not-fit");
    EXPECT_EQ(body("text/plain; charset=us-ascii", "plain"), "fine");
    EXPECT_EQ(body("text/plain; charset=iso-2022-jp", "日本語"), "does-not-fit");
    EXPECT_EQ(body("text/plain; charset=x-nonsense", "日本語"), "charset-unknown");
    EXPECT_EQ(body("text/plain; charset=x-nonsense", "plain"), "fine") << "nothing is lost";
}

TEST(CharsetOfText, MayBeMissing)
{
    EXPECT_EQ(body("", "日本語"), "charset-missing");
    EXPECT_EQ(body("text/plain", "\x1b$BF|K\\\x1b(B"), "charset-missing");
    EXPECT_EQ(body("", "plain"), "fine");
    EXPECT_EQ(body("text/html", "<meta charset=\"UTF-8\">日本語"), "fine");
    EXPECT_EQ(body("text/html", "<p>日本語"), "charset-missing");
}

TEST(CharsetOfText, IsNotDoubtedWhereOnlyTheLookWasCut)
{
    EXPECT_EQ(body("text/plain; charset=UTF-8", "first\n日本語日本語", 10), "fine");
    EXPECT_EQ(body("text/plain; charset=ISO-2022-JP", "first\n\x1b$BF|K\\\x1b(B", 10), "fine")
        << "cut in a kanji";
}

TEST(MachineDependentCharacters, AreThoseThatIso2022JpLacks)
{
    const std::string type = "text/plain; charset=ISO-2022-JP";
    EXPECT_EQ(body(type, "\x1b$B-!-j|b\x1b(B"), "machine-dependent ①㈱髙");
    EXPECT_EQ(body(type, "\x1b(I12\x1b(B"), "machine-dependent ｱｲ") << "half-width kana";
    EXPECT_EQ(body(type, "\xb1\xb2"), "machine-dependent ｱｲ") << "in eight bits";
    EXPECT_EQ(body(type, "\x1b$BF|K\\8l\x1b(B and more"), "fine");
    EXPECT_EQ(body(type, "-! -j"), "fine") << "no kanji: these are what they look like";
    EXPECT_EQ(body("text/plain; charset=UTF-8", "①㈱"), "fine");
}

TEST(HeaderField, IsEncodedOrNot)
{
    EXPECT_EQ(told(charsetDoubtOfField("日本語")), "raw-header");
    EXPECT_EQ(told(charsetDoubtOfField("\x1b$BF|K\\\x1b(B")), "raw-header");
    EXPECT_EQ(told(charsetDoubtOfField("=?UTF-8?B?5pel5pys?=")), "fine");
    EXPECT_EQ(told(charsetDoubtOfField("=?ISO-2022-JP?B?GyRCLSEbKEI=?=")), "machine-dependent ①");
    EXPECT_EQ(told(charsetDoubtOfField("=?x-nonsense?Q?=E6=97=A5?=")), "charset-unknown");
    EXPECT_EQ(told(charsetDoubtOfField("=?UTF-8?B?5pc=?= =?UTF-8?B?pQ==?=")), "fine")
        << "one letter in two words";
}

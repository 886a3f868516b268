#include "ui/input/normalise.h"

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;
using Trouble = Normalised::Trouble;

namespace
{

struct Case {
    const char *what;
    QString typed;
    QString value;
    QList<quint16> ports;
};

void PrintTo(const Case &c, std::ostream *out)
{
    *out << c.what;
}

class HostTyped : public testing::TestWithParam<Case>
{
};

} // namespace

TEST_P(HostTyped, BecomesAServersName)
{
    const Normalised got = normaliseHost(GetParam().typed);
    EXPECT_TRUE(got.usable());
    EXPECT_EQ(got.value, GetParam().value);
    EXPECT_EQ(got.ports, GetParam().ports);
    EXPECT_EQ(got.typed, GetParam().typed);
}

INSTANTIATE_TEST_SUITE_P(
    Normalise, HostTyped,
    testing::Values(
        Case{"plain", u"mail.example.jp"_s, u"mail.example.jp"_s, {}},
        Case{"capitals", u"Mail.Example.JP"_s, u"mail.example.jp"_s, {}},
        Case{"full width", u"ｍａｉｌ．ｅｘａｍｐｌｅ．ｊｐ"_s, u"mail.example.jp"_s, {}},
        Case{"ideographic stops", u"mail。example｡jp"_s, u"mail.example.jp"_s, {}},
        Case{"long vowel mark between letters", u"smtpーout.example.jp"_s, u"smtp-out.example.jp"_s, {}},
        Case{"half-width long vowel mark", u"smtpｰout.example.jp"_s, u"smtp-out.example.jp"_s, {}},
        Case{"U+2010", u"smtp\u2010out.example.jp"_s, u"smtp-out.example.jp"_s, {}},
        Case{"minus sign", u"smtp\u2212out.example.jp"_s, u"smtp-out.example.jp"_s, {}},
        Case{"en dash", u"smtp\u2013out.example.jp"_s, u"smtp-out.example.jp"_s, {}},
        Case{"em dash", u"smtp\u2014out.example.jp"_s, u"smtp-out.example.jp"_s, {}},
        Case{"full-width hyphen", u"smtp－out.example.jp"_s, u"smtp-out.example.jp"_s, {}},
        Case{"long vowel mark in a Japanese name", u"メール.example.jp"_s, u"xn--4dkua4c.example.jp"_s, {}},
        Case{"zero width space", u"mail\u200B.example.jp"_s, u"mail.example.jp"_s, {}},
        Case{"byte order mark", u"\uFEFFmail.example.jp"_s, u"mail.example.jp"_s, {}},
        Case{"blanks around", u"  mail.example.jp \t"_s, u"mail.example.jp"_s, {}},
        Case{"full-width blank", u"　mail.example.jp　"_s, u"mail.example.jp"_s, {}},
        Case{"blank within", u"mail. example.jp"_s, u"mail.example.jp"_s, {}},
        Case{"quotes", u"「mail.example.jp」"_s, u"mail.example.jp"_s, {}},
        Case{"curly quotes", u"“mail.example.jp”"_s, u"mail.example.jp"_s, {}},
        Case{"trailing dot", u"mail.example.jp."_s, u"mail.example.jp"_s, {}},
        Case{"trailing ideographic stop", u"mail.example.jp。"_s, u"mail.example.jp"_s, {}},
        Case{"pop://", u"pop://mail.example.jp/"_s, u"mail.example.jp"_s, {}},
        Case{"smtp:// in full width", u"ｓｍｔｐ：／／mail.example.jp"_s, u"mail.example.jp"_s, {}},
        Case{"a port behind", u"mail.example.jp:587"_s, u"mail.example.jp"_s, {587}},
        Case{"a full-width port behind", u"mail.example.jp：５８７"_s, u"mail.example.jp"_s, {587}},
        Case{"IPv4", u"192.0.2.1"_s, u"192.0.2.1"_s, {}},
        Case{"IPv6", u"2001:db8::1"_s, u"2001:db8::1"_s, {}},
        Case{"IPv6 and port", u"[2001:db8::1]:25"_s, u"2001:db8::1"_s, {25}},
        Case{"one label", u"mailserver"_s, u"mailserver"_s, {}}));

TEST(NormaliseHost, KeepsAJapaneseNameAsItsOwnerKnowsIt)
{
    EXPECT_EQ(normaliseHost(u"メール.example.jp"_s).text, u"メール.example.jp");
}

TEST(NormaliseHost, SaysWhatIsMissing)
{
    EXPECT_EQ(normaliseHost(u"  "_s).trouble, Trouble::Empty);
    EXPECT_EQ(normaliseHost(u"taro@example.jp"_s).trouble, Trouble::NotAHost);
    EXPECT_EQ(normaliseHost(u"587"_s).trouble, Trouble::NotAHost);
    EXPECT_EQ(normaliseHost(u"mail..example.jp"_s).trouble, Trouble::NotAHost);
    EXPECT_EQ(normaliseHost(u"mail.example.jp:99999"_s).trouble, Trouble::NotAPort);
}

TEST(NormaliseHost, TellsOnlyOfWhatWasReallyChanged)
{
    EXPECT_FALSE(normaliseHost(u" mail.example.jp "_s).tidied());
    EXPECT_TRUE(normaliseHost(u"ｍail.example.jp"_s).tidied());
}

TEST(NormalisePort, TakesDigitsOfAnyWidth)
{
    EXPECT_EQ(normalisePort(u"４６５"_s).ports, (QList<quint16>{465}));
    EXPECT_EQ(normalisePort(u" 587 "_s).ports, (QList<quint16>{587}));
    EXPECT_EQ(normalisePort(u"５８７、４６５"_s).ports, (QList<quint16>{587, 465}));
    EXPECT_EQ(normalisePort(u"587, 465 587"_s).ports, (QList<quint16>{587, 465}));
    EXPECT_EQ(normalisePort(u"５８７"_s).text, u"587");
}

TEST(NormalisePort, SaysWhatIsNoPort)
{
    EXPECT_EQ(normalisePort({}).trouble, Trouble::Empty);
    for (const QString &typed : {u"0"_s, u"65536"_s, u"-1"_s, u"smtp"_s, u"5 8 x"_s})
        EXPECT_EQ(normalisePort(typed).trouble, Trouble::NotAPort) << typed.toStdString();
}

TEST(NormaliseAddress, PutsRightWhatKeyboardsAndCopyingDo)
{
    const QList<std::pair<QString, QString>> cases{
        {u"taro@example.jp"_s, u"taro@example.jp"_s},
        {u"ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ"_s, u"taro@example.jp"_s},
        {u"mailto:taro@example.jp"_s, u"taro@example.jp"_s},
        {u"<taro@example.jp>"_s, u"taro@example.jp"_s},
        {u"山田太郎 <taro@example.jp>"_s, u"taro@example.jp"_s},
        {u"taro@example。jp"_s, u"taro@example.jp"_s},
        {u"taro@example.jp。"_s, u"taro@example.jp"_s},
        {u"taro\u200B@example.jp"_s, u"taro@example.jp"_s},
        {u"taroーyamada@example.jp"_s, u"taro-yamada@example.jp"_s},
        {u"Taro@Example.JP"_s, u"Taro@example.jp"_s},
        {u"taro@例え.jp"_s, u"taro@xn--r8jz45g.jp"_s},
    };
    for (const auto &[typed, value] : cases) {
        EXPECT_EQ(normaliseAddress(typed).value, value) << typed.toStdString();
        EXPECT_TRUE(normaliseAddress(typed).usable()) << typed.toStdString();
    }
}

TEST(NormaliseAddress, SaysWhatIsMissing)
{
    EXPECT_EQ(normaliseAddress({}).trouble, Trouble::Empty);
    EXPECT_EQ(normaliseAddress(u"taro.example.jp"_s).trouble, Trouble::NoAt);
    EXPECT_EQ(normaliseAddress(u"@example.jp"_s).trouble, Trouble::NothingBeforeAt);
    EXPECT_EQ(normaliseAddress(u"taro@"_s).trouble, Trouble::NoDomain);
    EXPECT_EQ(normaliseAddress(u"taro@example"_s).trouble, Trouble::NoDomain);
    EXPECT_EQ(normaliseAddress(u"ta,ro@example.jp"_s).trouble, Trouble::NotAnAddress);
}

TEST(GuessReceiving, GoesByPortThenByName)
{
    EXPECT_EQ(guessReceiving(u"mail.example.jp"_s, {993}), Protocol::Imap);
    EXPECT_EQ(guessReceiving(u"imap.example.jp"_s, {995}), Protocol::Pop3);
    EXPECT_EQ(guessReceiving(u"imap.example.jp"_s, {}), Protocol::Imap);
    EXPECT_EQ(guessReceiving(u"mail.example.jp"_s, {}), Protocol::Pop3);
}

#include "evidence/servertext.h"

#include <gtest/gtest.h>

using namespace todoku;

namespace
{

const QString japanese = QStringLiteral("メールの中継は許可されていません");

} // namespace

TEST(ServerText, ReadsTheCharsetsOfJapaneseServers)
{
    EXPECT_EQ(decodeServerText(japanese.toUtf8()), japanese);
    EXPECT_EQ(decodeServerText("\x1b$B%a!<%k$NCf7Q$O5v2D$5$l$F$$$^$;$s\x1b(B"), japanese);
    EXPECT_EQ(
        decodeServerText(
            "\x83\x81\x81\x5b\x83\x8b\x82\xcc\x92\x86\x8c\x70\x82\xcd\x8b\x96\x89\xc2\x82\xb3\x82\xea\x82\xc4"
            "\x82\xa2\x82\xdc\x82\xb9\x82\xf1"),
        japanese);
    EXPECT_EQ(
        decodeServerText(
            "\xa5\xe1\xa1\xbc\xa5\xeb\xa4\xce\xc3\xe6\xb7\xd1\xa4\xcf\xb5\xf6\xb2\xc4\xa4\xb5\xa4\xec\xa4\xc6"
            "\xa4\xa4\xa4\xde\xa4\xbb\xa4\xf3"),
        japanese);
}

TEST(ServerText, IsReadAsWellAfterAnotherCharsetAsBefore)
{
    const QByteArray euc = "\xa5\xe1\xa1\xbc\xa5\xeb\xa4\xce";
    const QByteArray sjis = "\x83\x81\x81\x5b\x83\x8b\x82\xcc";
    const QByteArray escaped = "\x1b$B%a!<%k$N\x1b(B";
    const QString mail = QStringLiteral("メールの");
    decodeServerText("\x1b$B%a!<%k"); // an escape without its end
    for (int round = 0; round < 3; ++round)
        for (const QByteArray &bytes : {euc, sjis, escaped, mail.toUtf8()})
            EXPECT_EQ(decodeServerText(bytes), mail) << round;
}

TEST(ServerText, ReadsLatinWhereNothingElseFits)
{
    EXPECT_EQ(decodeServerText("acc\xe8s refus\xe9"), QStringLiteral("accès refusé"));
    EXPECT_EQ(decodeServerText("acc\xe8s"), QStringLiteral("accès"));
}

TEST(ServerText, AnUnfinishedEscapeDoesNotLeakIntoTheNextLine)
{
    decodeServerText("\x1b$B%a!<%k");
    EXPECT_EQ(decodeServerText("550 plain"), QStringLiteral("550 plain"));
}

TEST(ServerText, KeepsEmojiAndFormats)
{
    EXPECT_EQ(decodeServerText("\xf0\x9f\x93\xa8 %1 %s {0}"),
              QString::fromUtf8("\xf0\x9f\x93\xa8 %1 %s {0}"));
}

TEST(Shown, MakesControlsVisible)
{
    EXPECT_EQ(shown(QStringLiteral("a\x1b[31m\x07") + QChar(0) + QChar(0x7F)),
              QString(u'a') + QChar(0x241B) + QStringLiteral("[31m") + QChar(0x2407) + QChar(0x2400) +
                  QChar(0x2421));
    EXPECT_EQ(shown(QStringLiteral("a\tb")), QStringLiteral("a b"));
    EXPECT_FALSE(shown(QString(QChar(0x9B))).contains(QChar(0x9B)))
        << "a C1 control begins a sequence like ESC [";
}

TEST(Shown, MakesDirectionsAndZeroWidthVisible)
{
    for (const char16_t c : {u'\u202E', u'\u2066', u'\u200B', u'\uFEFF', u'\u2028'}) {
        const QString text = shown(QString(QChar(c)));
        EXPECT_FALSE(text.contains(QChar(c)));
        EXPECT_TRUE(text.contains(QString::number(c, 16))) << text.toStdString();
    }
}

TEST(Shown, CutsAtItsLimit)
{
    EXPECT_EQ(shown(QString(100, u'x'), 10), QString(10, u'x') + QChar(0x2026));
    EXPECT_EQ(shown(QString(10, u'x'), 10), QString(10, u'x'));
}

#include "samples.h"
#include "ui/pages/readaloudpage.h"
#include "ui/pages/resultpage.h"
#include "ui/spelling.h"
#include "ui/tongue.h"
#include "ui/wizard.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QPushButton>
#include <QStackedWidget>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

std::string lettersOf(const QString &value)
{
    QStringList letters;
    for (const SpelledGroup &group : spelled(value, Language::English))
        letters += group.letters;
    return letters.join(u'|').toStdString();
}

std::string read(const QString &value, Language language)
{
    QStringList readings;
    for (const SpelledGroup &group : spelled(value, language))
        readings += group.reading;
    return readings.join(u" / "_s).toStdString();
}

} // namespace

TEST(Spelling, GoesByFourLettersAtMostAndBySigns)
{
    EXPECT_EQ(lettersOf(u"smtp.example.jp"_s), "smtp|.|exa|mple|.|jp");
    EXPECT_EQ(lettersOf(u"mail-01.example.ne.jp"_s), "mail|-|01|.|exa|mple|.|ne|.|jp");
    EXPECT_EQ(lettersOf(u"587"_s), "587");
    EXPECT_EQ(lettersOf(QString()), "");
}

TEST(Spelling, IsTheIcaoAlphabetInEnglish)
{
    EXPECT_EQ(read(u"abx9.-"_s, Language::English), "Alfa, Bravo, X-ray / nine / dot / hyphen");
    EXPECT_EQ(read(u"Aa"_s, Language::English), "capital Alfa, Alfa");
    EXPECT_EQ(read(u"taro@"_s, Language::English), "Tango, Alfa, Romeo, Oscar / at sign");
}

TEST(Spelling, IsAsJapanesePeopleReadLetters)
{
    EXPECT_EQ(read(u"ab-c.7"_s, Language::Japanese),
              "エー、ビー（ブラジルの B） / ハイフン / シー（カナダの C） / ドット / ナナ");
    EXPECT_EQ(read(u"_W@"_s, Language::Japanese), "アンダーバー / 大文字のダブリュー / アットマーク");
    EXPECT_EQ(read(u"0o"_s, Language::Japanese), "ゼロ / オー（大阪の O）");
}

TEST(Spelling, HasAReadingForEveryLetterAndDigit)
{
    for (const Language language : {Language::Japanese, Language::English})
        for (char16_t c = u'!'; c <= u'~'; ++c) {
            const QList<SpelledGroup> groups = spelled(QString(c), language);
            ASSERT_EQ(groups.size(), 1);
            if (QChar(c).isLetterOrNumber()) {
                EXPECT_NE(groups.first().reading, QString(c));
            }
        }
}

TEST(Spelling, LeavesOtherLettersWhole)
{
    EXPECT_EQ(lettersOf(u"a😀b"_s), "a|😀|b");
    EXPECT_EQ(read(u"届く"_s, Language::Japanese), "届 / く");
}

TEST(ReadAloudPage, ShowsOneValueAfterTheOtherAndCopiesItAsItIs)
{
    speak(Language::English);
    ReadAloudPage page;
    page.tell(answerIn(Language::English).advice.settings);
    EXPECT_TRUE(wordsOf(&page).contains(u"1 of 10"_s));
    EXPECT_TRUE(wordsOf(&page).contains(u"Sending (SMTP): Server"_s));
    EXPECT_TRUE(wordsOf(&page).contains(u"Sierra, Mike, Tango, Papa"_s));
    buttonOf(&page, u"Copy"_s)->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), u"smtp.example.jp");

    buttonOf(&page, u"Next"_s)->click();
    EXPECT_TRUE(wordsOf(&page).contains(u"587"_s));
    EXPECT_TRUE(wordsOf(&page).contains(u"five, eight, seven"_s));
    for (int i = 0; i < 2; ++i)
        buttonOf(&page, u"Previous"_s)->click();
    EXPECT_TRUE(wordsOf(&page).contains(u"10 of 10"_s)); // round and round
    EXPECT_TRUE(wordsOf(&page).contains(u"Receive first (POP before SMTP)"_s));
}

TEST(ReadAloudPage, StaysAtItsValueInAnotherLanguage)
{
    speak(Language::English);
    ReadAloudPage page;
    page.tell(answerIn(Language::English).advice.settings);
    buttonOf(&page, u"Next"_s)->click();
    speak(Language::Japanese);
    QCoreApplication::processEvents();
    EXPECT_TRUE(wordsOf(&page).contains(u"10 件中 2 件目"_s));
    EXPECT_TRUE(wordsOf(&page).contains(u"ゴ、ハチ、ナナ"_s));
}

TEST(ReadAloudPage, IsReachedFromTheSettingsAndLeftForThem)
{
    speak(Language::English);
    Wizard wizard([] { return Knowledge(); });
    wizard.show();
    auto *stack = wizard.findChild<QStackedWidget *>();
    auto *result = wizard.findChild<ResultPage *>();
    stack->setCurrentWidget(result);
    result->tell(answerIn(Language::English));
    buttonOf(result, u"Read the settings aloud"_s)->click();
    auto *aloud = wizard.findChild<ReadAloudPage *>();
    EXPECT_EQ(stack->currentWidget(), aloud);
    buttonOf(aloud, u"Back"_s)->click();
    EXPECT_EQ(stack->currentWidget(), result);
}

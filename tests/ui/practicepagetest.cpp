#include "ui/pages/practicepage.h"
#include "rehearsal/rehearsal.h"
#include "samples.h"
#include "ui/pages/accountpage.h"
#include "ui/pages/resultpage.h"
#include "ui/tongue.h"
#include "ui/wizard.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QTest>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

QString scenarioFile(const QString &name)
{
    return QStringLiteral(TODOKU_SOURCE_DIR "/resources/scenarios/%1.yaml").arg(name);
}

/// A wizard with two scenes: a server that is there, and one whose scenario is not.
class Exercise : public testing::Test
{
protected:
    Exercise() : wizard([] { return Result<Knowledge>(bundledKnowledge()); })
    {
        speak(Language::English);
        QCoreApplication::processEvents(); // it was made in the language of the test before
        wizard.offer({[this] { return Result<QList<Scene>>(scenes); },
                      [this](const QString &name) -> Result<CheckQuestion> {
                          auto begun = rehearse(scenarioFile(name));
                          if (!begun)
                              return begun.complaint();
                          rehearsal.emplace(*std::move(begun));
                          return rehearsal->question;
                      }});
        wizard.show();
        page = wizard.findChild<PracticePage *>();
        account = wizard.findChild<AccountPage *>();
        result = wizard.findChild<ResultPage *>();
        list = page->findChild<QListWidget *>();
        buttonOf(account, u"Practise offline"_s)->click();
    }

    bool shows(QWidget *which) const
    {
        return wizard.findChild<QStackedWidget *>()->currentWidget() == which;
    }

    const QList<Scene> scenes{
        {u"wrong-password"_s, u"password-wrong"_s, {u"合言葉の場面"_s, u"The wrong word"_s}},
        {u"gone"_s, u"outage"_s, {u"ない場面"_s, u"A scene that is gone"_s}}};
    std::optional<Rehearsal> rehearsal;
    Wizard wizard;
    PracticePage *page;
    AccountPage *account;
    ResultPage *result;
    QListWidget *list;
};

} // namespace

TEST_F(Exercise, IsChosenFromAListInBothLanguages)
{
    ASSERT_TRUE(shows(page));
    EXPECT_EQ(wizard.windowTitle(), u"Practise offline – Todoku");
    ASSERT_EQ(list->count(), 2);
    EXPECT_EQ(list->item(0)->text(), u"The wrong word");
    list->setCurrentRow(1);
    speak(Language::Japanese);
    QCoreApplication::processEvents();
    EXPECT_EQ(list->item(0)->text(), u"合言葉の場面");
    EXPECT_EQ(list->currentRow(), 1);
}

TEST_F(Exercise, IsCheckedAndComparedWithItsTruth)
{
    buttonOf(page, u"Start the exercise"_s)->click();
    ASSERT_TRUE(eventually([&] { return shows(result); }, 30000));
    const Words truth = bundledKnowledge().cause(u"password-wrong"_s)->title;
    QStringList words = wordsOf(result);
    for (const QString &expected : {u"The check names what was acted out"_s, u"Exercise: The wrong word"_s,
                                    u"Acted out: "_s + truth.en, u"The check says: "_s + truth.en})
        EXPECT_TRUE(words.contains(expected)) << expected.toStdString();
    EXPECT_TRUE(words.join(u'\n').contains(u"C: AUTH"_s)); // both sides of the dialogue
    EXPECT_FALSE(wordsOf(&wizard).join(u'\n').contains(u"not-the-password"_s));
    EXPECT_TRUE(wordsOf(&wizard).contains(
        u"This is an exercise. Only a practice server on this computer is asked."_s));

    speak(Language::Japanese);
    QCoreApplication::processEvents();
    words = wordsOf(result);
    EXPECT_TRUE(words.contains(u"診断の結果は、練習の正解と一致しています"_s));
    EXPECT_TRUE(words.contains(u"正解: "_s + truth.ja));

    buttonOf(result, u"別の練習をする"_s)->click();
    EXPECT_TRUE(shows(page));
}

TEST_F(Exercise, DoesNotColourTheCheckThatFollows)
{
    buttonOf(page, u"Start the exercise"_s)->click();
    ASSERT_TRUE(eventually([&] { return shows(result); }, 30000));
    Q_EMIT account->answered(rehearsal->question); // as if it were the user's own
    ASSERT_TRUE(eventually([&] { return shows(result); }, 30000));
    EXPECT_FALSE(wordsOf(result).contains(u"Exercise: The wrong word"_s));
    buttonOf(result, u"Check again"_s)->click();
    EXPECT_TRUE(shows(account));
}

TEST_F(Exercise, ThatCannotBeginSaysWhyInTheLanguageOfTheMoment)
{
    list->setCurrentRow(1);
    buttonOf(page, u"Start the exercise"_s)->click();
    EXPECT_TRUE(shows(page));
    const auto line = [&] { return wordsOf(page).join(u'\n'); };
    const Complaint complaint = rehearse(scenarioFile(u"gone"_s)).complaint();
    EXPECT_TRUE(line().contains(complaint.text(Language::English)));
    speak(Language::Japanese);
    QCoreApplication::processEvents();
    EXPECT_TRUE(line().contains(complaint.text(Language::Japanese)));
}

TEST_F(Exercise, IsBegunAndLeftByKeyboardAlone)
{
    wizard.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&wizard));
    EXPECT_EQ(QApplication::focusWidget(), list);
    QTest::keyClick(list, Qt::Key_Return);
    EXPECT_FALSE(shows(page));
    ASSERT_TRUE(eventually([&] { return shows(result); }, 30000));
    buttonOf(result, u"Another exercise"_s)->click();
    ASSERT_TRUE(shows(page));
    QTest::keyClick(list, Qt::Key_Escape);
    EXPECT_TRUE(eventually([&] { return shows(account); }));
}

TEST(PracticePage, IsWalkedThroughInTheOrderOfReading)
{
    speak(Language::English);
    PracticePage page;
    page.offer({{u"a"_s, u"op25b"_s, {u"場面"_s, u"A scene"_s}}});
    page.show();
    QStringList names;
    for (QWidget *next = page.firstStop(); names.size() < 3; next = next->nextInFocusChain()) {
        if (!next->isVisible() || !(next->focusPolicy() & Qt::TabFocus))
            continue;
        const auto *button = qobject_cast<QPushButton *>(next);
        names << (button ? button->text().remove(u'&') : next->accessibleName());
    }
    EXPECT_EQ(names.join(u", "_s).toStdString(), "What is to be acted out, Back, Start the exercise");
}

TEST(ResultPage, OfAnExerciseSaysWhereTheCheckWentAstray)
{
    speak(Language::English);
    ResultPage page;
    Conclusion answer = answerIn(Language::English);
    answer.acted = Acted{u"A scene"_s, u"op25b"_s, u"The line blocks port 25"_s};
    page.tell(answer);
    const QStringList words = wordsOf(&page);
    EXPECT_TRUE(words.contains(u"The check names something else than what was acted out"_s));
    EXPECT_TRUE(words.contains(u"Acted out: The line blocks port 25"_s));
    EXPECT_TRUE(words.contains(u"The check says: The sending server wants a login"_s));
}

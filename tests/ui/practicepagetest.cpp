#include "ui/pages/practicepage.h"
#include "rehearsal/rehearsal.h"
#include "samples.h"
#include "ui/pages/accountpage.h"
#include "ui/pages/resultpage.h"
#include "ui/pages/stagepage.h"
#include "ui/tongue.h"
#include "ui/wizard.h"

#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
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
                      [this](const QString &name, const Practice::Ear &ear) -> Result<Stage> {
                          auto begun = rehearse(scenarioFile(name), ear);
                          if (!begun)
                              return begun.complaint();
                          rehearsal.emplace(*std::move(begun));
                          Stage begunStage;
                          begunStage.question = rehearsal->question;
                          return begunStage;
                      }});
        wizard.show();
        page = wizard.findChild<PracticePage *>();
        account = wizard.findChild<AccountPage *>();
        result = wizard.findChild<ResultPage *>();
        stage = wizard.findChild<StagePage *>();
        list = page->findChild<QListWidget *>();
        buttonOf(account, u"Practise offline"_s)->click();
    }

    /// Chooses the first scene and lets it be checked.
    void check()
    {
        buttonOf(page, u"Start the exercise"_s)->click();
        buttonOf(stage, u"Run the check"_s)->click();
        ASSERT_TRUE(eventually([&] { return stage->isTold(); }, 30000));
    }

    QString dialogue() const { return stage->findChild<QPlainTextEdit *>()->toPlainText(); }

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
    StagePage *stage;
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

TEST_F(Exercise, ShowsBothSidesOfTheDialogueWhileItIsChecked)
{
    buttonOf(page, u"Start the exercise"_s)->click();
    ASSERT_TRUE(shows(stage));
    EXPECT_EQ(wizard.windowTitle(), u"Exercise – Todoku");
    EXPECT_TRUE(dialogue().isEmpty()); // nobody is asked before the user says so
    buttonOf(stage, u"Run the check"_s)->click();
    ASSERT_TRUE(eventually([&] { return dialogue().contains(u" ← 220"_s); }, 30000));
    ASSERT_TRUE(eventually([&] { return stage->isTold(); }, 30000));
    EXPECT_TRUE(dialogue().contains(u" → EHLO"_s));
    EXPECT_TRUE(dialogue().contains(u"   (connected)"_s));
    EXPECT_FALSE(dialogue().contains(u"not-the-password"_s));
    EXPECT_FALSE(wordsOf(stage).contains(u"What your mail program does"_s)); // it was our own check

    speak(Language::Japanese);
    QCoreApplication::processEvents();
    EXPECT_TRUE(dialogue().contains(u"   (接続しました)"_s));
    EXPECT_TRUE(wordsOf(stage).contains(u"診断の結果は、練習の正解と一致しています"_s));
}

TEST_F(Exercise, IsCheckedAndComparedWithItsTruth)
{
    check();
    EXPECT_TRUE(shows(stage));
    EXPECT_TRUE(wordsOf(stage).contains(u"The check names what was acted out"_s));
    EXPECT_EQ(QApplication::focusWidget(), buttonOf(stage, u"See the result"_s));
    buttonOf(stage, u"See the result"_s)->click();
    ASSERT_TRUE(shows(result));
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
    check();
    Q_EMIT account->answered(rehearsal->question); // as if it were the user's own
    ASSERT_TRUE(eventually([&] { return shows(result); }, 30000));
    EXPECT_FALSE(wordsOf(result).contains(u"Exercise: The wrong word"_s));
    buttonOf(result, u"Check again"_s)->click();
    EXPECT_TRUE(shows(account));
}

TEST_F(Exercise, ThatIsLeftWhileItIsCheckedDoesNotComeBack)
{
    buttonOf(page, u"Start the exercise"_s)->click();
    buttonOf(stage, u"Run the check"_s)->click();
    buttonOf(stage, u"Back"_s)->click();
    ASSERT_TRUE(shows(page));
    buttonOf(page, u"Start the exercise"_s)->click();
    EXPECT_TRUE(shows(stage));
    EXPECT_FALSE(eventually([&] { return stage->isTold(); }, 500));
    EXPECT_EQ(buttonOf(stage, u"Run the check"_s)->isVisible(), true);
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
    ASSERT_TRUE(shows(stage));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // runs the check
    ASSERT_TRUE(eventually([&] { return stage->isTold(); }, 30000));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    ASSERT_TRUE(shows(result));
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

namespace
{

/// A stage at which somebody else than the check speaks.
class Stranger : public testing::Test
{
protected:
    Stranger()
    {
        speak(Language::English);
        QCoreApplication::processEvents();
        Stage stage;
        stage.question.address = u"taro@example.jp"_s;
        stage.user = u"taro"_s;
        stage.password = u"for-this-run"_s;
        stage.doors = {{Protocol::Smtp, 587, u"127.0.0.1"_s, 40587}};
        stage.takenIn = [this] { return takenIn; };
        page.open({u"a"_s, u"op25b"_s, {u"場面"_s, u"A scene"_s}}, stage, overheard);
        page.show();
    }

    void say(SpokenLine::By by, const QString &text)
    {
        SpokenLine line;
        line.visit = 1;
        line.host = u"smtp.example.jp"_s;
        line.port = 587;
        line.by = by;
        line.text = text;
        overheard->hear(line);
    }

    QString dialogue() const { return page.findChild<QPlainTextEdit *>()->toPlainText(); }

    std::shared_ptr<Overheard> overheard = std::make_shared<Overheard>();
    QList<TakenIn> takenIn;
    StagePage page;
};

} // namespace

TEST_F(Stranger, FindsWhereToConnect)
{
    const QString words = wordsOf(&page).join(u'\n');
    EXPECT_TRUE(words.contains(u"SMTP (587): server 127.0.0.1, port 40587"_s));
    EXPECT_TRUE(words.contains(u"Password: for-this-run"_s));
}

TEST_F(Stranger, IsToldWhatItDoesWrong)
{
    say(SpokenLine::By::Event, eventConnected);
    say(SpokenLine::By::Server, u"220 smtp.example.jp"_s);
    say(SpokenLine::By::Client, u"EHLO 太郎のパソコン"_s);
    say(SpokenLine::By::Server, u"250-smtp.example.jp"_s);
    say(SpokenLine::By::Server, u"250 AUTH PLAIN"_s);
    ASSERT_TRUE(eventually([&] { return wordsOf(&page).contains(u"What your mail program does"_s); }));
    const QString english = wordsOf(&page).join(u'\n');
    EXPECT_TRUE(english.contains(u"太郎のパソコン"_s)) << english.toStdString();
    speak(Language::Japanese);
    QCoreApplication::processEvents();
    EXPECT_TRUE(wordsOf(&page).contains(u"メールソフトの動き"_s));
}

TEST_F(Stranger, SeesTheMessageThatCameIn)
{
    takenIn = {{u"taro@example.jp"_s, {u"hanako@example.com"_s}, u"<b>こんにちは</b>"_s}};
    say(SpokenLine::By::Server, u"250 taken"_s);
    ASSERT_TRUE(eventually([&] { return wordsOf(&page).join(u'\n').contains(u"こんにちは"_s); }));
    EXPECT_TRUE(wordsOf(&page).contains(u"From taro@example.jp to hanako@example.com: <b>こんにちは</b>"_s));
}

TEST_F(Stranger, ThatFloodsIsShownByItsLastLines)
{
    for (int i = 0; i < 100'000; ++i)
        say(SpokenLine::By::Client, u"NOOP %1"_s.arg(i));
    ASSERT_TRUE(eventually([&] { return dialogue().contains(u"NOOP 99999"_s); }));
    EXPECT_TRUE(dialogue().startsWith(u"… earlier lines left out: 98000"_s) ||
                page.findChild<QPlainTextEdit *>()->blockCount() <= Overheard::most)
        << dialogue().left(80).toStdString();
    EXPECT_LE(page.findChild<QPlainTextEdit *>()->blockCount(), Overheard::most);
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

#include "ui/pages/callpage.h"
#include "samples.h"
#include "ui/pages/accountpage.h"
#include "ui/tongue.h"
#include "ui/widgets/answerbutton.h"
#include "ui/wizard.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTest>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

const Questionnaire &questionnaire()
{
    static const Questionnaire read =
        *readQuestionnaireFile(QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge/questions.yaml"));
    return read;
}

const QString full = u"552 5.2.2 Mailbox full"_s;

/// A wizard with somebody on the phone.
class Call : public testing::Test
{
protected:
    Call() : wizard([] { return Result<Knowledge>(bundledKnowledge()); })
    {
        speak(Language::English);
        QCoreApplication::processEvents(); // it was made in the language of the test before
        wizard.know(*DiagnosisNumbers::readFile(
            QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge/numbers.yaml")));
        wizard.takeCalls([] { return Result<Questionnaire>(questionnaire()); });
        wizard.show();
        page = wizard.findChild<CallPage *>();
        account = wizard.findChild<AccountPage *>();
        buttonOf(account, u"on the phone"_s)->click();
    }

    bool shows(QWidget *which) const
    {
        return wizard.findChild<QStackedWidget *>()->currentWidget() == which;
    }

    QString headline() const { return static_cast<QLabel *>(page->firstStop())->text(); }
    static QString ask(int question, Language language)
    {
        return questionnaire().questions[question].ask.in(language);
    }

    QStringList answers() const
    {
        QStringList names;
        for (const AnswerButton *choice : page->findChildren<AnswerButton *>())
            names += choice->accessibleName();
        return names;
    }

    /// Clicks that answer and waits for what comes of it.
    void answer(int index)
    {
        page->findChildren<AnswerButton *>().value(index)->click();
        QCoreApplication::processEvents();
        QCoreApplication::processEvents(); // what is new on the page comes into sight one turn later
    }

    void readOut(const QString &error)
    {
        auto *edit = page->findChild<QLineEdit *>();
        edit->setText(error);
        QTest::keyClick(edit, Qt::Key_Return);
        QCoreApplication::processEvents();
    }

    Wizard wizard;
    CallPage *page;
    AccountPage *account;
};

} // namespace

TEST_F(Call, BeginsWithAQuestionInBothLanguages)
{
    ASSERT_TRUE(shows(page));
    EXPECT_EQ(wizard.windowTitle(), u"Helping on the phone – Todoku");
    EXPECT_EQ(headline(), ask(0, Language::English));
    EXPECT_TRUE(wordsOf(page).contains(u"Question 1"_s));
    EXPECT_EQ(answers().last(), doesNotKnowInWords().en);
    EXPECT_FALSE(wordsOf(page).contains(u"What it may be, so far"_s)); // nothing was told yet

    speak(Language::Japanese);
    QCoreApplication::processEvents();
    EXPECT_EQ(headline(), ask(0, Language::Japanese));
    EXPECT_TRUE(wordsOf(page).contains(u"質問 1"_s));
    EXPECT_EQ(answers().last(), doesNotKnowInWords().ja);
}

TEST_F(Call, SpeaksToTheCallerInAnotherLanguage)
{
    auto *language = page->findChild<QComboBox *>();
    language->setCurrentIndex(0);
    Q_EMIT language->activated(0);
    EXPECT_EQ(headline(), ask(0, Language::Japanese));
    EXPECT_EQ(answers().last(), doesNotKnowInWords().en); // who clicks it reads English
    speak(Language::Japanese);
    speak(Language::English);
    EXPECT_EQ(headline(), ask(0, Language::Japanese));
}

TEST_F(Call, GoesOnByAnswersAndBackAgain)
{
    answer(0);
    const QString second = headline();
    EXPECT_NE(second, ask(0, Language::English));
    EXPECT_TRUE(wordsOf(page).contains(u"Question 2"_s));
    EXPECT_TRUE(wordsOf(page).contains(u"What it may be, so far"_s));
    answer(0);
    EXPECT_NE(headline(), second);
    buttonOf(page, u"Back"_s)->click();
    EXPECT_EQ(headline(), second);
    buttonOf(page, u"Back"_s)->click();
    EXPECT_EQ(headline(), ask(0, Language::English));
    buttonOf(page, u"Back"_s)->click();
    EXPECT_TRUE(shows(account));
}

TEST_F(Call, TakesADoubleClickForOneAnswer)
{
    auto *choice = page->findChild<AnswerButton *>();
    choice->click();
    choice->click();
    QCoreApplication::processEvents();
    EXPECT_TRUE(wordsOf(page).contains(u"Question 2"_s));
}

TEST_F(Call, IsAnsweredByTheKeysOfTheNumbers)
{
    wizard.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&wizard));
    page->firstStop()->setFocus();
    QTest::keyClick(page->firstStop(), Qt::Key_2);
    ASSERT_TRUE(eventually([&] { return wordsOf(page).contains(u"Question 2"_s); }));
    EXPECT_EQ(QApplication::focusWidget(), page->firstStop()); // the new question is where a reader goes on
    // A number that is typed into the field is none.
    auto *edit = page->findChild<QLineEdit *>();
    edit->setFocus();
    QTest::keyClicks(edit, u"55"_s);
    QCoreApplication::processEvents();
    EXPECT_EQ(edit->text(), u"55");
    EXPECT_TRUE(wordsOf(page).contains(u"Question 2"_s));
}

TEST_F(Call, NamesTheCauseThatAnErrorTells)
{
    readOut(full);
    const Words title = bundledKnowledge().cause(u"mailbox-full"_s)->title;
    EXPECT_EQ(headline(), title.en);
    EXPECT_TRUE(wordsOf(page).contains(u"Read this aloud"_s));
    EXPECT_TRUE(wordsOf(page).join(u'\n').contains(u"Taken down: "_s + full));
    EXPECT_TRUE(page->findChild<QLineEdit *>()->text().isEmpty());

    buttonOf(page, u"Copy for the ticket"_s)->click();
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(full));
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(u"mailbox-full"_s));
    EXPECT_TRUE(wordsOf(page).contains(u"Copied"_s));
    buttonOf(page, u"Copy the message"_s)->click();
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(title.en));

    speak(Language::Japanese);
    QCoreApplication::processEvents();
    EXPECT_EQ(headline(), title.ja);
    buttonOf(page, u"戻る"_s)->click();
    EXPECT_EQ(headline(), ask(0, Language::Japanese));
}

TEST_F(Call, BeginsWithWhatAResultCodeSays)
{
    readOut(u"１７３６ １０１１ ５０００"_s); // as a Japanese keyboard types it
    EXPECT_TRUE(wordsOf(page).contains(u"Result code 1736 1011 5000"_s));
    const QString title = bundledKnowledge().cause(u"op25b"_s)->title.en;
    EXPECT_TRUE(wordsOf(page).contains(title)) << wordsOf(page).join(u'|').toStdString();
    speak(Language::Japanese);
    QCoreApplication::processEvents();
    EXPECT_TRUE(wordsOf(page).contains(u"結果コード 1736 1011 5000"_s));
    buttonOf(page, u"戻る"_s)->click();
    QCoreApplication::processEvents();
    EXPECT_FALSE(wordsOf(page).contains(u"結果コード 1736 1011 5000"_s));
}

TEST_F(Call, SaysThatACodeWasMisheardAndKeepsIt)
{
    readOut(u"1736 1011 5001"_s);
    EXPECT_TRUE(wordsOf(page).join(u'\n').contains(u"a digit was misheard"_s, Qt::CaseInsensitive))
        << wordsOf(page).join(u'|').toStdString();
    EXPECT_EQ(page->findChild<QLineEdit *>()->text(), u"1736 1011 5001");
    EXPECT_EQ(headline(), ask(0, Language::English)); // nothing else has changed
    readOut(u"1736 1011 5000"_s);
    EXPECT_FALSE(wordsOf(page).join(u'\n').contains(u"a digit was misheard"_s, Qt::CaseInsensitive));
}

TEST_F(Call, ShowsWhatWasReadOutAsText)
{
    readOut(hostileText);
    EXPECT_TRUE(wordsOf(page).join(u'\n').contains(u"<b>bold</b> <img src='file:///etc/passwd'>"_s));
    for (const QLabel *label : page->findChildren<QLabel *>()) {
        if (!label->text().isEmpty()) {
            EXPECT_EQ(label->textFormat(), Qt::PlainText) << label->text().toStdString();
        }
    }
}

TEST_F(Call, LosesNothingWhileAnotherPageIsLookedAt)
{
    answer(1);
    const QString second = headline();
    page->findChild<QLineEdit *>()->setText(u"55"_s);
    buttonOf(page, u"First page"_s)->click();
    ASSERT_TRUE(shows(account));
    buttonOf(account, u"on the phone"_s)->click();
    EXPECT_EQ(headline(), second);
    EXPECT_EQ(page->findChild<QLineEdit *>()->text(), u"55");
    buttonOf(page, u"New call"_s)->click();
    EXPECT_EQ(headline(), ask(0, Language::English));
    EXPECT_FALSE(buttonOf(page, u"New call"_s)->isEnabled());
    EXPECT_TRUE(page->findChild<QLineEdit *>()->text().isEmpty()); // it belongs to the other caller
}

TEST_F(Call, AsksNothingWhereNothingIsInTheField)
{
    readOut(u"  "_s);
    EXPECT_TRUE(wordsOf(page).contains(u"Question 1"_s));
}

TEST_F(Call, IsWalkedThroughInTheOrderOfReading)
{
    answer(0);
    QStringList names;
    for (QWidget *next = page->firstStop(); names.isEmpty() || next != page->firstStop();
         next = next->nextInFocusChain()) {
        if (!page->isAncestorOf(next) || !next->isVisible() || !(next->focusPolicy() & Qt::TabFocus))
            continue;
        if (qobject_cast<AnswerButton *>(next))
            names << u"answer"_s;
        else if (const auto *button = qobject_cast<QPushButton *>(next))
            names << button->text().remove(u'&');
        else if (const auto *label = qobject_cast<QLabel *>(next))
            names << (label == page->firstStop() ? u"question"_s : u"text"_s);
        else
            names << next->accessibleName();
    }
    names.removeAll(u"text"_s);
    names.removeDuplicates();
    EXPECT_EQ(names.join(u", "_s).toStdString(),
              "question, answer, Words or number of an error, or a result code, as the caller reads it out, "
              "Use these words, "
              "For the ticket, Copy for the ticket, Message to the caller, Copy the message, "
              "Back, First page, New call, The caller's language");
}

TEST_F(Call, AnsweredThroughToItsEndSaysWhatToTell)
{
    for (int i = 0; i < 30 && !wordsOf(page).contains(u"Read this aloud"_s); ++i)
        answer(int(answers().size()) - 1); // "does not know", whatever is asked
    const QStringList words = wordsOf(page);
    EXPECT_TRUE(words.contains(u"Read this aloud"_s));
    EXPECT_EQ(headline(), u"Not decided");
}

TEST(CallPage, IsNotOpenedByAQuestionnaireThatCannotBeRead)
{
    speak(Language::Japanese);
    Wizard wizard([] { return Result<Knowledge>(bundledKnowledge()); });
    wizard.takeCalls([]() -> Result<Questionnaire> {
        return Complaint{u"questions.yaml"_s, 7, {u"ask がありません"_s, u"there is no ask"_s}};
    });
    Q_EMIT wizard.findChild<AccountPage *>()->callTaken();
    EXPECT_NE(wizard.findChild<QStackedWidget *>()->currentWidget(), wizard.findChild<CallPage *>());
    EXPECT_TRUE(wordsOf(&wizard).join(u' ').contains(u"questions.yaml:7: ask がありません"_s));
}

TEST(AnswerButton, WrapsItsWordsWhereThereIsLittleRoom)
{
    const AnswerButton choice(1, u"Spam, a list, the sender's checks (blocked, SPF, DMARC, PTR)"_s);
    EXPECT_GT(choice.heightForWidth(160), choice.heightForWidth(900));
    EXPECT_LT(choice.minimumSizeHint().width(), 160);
}

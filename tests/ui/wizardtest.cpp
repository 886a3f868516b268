#include "ui/wizard.h"
#include "samples.h"
#include "ui/pages/accountpage.h"
#include "ui/pages/resultpage.h"
#include "ui/pages/runningpage.h"
#include "ui/tongue.h"

#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTcpServer>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// A wizard whose one server takes connections and never says a word.
class Waiting : public testing::Test
{
protected:
    Waiting() : wizard([] { return Knowledge(); })
    {
        speak(Language::English);
        silent.listen(QHostAddress::LocalHost);
        CheckQuestion question;
        question.address = u"taro@example.jp"_s;
        question.smtp = {u"smtp.example.jp"_s, {587}};
        question.pop = {u"smtp.example.jp"_s, {110}};
        question.thirdParties = false;
        question.detours = {{{}, 0, u"127.0.0.1"_s, silent.serverPort()}};
        question.scriptedNames.insert(u"smtp.example.jp"_s, {NameAnswer::Kind::Found, {u"127.0.0.1"_s}});
        question.networkUp = true;
        wizard.fillIn(question);
        wizard.show();
    }

    void start()
    {
        for (QPushButton *button : wizard.findChild<AccountPage *>()->findChildren<QPushButton *>()) {
            if (button->isDefault())
                button->click();
        }
    }

    bool showsPage(QWidget *page) { return wizard.findChild<QStackedWidget *>()->currentWidget() == page; }

    QTcpServer silent;
    Wizard wizard;
};

} // namespace

TEST_F(Waiting, SaysWhatIsWaitedForAndStopsWhenAsked)
{
    start();
    auto *running = wizard.findChild<RunningPage *>();
    EXPECT_TRUE(showsPage(running));
    EXPECT_EQ(wizard.windowTitle(), u"Checking – Todoku");
    ASSERT_TRUE(eventually([&] { return wordsOf(running).contains(u"Waiting for the greeting…"_s); }));

    auto *cancel = running->findChild<QPushButton *>();
    EXPECT_TRUE(cancel->isEnabled());
    cancel->click();
    // At once, whatever the network does.
    EXPECT_TRUE(wordsOf(running).contains(u"Stopping. What was found so far is kept."_s) ||
                showsPage(wizard.findChild<ResultPage *>()));
    // Far more than the 100 ms it takes, far less than the patience for a greeting.
    ASSERT_TRUE(eventually([&] { return showsPage(wizard.findChild<ResultPage *>()); }, 3000));
    const QStringList words = wordsOf(wizard.findChild<ResultPage *>());
    EXPECT_TRUE(words.contains(u"The check was stopped. This is what had been found by then."_s));
    EXPECT_TRUE(words.contains(u"What was said with the servers"_s)); // partial results are kept
    EXPECT_EQ(wizard.windowTitle(), u"Result – Todoku");
}

TEST_F(Waiting, GoesBackToTheQuestionsAndAsksAgain)
{
    start();
    auto *running = wizard.findChild<RunningPage *>();
    ASSERT_TRUE(eventually([&] { return wordsOf(running).contains(u"Waiting for the greeting…"_s); }));
    running->findChild<QPushButton *>()->click();
    auto *result = wizard.findChild<ResultPage *>();
    ASSERT_TRUE(eventually([&] { return showsPage(result); }, 3000));
    Q_EMIT result->againAsked();
    EXPECT_TRUE(showsPage(wizard.findChild<AccountPage *>()));
    start();
    EXPECT_TRUE(showsPage(running));
    EXPECT_EQ(running->findChild<QProgressBar *>()->value(), 0);
    EXPECT_FALSE(wordsOf(running).contains(u"Stopping. What was found so far is kept."_s));
}

TEST_F(Waiting, MayBeClosedInTheMiddle)
{
    start();
    wizard.close();
    SUCCEED();
}

TEST(RunningPage, NeverLetsTheBarGoBack)
{
    RunningPage page;
    page.showProgress(400);
    page.showProgress(300);
    EXPECT_EQ(page.findChild<QProgressBar *>()->value(), 400);
}

TEST(Wizard, SaysWhatIsWrongWithAPack)
{
    speak(Language::Japanese);
    Wizard wizard([]() -> Result<Knowledge> {
        return Complaint{u"causes/own.md"_s, 7, {u"title がありません"_s, u"there is no title"_s}};
    });
    wizard.show();
    EXPECT_TRUE(eventually(
        [&] { return wordsOf(&wizard).join(u' ').contains(u"causes/own.md:7: title がありません"_s); }));
}

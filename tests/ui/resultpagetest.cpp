#include "ui/pages/resultpage.h"
#include "samples.h"
#include "ui/tongue.h"
#include "ui/widgets/chooser.h"
#include "ui/widgets/settingscard.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

TEST(ResultPage, ShowsTheSentenceTheStepsAndTheSettings)
{
    speak(Language::Japanese);
    ResultPage page;
    page.tell(answerIn(Language::Japanese));
    const QStringList words = wordsOf(&page);
    for (const QString &expected :
         {u"送信サーバーが認証を求めています"_s, u"アカウント設定を開きます。"_s, u"認証を有効にします。"_s,
          u"smtp.example.jp"_s, u"587"_s, u"STARTTLS"_s, u"taro@example.jp"_s, u"pop.example.jp"_s, u"995"_s,
          u"まだ区別できません。"_s, u"中継が断られました。"_s, u"接続はできました。"_s,
          u"送信の前に受信が必要です（可能性があります）"_s})
        EXPECT_TRUE(words.contains(expected)) << expected.toStdString();
}

TEST(ResultPage, ShowsWhatAServerSaidAsText)
{
    ResultPage page;
    Conclusion answer = answerIn(Language::English);
    answer.advice.headline = hostileText;
    answer.advice.diagnoses.first().explanation = hostileText;
    answer.advice.diagnoses.first().steps.first().text = hostileText;
    answer.advice.diagnoses.first().speaksFor.first().why = hostileText;
    answer.advice.settings.outgoing->host = hostileText;
    page.tell(answer);
    EXPECT_GE(wordsOf(&page).count(hostileText), 5);
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        if (label->text().contains(u'<')) {
            EXPECT_EQ(label->textFormat(), Qt::PlainText) << label->text().toStdString();
        }
    }
    for (const QWidget *widget : page.findChildren<QWidget *>())
        EXPECT_FALSE(widget->toolTip().contains(u'<'));
    EXPECT_TRUE(page.findChild<QPlainTextEdit *>()->toPlainText().contains(u"<b>bold</b>"_s));
}

TEST(ResultPage, CopiesEachValue)
{
    ResultPage page;
    page.tell(answerIn(Language::English));
    for (QToolButton *button : page.findChild<SettingsCard *>()->findChildren<QToolButton *>()) {
        if (button->accessibleName().contains(u"995"_s))
            button->click();
    }
    EXPECT_EQ(QGuiApplication::clipboard()->text(), u"995");
}

TEST(ResultPage, SaysThatARunWasStopped)
{
    speak(Language::English);
    ResultPage page;
    Conclusion answer = answerIn(Language::English);
    page.tell(answer);
    const QString sentence = u"The check was stopped. This is what had been found by then."_s;
    EXPECT_FALSE(wordsOf(&page).contains(sentence));
    answer.stoppedEarly = true;
    page.tell(answer);
    EXPECT_TRUE(wordsOf(&page).contains(sentence));
}

TEST(ResultPage, ShowsAnAnswerWithNothingInIt)
{
    ResultPage page;
    Conclusion nothing;
    nothing.advice.headline = u"?"_s;
    page.tell(nothing);
    EXPECT_TRUE(wordsOf(&page).contains(u"?"_s));
}

TEST(ResultPage, IsWalkedThroughInTheOrderOfReading)
{
    speak(Language::English);
    ResultPage page;
    page.tell(answerIn(Language::English));
    page.show();
    QStringList names;
    for (QWidget *next = page.firstStop(); names.size() < 7; next = next->nextInFocusChain()) {
        if (const auto *label = qobject_cast<QLabel *>(next); label && label->focusPolicy() & Qt::TabFocus)
            names << label->text();
        else if (next->isVisible() && next->focusPolicy() & Qt::TabFocus)
            names << next->accessibleName();
    }
    EXPECT_EQ(
        names.join(u" | "_s).toStdString(),
        "The sending server wants a login | One setting changes that. | The way of a mail, and where it "
        "stops | "
        "Open the account settings. | Switch the login on. | Copy: Server smtp.example.jp | Copy: Port 587");
}

namespace
{

QList<Client> someClients()
{
    Client client;
    client.id = u"postkarte"_s;
    client.name = {u"ポストカルテ"_s, u"Postkarte"_s};
    client.protocols = {Protocol::Pop3, Protocol::Imap, Protocol::Smtp};
    client.security = {{Security::StartTls, {u"STARTTLS"_s, u"STARTTLS"_s}},
                       {Security::Tls, {u"SSL/TLS"_s, u"SSL/TLS"_s}}};
    client.text = {u"見本です。"_s, u"A sample."_s};
    client.steps = {{u"outgoing-server"_s, {u"{out-host} と入れます。"_s, u"Write {out-host}."_s}},
                    {u"receive-first"_s, {u"送る前に受け取ります。"_s, u"Fetch first."_s}}};
    return {client};
}

} // namespace

TEST(ResultPage, ShowsTheStepsOfTheMailProgramThatTheUserChooses)
{
    speak(Language::Japanese);
    ResultPage page;
    page.offer(someClients());
    Conclusion answer = answerIn(Language::Japanese);
    answer.advice.settings.outgoing->auth = u"password"_s;
    page.tell(answer);
    EXPECT_FALSE(wordsOf(&page).contains(u"smtp.example.jp と入れます。"_s));
    auto *choice = page.findChild<QComboBox *>();
    ASSERT_NE(choice, nullptr);
    choice->setCurrentIndex(1);
    Q_EMIT choice->activated(1);
    EXPECT_TRUE(wordsOf(&page).contains(u"smtp.example.jp と入れます。"_s));
    EXPECT_FALSE(wordsOf(&page).contains(u"送る前に受け取ります。"_s)); // not asked for by this server
    // The choice outlives a change of language, and a new check.
    speak(Language::English);
    page.tell(answerIn(Language::English));
    EXPECT_TRUE(wordsOf(&page).contains(u"Write smtp.example.jp."_s));
}

TEST(ResultPage, ShowsTheCodeThatIsReadAloudOnThePhone)
{
    speak(Language::English);
    ResultPage page;
    Conclusion answer = answerIn(Language::English);
    answer.advice.code = u"1736 1011 5000"_s;
    page.tell(answer);
    EXPECT_TRUE(wordsOf(&page).contains(u"1736 1011 5000"_s));
    buttonOf(&page, u"Copy the code"_s)->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), u"1736 1011 5000");
    answer.advice.code.clear();
    page.tell(answer);
    EXPECT_FALSE(wordsOf(&page).contains(u"Result code"_s));
}

// Scrolling past it had chosen another mail program.
TEST(Chooser, IsNotTurnedByTheWheelThatScrollsThePage)
{
    QWidget window;
    auto *chooser = new Chooser(&window);
    auto *other = new QPushButton(&window);
    chooser->addItems({u"one"_s, u"two"_s, u"three"_s});
    window.show();
    const auto turn = [chooser] {
        QWheelEvent down(QPointF(5, 5), chooser->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120),
                         Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(chooser, &down);
    };
    window.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    other->setFocus();
    turn();
    EXPECT_EQ(chooser->currentIndex(), 0);
    chooser->setFocus();
    turn();
    EXPECT_EQ(chooser->currentIndex(), 1);
}

#include "ui/pages/accountpage.h"
#include "samples.h"
#include "ui/tongue.h"
#include "ui/widgets/field.h"
#include "ui/widgets/fold.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// The page in use: what was typed where, and what came of pressing the button.
struct Asked {
    Asked()
    {
        speak(Language::English);
        QObject::connect(&page, &AccountPage::answered,
                         [this](const CheckQuestion &q) { answers.append(q); });
        page.show();
    }

    void type(const QString &fieldName, const QString &text)
    {
        for (QLineEdit *edit : page.findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == fieldName)
                edit->setText(text);
        }
    }

    void press()
    {
        for (QPushButton *button : page.findChildren<QPushButton *>()) {
            if (button->isDefault())
                button->click();
        }
    }

    AccountPage page;
    QList<CheckQuestion> answers;
};

} // namespace

TEST(AccountPage, GivesBackWhatWasTypedMadeTidy)
{
    Asked asked;
    asked.type(u"E-mail address"_s, u"ｔａｒｏ＠example．jp"_s);
    asked.type(u"Receiving mail server"_s, u"imap。example。jp"_s);
    asked.type(u"Sending mail server (SMTP)"_s, u"smtp.example.jp:５８７"_s);
    asked.press();
    ASSERT_EQ(asked.answers.size(), 1);
    const CheckQuestion &question = asked.answers.first();
    EXPECT_EQ(question.address, u"taro@example.jp");
    EXPECT_EQ(question.imap.host, u"imap.example.jp");
    EXPECT_TRUE(question.pop.host.isEmpty());
    EXPECT_EQ(question.smtp.host, u"smtp.example.jp");
    EXPECT_EQ(question.smtp.ports, (QList<quint16>{587}));
    EXPECT_TRUE(question.thirdParties);
    EXPECT_FALSE(question.allowCleartext);
}

TEST(AccountPage, TheAddressAloneIsEnough)
{
    Asked asked;
    asked.type(u"E-mail address"_s, u"taro@example.jp"_s);
    asked.press();
    ASSERT_EQ(asked.answers.size(), 1);
    EXPECT_TRUE(asked.answers.first().smtp.host.isEmpty());
    EXPECT_TRUE(asked.answers.first().password.isEmpty());
}

TEST(AccountPage, OpensTheFirstFieldThatIsWrongAndLosesNothing)
{
    Asked asked;
    asked.type(u"E-mail address"_s, u"taro@example.jp"_s);
    asked.type(u"Port for sending"_s, u"abc"_s);
    asked.press();
    EXPECT_TRUE(asked.answers.isEmpty());
    EXPECT_TRUE(asked.page.findChild<Fold *>()->isOpen());
    EXPECT_TRUE(wordsOf(&asked.page).contains(u"abc"_s));
    asked.type(u"Port for sending"_s, u"587"_s);
    asked.press();
    EXPECT_EQ(asked.answers.size(), 1);
}

TEST(AccountPage, ThePasswordFieldIsGoneOnceTheCheckBegins)
{
    Asked asked;
    asked.type(u"E-mail address"_s, u"taro@example.jp"_s);
    asked.type(u"Password"_s, u"hunter2"_s);
    asked.press();
    ASSERT_EQ(asked.answers.size(), 1);
    EXPECT_EQ(asked.answers.first().password.reveal(), QCA::SecureArray("hunter2"));
    for (const QLineEdit *edit : asked.page.findChildren<QLineEdit *>()) {
        EXPECT_NE(edit->accessibleName(), u"Password");
        EXPECT_NE(edit->text(), u"hunter2");
    }
    // "Check again" asks with the same password.
    asked.press();
    ASSERT_EQ(asked.answers.size(), 2);
    EXPECT_EQ(asked.answers.last().password.reveal(), QCA::SecureArray("hunter2"));
}

TEST(AccountPage, KeepsWhatHasNoField)
{
    Asked asked;
    CheckQuestion given = questionWithPassword("secret");
    given.imap.host = u"imap.example.jp"_s;
    given.detours = {{u"smtp.example.jp"_s, 25, u"127.0.0.1"_s, 2525}};
    given.deadline = std::chrono::seconds(5);
    asked.page.fill(given);
    asked.press();
    ASSERT_EQ(asked.answers.size(), 1);
    EXPECT_EQ(asked.answers.first().detours.size(), 1);
    EXPECT_EQ(asked.answers.first().deadline, given.deadline);
    EXPECT_EQ(asked.answers.first().pop.host, given.pop.host);
    EXPECT_EQ(asked.answers.first().imap.host, given.imap.host);
    EXPECT_EQ(asked.answers.first().password.reveal(), QCA::SecureArray("secret"));
}

TEST(AccountPage, IsWalkedThroughInTheOrderOfReading)
{
    Asked asked;
    QStringList names;
    for (QWidget *next = asked.page.firstStop(); names.size() < 6; next = next->nextInFocusChain()) {
        if (next->isVisible() && next->focusPolicy() & Qt::TabFocus)
            names << next->accessibleName();
    }
    EXPECT_EQ(
        names.join(u", "_s).toStdString(),
        "E-mail address, Password, Show the password, Receiving mail server, Sending mail server (SMTP), "
        "What else I know (optional)");
}

TEST(AccountPage, NamesTheOtherWaysShorterWhereTheWindowIsNarrow)
{
    Asked asked;
    asked.page.openCalls();
    asked.page.openPractice();
    for (const QString &name : {u"I have an error message or a returned mail"_s,
                                u"I am helping somebody on the phone"_s, u"Practise offline"_s}) {
        QPushButton *entry = nullptr;
        for (QPushButton *button : asked.page.findChildren<QPushButton *>()) {
            if (button->accessibleName() == name)
                entry = button;
        }
        ASSERT_NE(entry, nullptr);
        for (const int width : {900, 360}) {
            asked.page.resize(width, 600);
            QCoreApplication::processEvents();
            EXPECT_EQ(asked.page.width(), width);
            EXPECT_GE(entry->width(), entry->sizeHint().width()) << width; // nothing of its words is cut off
            EXPECT_TRUE(entry->text().contains(u'&'));
        }
    }
}

TEST(AccountPage, ShowsNoWayThatLeadsNowhere)
{
    Asked asked;
    const auto seen = [&] {
        QStringList names;
        for (const QPushButton *button : asked.page.findChildren<QPushButton *>()) {
            if (button->isVisible())
                names << button->accessibleName();
        }
        return names;
    };
    EXPECT_TRUE(seen().contains(u"I have an error message or a returned mail"_s));
    EXPECT_FALSE(seen().contains(u"I am helping somebody on the phone"_s));
    EXPECT_FALSE(seen().contains(u"Practise offline"_s));
    asked.page.openCalls();
    asked.page.openPractice();
    EXPECT_TRUE(seen().contains(u"I am helping somebody on the phone"_s));
    EXPECT_TRUE(seen().contains(u"Practise offline"_s));
}

TEST(AccountPage, BeginsWhenEnterIsPressedInThePasswordField)
{
    Asked asked;
    asked.type(u"E-mail address"_s, u"taro@example.jp"_s);
    for (QLineEdit *edit : asked.page.findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == u"Password"_s) {
            QTest::keyClicks(edit, u"hunter2"_s);
            QTest::keyClick(edit, Qt::Key_Return);
            break;
        }
    }
    EXPECT_TRUE(eventually([&] { return asked.answers.size() == 1; }));
    EXPECT_EQ(asked.answers.value(0).password.reveal(), QCA::SecureArray("hunter2"));
}

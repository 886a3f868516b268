#include "ui/widgets/passwordfield.h"
#include "samples.h"
#include "ui/tongue.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

TEST(PasswordField, HandsThePasswordOverAndDestroysItsLineEdit)
{
    PasswordField field;
    QTest::keyClicks(field.findChild<QLineEdit *>(), u"correct horse"_s);
    const Secret secret = field.take();
    EXPECT_EQ(secret.reveal(), QCA::SecureArray("correct horse"));
    EXPECT_EQ(field.findChild<QLineEdit *>(), nullptr);
    EXPECT_EQ(field.take().reveal(), secret.reveal()); // kept for checking again
}

TEST(PasswordField, GivesAnEmptySecretWhereNothingWasTyped)
{
    PasswordField field;
    EXPECT_TRUE(field.take().isEmpty());
    EXPECT_NE(field.findChild<QLineEdit *>(), nullptr);
}

TEST(PasswordField, AsksAnewOnRequest)
{
    PasswordField field;
    field.keep(questionWithPassword("old").password);
    ASSERT_EQ(field.findChild<QLineEdit *>(), nullptr);
    field.findChild<QPushButton *>()->click();
    ASSERT_NE(field.findChild<QLineEdit *>(), nullptr);
    EXPECT_TRUE(field.take().isEmpty());
}

TEST(PasswordField, CannotBeCopiedEvenWhenLegible)
{
    QClipboard *clipboard = QGuiApplication::clipboard();
    clipboard->setText(u"before"_s);
    PasswordField field;
    auto *edit = field.findChild<QLineEdit *>();
    QTest::keyClicks(edit, u"secret"_s);
    field.findChild<QToolButton *>()->setChecked(true);
    EXPECT_EQ(edit->echoMode(), QLineEdit::Normal);
    edit->selectAll();
    EXPECT_FALSE(edit->hasSelectedText());
    edit->copy();
    edit->cut();
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(edit, Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(edit, Qt::Key_X, Qt::ControlModifier);
    EXPECT_EQ(clipboard->text(), u"before");
    EXPECT_EQ(field.take().reveal(), QCA::SecureArray("secret"));
}

TEST(PasswordField, CanBePastedInto)
{
    QGuiApplication::clipboard()->setText(u"pasted"_s);
    PasswordField field;
    QTest::keyClick(field.findChild<QLineEdit *>(), Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(field.take().reveal(), QCA::SecureArray("pasted"));
    QGuiApplication::clipboard()->clear();
}

TEST(PasswordField, RemarksOnFullWidthCharacters)
{
    speak(Language::English);
    PasswordField field;
    field.findChild<QLineEdit *>()->setText(u"ｐａｓｓ"_s);
    EXPECT_TRUE(wordsOf(&field).contains(
        u"There are full-width characters in it. Most passwords are typed half-width."_s));
}

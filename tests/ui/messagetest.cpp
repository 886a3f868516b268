#include "samples.h"
#include "ui/pages/accountpage.h"
#include "ui/pages/explainedpage.h"
#include "ui/pages/messagepage.h"
#include "ui/tongue.h"
#include "ui/widgets/explanationview.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/textfield.h"
#include "ui/wizard.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// A wizard that knows what the bundled one knows, with a message at hand.
class Message : public testing::Test
{
protected:
    Message() : wizard([] { return Result<Knowledge>(bundledKnowledge()); })
    {
        speak(Language::English);
        QCoreApplication::processEvents(); // it was made in the language of the test before
        wizard.show();
        page = wizard.findChild<MessagePage *>();
        explained = wizard.findChild<ExplainedPage *>();
        field = page->findChild<TextField *>();
    }

    bool shows(QWidget *which) const
    {
        return wizard.findChild<QStackedWidget *>()->currentWidget() == which;
    }

    void open() { buttonOf(wizard.findChild<AccountPage *>(), u"returned mail"_s)->click(); }

    /// Types or pastes that, and asks what it means.
    void explain(const QString &text)
    {
        open();
        field->setPlainText(text);
        buttonOf(page, u"Explain"_s)->click();
        ASSERT_TRUE(eventually([&] { return shows(explained); }, 20000));
    }

    static bool drop(QWidget *onto, const QMimeData &mime)
    {
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(onto, &enter);
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(onto, &event);
        return enter.isAccepted() && event.isAccepted();
    }

    bool dropFiles(QWidget *onto, const QStringList &files)
    {
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString &file : files)
            urls << QUrl::fromLocalFile(file);
        mime.setUrls(urls);
        return drop(onto, mime);
    }

    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile out(folder.filePath(name));
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        return out.fileName();
    }

    std::string headline() const
    {
        return explained->findChild<ExplanationView *>()->headline()->text().toStdString();
    }

    static std::string titleOf(const QString &cause, Language language)
    {
        return bundledKnowledge().cause(cause)->title.in(language).toStdString();
    }

    const QTemporaryDir folder;
    Wizard wizard;
    MessagePage *page;
    ExplainedPage *explained;
    TextField *field;
};

const QString notAllowed = u"553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"_s;

} // namespace

TEST_F(Message, IsExplainedInBothLanguages)
{
    explain(notAllowed);
    EXPECT_EQ(headline(), titleOf(u"pop-before-smtp-required"_s, Language::English));
    EXPECT_TRUE(wordsOf(explained).contains(u"553 5.7.1 "_s + notAllowed.mid(4)));
    EXPECT_TRUE(wordsOf(explained).contains(u"What to do"_s));
    const QString title = wizard.windowTitle();

    speak(Language::Japanese);
    QCoreApplication::processEvents();
    EXPECT_EQ(headline(), titleOf(u"pop-before-smtp-required"_s, Language::Japanese));
    EXPECT_TRUE(wordsOf(explained).contains(u"やること"_s));
    EXPECT_TRUE(wordsOf(explained).contains(u"サーバーの返答"_s));
    EXPECT_NE(wizard.windowTitle(), title);
}

TEST_F(Message, ThatDoesNotSettleItSaysSoBesideItsHeadline)
{
    const auto isDoubted = [this] {
        const QStringList words = wordsOf(explained);
        return std::any_of(words.cbegin(), words.cend(), [](const QString &text) {
            return text.startsWith(u"These words alone don't settle it."_s);
        });
    };
    explain(notAllowed);
    EXPECT_TRUE(isDoubted());
    explain(u"550 5.1.1 User unknown"_s);
    EXPECT_FALSE(isDoubted());
}

TEST_F(Message, IsToldWithoutAWordOfAnotherLanguage)
{
    speak(Language::Japanese);
    QCoreApplication::processEvents();
    field->setPlainText(u"552 5.2.2 Mailbox full"_s);
    buttonOf(page, u"意味を調べる"_s)->click();
    ASSERT_TRUE(eventually([&] { return shows(explained); }, 20000));
    static const QRegularExpression english(u"[A-Za-z]{2,}"_s);
    for (QString words : wordsOf(explained)) {
        words.remove(u"552 5.2.2 Mailbox full"_s).remove(u"Mailbox full"_s).remove(u"mailbox-full"_s);
        EXPECT_FALSE(words.contains(english)) << words.toStdString();
    }
}

TEST_F(Message, CanBeDroppedAnywhere)
{
    const QString mail =
        file(u"returned.eml"_s, returnedMail("hanako@example.com", "552 5.2.2 Mailbox full"));
    // On a field that would by itself write the file's name down.
    auto *address = qobject_cast<QWidget *>(wizard.findChild<AccountPage *>()->firstStop());
    EXPECT_TRUE(dropFiles(address, {mail}));
    ASSERT_TRUE(eventually([&] { return shows(explained); }, 20000));
    EXPECT_EQ(headline(), titleOf(u"mailbox-full"_s, Language::English));
    EXPECT_TRUE(wordsOf(explained).contains(u"hanako@example.com"_s));
    EXPECT_TRUE(wordsOf(explained).contains(mail));
    EXPECT_EQ(static_cast<QLineEdit *>(address)->text(), QString());

    // And while a result is in sight.
    const QString other = file(u"other.eml"_s, returnedMail("jiro@example.com", "550 5.1.1 User unknown"));
    EXPECT_TRUE(dropFiles(explained, {other}));
    EXPECT_TRUE(eventually([&] { return wordsOf(explained).contains(u"jiro@example.com"_s); }, 20000));
}

TEST_F(Message, IsPutIntoTheFieldWhereItsTextIsDropped)
{
    QMimeData mime;
    mime.setText(notAllowed);
    EXPECT_TRUE(drop(&wizard, mime));
    EXPECT_TRUE(shows(page));
    EXPECT_EQ(field->toPlainText(), notAllowed);
}

TEST_F(Message, IsTakenAsPlainTextWhateverItsDress)
{
    open();
    auto *both = new QMimeData;
    both->setHtml(u"<b>550</b> <img src='file:///etc/passwd'>unknown"_s);
    both->setText(u"550 unknown"_s);
    QGuiApplication::clipboard()->setMimeData(both);
    field->paste();
    EXPECT_EQ(field->toPlainText(), u"550 unknown");

    auto *html = new QMimeData;
    html->setHtml(u"<p><b>550</b> <img src='file:///etc/passwd'>no such &lt;user&gt;</p>"_s);
    QGuiApplication::clipboard()->setMimeData(html);
    field->selectAll();
    field->paste();
    EXPECT_EQ(field->toPlainText(), u"550 no such <user>");
    QGuiApplication::clipboard()->clear();
}

TEST_F(Message, OfAHostileServerStaysText)
{
    explain(hostileText);
    explained->findChild<ExplanationView *>()->findChild<Fold *>()->setOpen(true);
    EXPECT_TRUE(wordsOf(explained).join(u'\n').contains(u"<b>bold</b> <img src='file:///etc/passwd'>"_s));
    for (const QLabel *label : explained->findChildren<QLabel *>()) {
        if (!label->text().isEmpty()) {
            EXPECT_EQ(label->textFormat(), Qt::PlainText) << label->text().toStdString();
        }
    }
    for (const QWidget *widget : explained->findChildren<QWidget *>())
        EXPECT_FALSE(widget->toolTip().contains(u'<'));
}

TEST_F(Message, IsListedBesideTheOthers)
{
    EXPECT_TRUE(
        dropFiles(&wizard, {file(u"a.eml"_s, returnedMail("hanako@example.com", "552 5.2.2 Mailbox full")),
                            file(u"b.eml"_s, returnedMail("jiro@example.com", "550 5.1.1 User unknown")),
                            folder.filePath(u"gone.eml"_s)}));
    ASSERT_TRUE(eventually([&] { return shows(explained); }, 20000));
    auto *list = explained->findChild<QListWidget *>();
    ASSERT_NE(list, nullptr);
    ASSERT_EQ(list->count(), 2);
    EXPECT_EQ(list->item(0)->text().toStdString(),
              "hanako@example.com: " + titleOf(u"mailbox-full"_s, Language::English));
    EXPECT_EQ(headline(), titleOf(u"mailbox-full"_s, Language::English));
    EXPECT_TRUE(wordsOf(explained).join(u'\n').contains(u"gone.eml: cannot be read"_s));

    QTest::keyClick(list, Qt::Key_Down);
    EXPECT_EQ(headline(), titleOf(u"recipient-unknown"_s, Language::English));
    buttonOf(explained, u"Copy"_s)->click();
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(u"jiro@example.com"_s));
    EXPECT_FALSE(QGuiApplication::clipboard()->text().contains(u"hanako@example.com"_s));

    // The one that was chosen stays so in another language.
    speak(Language::Japanese);
    QCoreApplication::processEvents();
    EXPECT_EQ(headline(), titleOf(u"recipient-unknown"_s, Language::Japanese));
    EXPECT_EQ(explained->findChild<QListWidget *>()->currentRow(), 1);
    EXPECT_EQ(explained->findChild<QListWidget *>()->item(1)->text().toStdString(),
              "jiro@example.com: " + titleOf(u"recipient-unknown"_s, Language::Japanese));
}

TEST_F(Message, OfAMailboxFullOfThemIsCounted)
{
    QByteArray mailbox;
    for (int i = 0; i < 620; ++i)
        mailbox += "From MAILER-DAEMON Thu Jan  1 00:00:00 2026\n" +
                   returnedMail("user" + QByteArray::number(i) + "@example.com",
                                i % 2 == 0 ? "552 5.2.2 Mailbox full" : "550 5.1.1 User unknown") +
                   "\n";
    EXPECT_TRUE(dropFiles(&wizard, {file(u"inbox"_s, mailbox)}));
    ASSERT_TRUE(eventually([&] { return shows(explained); }, 60000));
    EXPECT_EQ(explained->findChild<QListWidget *>()->count(), 500);
    const QStringList words = wordsOf(explained);
    EXPECT_TRUE(words.contains(u"620 results"_s));
    EXPECT_TRUE(words.contains(u"The first 500 of them are listed; the counts are of all."_s));
    EXPECT_TRUE(words.contains(u"Mailbox full"_s));
    EXPECT_TRUE(words.contains(u"No such recipient"_s));
    EXPECT_EQ(words.count(u"310"_s), 2);
}

TEST_F(Message, ThatIsMissingIsAskedFor)
{
    open();
    field->setPlainText(u" \n"_s);
    buttonOf(page, u"Explain"_s)->click();
    EXPECT_TRUE(shows(page));
    const QString sentence = u"Nothing is in the field yet. Paste the message, or open a file."_s;
    EXPECT_TRUE(wordsOf(page).contains(sentence));
    QTest::keyClicks(field, u"5"_s);
    EXPECT_FALSE(wordsOf(page).contains(sentence));
}

TEST_F(Message, ThatCannotBeReadIsNamedInTheLanguageOfTheMoment)
{
    EXPECT_TRUE(dropFiles(&wizard, {folder.filePath(u"gone.eml"_s)}));
    EXPECT_TRUE(shows(page));
    ASSERT_TRUE(
        eventually([&] { return wordsOf(page).join(u'\n').contains(u"gone.eml: cannot be read"_s); }));
    speak(Language::Japanese);
    QCoreApplication::processEvents();
    EXPECT_TRUE(wordsOf(page).join(u'\n').contains(u"gone.eml: 読めません"_s));
}

TEST_F(Message, InOutlooksOwnFormatIsToBeCopied)
{
    const QByteArray bytes = QByteArray::fromHex("d0cf11e0a1b11ae1") + QByteArray(600, '\0');
    EXPECT_TRUE(dropFiles(&wizard, {file(u"returned.msg"_s, bytes)}));
    EXPECT_TRUE(eventually([&] { return wordsOf(page).join(u'\n').contains(u"copy its text instead"_s); }));
}

TEST_F(Message, ThatLiesElsewhereIsToBeSavedFirst)
{
    QMimeData mime;
    mime.setUrls({QUrl(u"imap://taro@imap.example.jp/INBOX;UID=1"_s)});
    EXPECT_TRUE(drop(&wizard, mime));
    EXPECT_TRUE(wordsOf(page).contains(
        u"That cannot be opened from here. Save the mail as a file, and drop the file."_s));
}

TEST_F(Message, OfAnotherKindIsCalledWhatItIs)
{
    explain(u"What is the submission port?"_s);
    EXPECT_TRUE(wordsOf(explained).contains(u"This is the answer to a question; no error is described."_s));
    explain(u"xyzzy 12"_s);
    EXPECT_TRUE(wordsOf(explained).contains(u"The cause cannot be named from this."_s));
    explain(u"From: hanako@example.com\nTo: taro@example.jp\nSubject: Lunch\nMIME-Version: 1.0\n\n"
            "Are you free at noon?\n"_s);
    EXPECT_TRUE(wordsOf(explained).contains(u"This is not a returned mail."_s));
}

TEST_F(Message, IsAskedForAndLeftByKeyboardAlone)
{
    wizard.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&wizard));
    auto *entry = buttonOf(wizard.findChild<AccountPage *>(), u"returned mail"_s);
    entry->setFocus();
    QTest::keyClick(entry, Qt::Key_Return);
    ASSERT_TRUE(shows(page));
    EXPECT_EQ(QApplication::focusWidget(), field);
    QTest::keyClicks(field, u"552 5.2.2 Mailbox full"_s);
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(eventually([&] { return shows(explained); }, 20000));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    ASSERT_TRUE(eventually([&] { return shows(page); }));       // the button is seen to be pressed first
    EXPECT_EQ(field->toPlainText(), u"552 5.2.2 Mailbox full"); // to be mended and asked about again
    QTest::keyClick(field, Qt::Key_Escape);
    EXPECT_TRUE(eventually([&] { return shows(wizard.findChild<AccountPage *>()); }));
}

TEST_F(Message, IsWalkedThroughInTheOrderOfReading)
{
    open();
    QStringList names;
    for (QWidget *next = page->firstStop(); names.size() < 4; next = next->nextInFocusChain()) {
        if (!next->isVisible() || !(next->focusPolicy() & Qt::TabFocus))
            continue;
        const auto *button = qobject_cast<QPushButton *>(next);
        names << (button ? button->text().remove(u'&') : next->accessibleName());
    }
    EXPECT_EQ(names.join(u", "_s).toStdString(),
              "Error message or returned mail, Open files…, Back, Explain");
}

TEST_F(Message, IsNoLongerReadOnceTheUserGoesBack)
{
    open();
    page->showProgress(0);
    field->setPlainText(notAllowed);
    buttonOf(page, u"Explain"_s)->click();
    buttonOf(page, u"Cancel"_s)->click();
    EXPECT_TRUE(wordsOf(page).contains(u"Reading was stopped."_s));
    EXPECT_FALSE(eventually([&] { return shows(explained); }, 400));
    buttonOf(page, u"Back"_s)->click();
    EXPECT_TRUE(shows(wizard.findChild<AccountPage *>()));
}

#include "samples.h"
#include "ui/pages/accountpage.h"
#include "ui/pages/draftpage.h"
#include "ui/pages/proofpage.h"
#include "ui/tongue.h"
#include "ui/widgets/proofview.h"
#include "ui/widgets/symbol.h"
#include "ui/widgets/textfield.h"
#include "ui/wizard.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <gtest/gtest.h>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

QByteArray letter(const QByteArray &subject, const QByteArray &files = {})
{
    return "From: taro@example.jp\r\nTo: hanako@example.com\r\nSubject: " + subject +
           "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
           "--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
           "お世話になっております。山田です。\r\n" +
           files + "--b--\r\n";
}

QByteArray attached(const QByteArray &name, qsizetype size)
{
    return "--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"" +
           name + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + QByteArray(size, 'x').toBase64() +
           "\r\n";
}

const QByteArray japanese = "=?UTF-8?B?6KaL56mN44KC44KK?="; // 見積もり

/// A wizard with the bundled rules, at the page for messages that are not sent yet.
class Drafts : public testing::Test
{
protected:
    Drafts() : wizard([] { return Knowledge(); })
    {
        speak(Language::English);
        QCoreApplication::processEvents();
        wizard.proofread(bundledRules);
        wizard.show();
        page = wizard.findChild<DraftPage *>();
        proof = wizard.findChild<ProofPage *>();
        buttonOf(wizard.findChild<AccountPage *>(), u"Check a message before I send it"_s)->click();
    }

    bool shows(QWidget *which) const
    {
        return wizard.findChild<QStackedWidget *>()->currentWidget() == which;
    }

    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile out(folder.filePath(name));
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        return out.fileName();
    }

    void dropFiles(const QStringList &files)
    {
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString &each : files)
            urls << QUrl::fromLocalFile(each);
        mime.setUrls(urls);
        QWidget *onto = wizard.findChild<QStackedWidget *>()->currentWidget();
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(onto, &enter);
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(onto, &event);
    }

    void proofread(const QStringList &files)
    {
        dropFiles(files);
        ASSERT_TRUE(eventually([&] { return shows(proof); }, 20000))
            << wordsOf(page).join(u" | "_s).toStdString();
    }

    std::string headline() const { return proof->findChild<ProofView *>()->headline()->text().toStdString(); }

    bool isTold(const QString &part) const { return wordsOf(proof).join(u'\n').contains(part); }

    const QTemporaryDir folder;
    Wizard wizard;
    DraftPage *page;
    ProofPage *proof;
};

} // namespace

TEST_F(Drafts, AreReachedFromTheFirstPage)
{
    EXPECT_TRUE(shows(page));
    EXPECT_EQ(wizard.windowTitle(), u"Check a message before it is sent – Todoku");
    EXPECT_EQ(page->firstStop(), page->findChild<TextField *>());
    EXPECT_TRUE(wordsOf(page).contains(u"Compared with what is refused by: recipients in general"_s));
    buttonOf(page, u"Back"_s)->click();
    EXPECT_TRUE(shows(wizard.findChild<AccountPage *>()));
}

TEST_F(Drafts, WithNothingToRefuseAreSaidToBeSo)
{
    proofread({file(u"good.eml"_s, letter(japanese))});
    EXPECT_EQ(headline(), "Nothing was found that recipients refuse");
    EXPECT_EQ(proof->findChild<ProofView *>()->findChild<Symbol *>()->picture(), u"good");
}

TEST_F(Drafts, AreToldTheGravestFirstWithAShapeAndAWord)
{
    proofread({file(u"bad.eml"_s, letter("Hello", attached("setup.exe", 2000)))});
    EXPECT_EQ(headline(), "As it is, this message is often refused");
    QStringList pictures;
    for (const Symbol *symbol : proof->findChild<ProofView *>()->findChildren<Symbol *>())
        pictures += symbol->picture();
    EXPECT_EQ(pictures.mid(0, 3), (QStringList{u"trouble"_s, u"trouble"_s, u"caution"_s}));
    const QStringList words = wordsOf(proof);
    EXPECT_LT(words.indexOf(u"Often refused"_s), words.indexOf(u"Sometimes refused"_s));
    EXPECT_TRUE(isTold(u"setup.exe"_s));
}

TEST_F(Drafts, TooLargeAreToldWhereToSplit)
{
    proofread({file(u"large.eml"_s, letter(japanese, attached("plans.pdf", 1200 << 10) +
                                                         attached("photos.zip", 1300 << 10)))});
    EXPECT_TRUE(isTold(u"Split into 2 mails it fits\n"_s));
    EXPECT_TRUE(isTold(u"\nMail 2: "_s));
    buttonOf(proof, u"Copy"_s)->click();
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(u"    Mail 2: "_s));
    speak(Language::Japanese);
    QCoreApplication::processEvents();
    EXPECT_TRUE(isTold(u"2 通に分けると収まります\n"_s));
}

TEST_F(Drafts, AreListedBesideWhatCouldNotBeRead)
{
    proofread({file(u"good.eml"_s, letter(japanese)), file(u"bad.eml"_s, letter("Hello")), folder.path(),
               file(u"picture.eml"_s, "\x89PNG\r\n"), file(u"empty.eml"_s, {}),
               folder.filePath(u"gone.eml"_s)});
    auto *list = proof->findChild<QListWidget *>();
    ASSERT_NE(list, nullptr);
    ASSERT_EQ(list->count(), 2);
    EXPECT_EQ(list->item(1)->text(), u"bad.eml: As it is, some recipients refuse this message");
    QTest::keyClick(list, Qt::Key_Down);
    EXPECT_EQ(headline(), "As it is, some recipients refuse this message");
    EXPECT_TRUE(isTold(u"is a folder; choose message files (.eml)"_s));
    EXPECT_TRUE(isTold(u"picture.eml: is no mail message"_s));
    EXPECT_TRUE(isTold(u"empty.eml: is empty"_s));
    EXPECT_TRUE(isTold(u"gone.eml: cannot be read"_s));
    buttonOf(proof, u"Another message"_s)->click();
    EXPECT_TRUE(shows(page));
}

TEST_F(Drafts, PastedAsTextAloneAreLookedAtAsFarAsThatGoes)
{
    page->findChild<TextField *>()->setPlainText(u"Hello,\nhow are you?"_s);
    buttonOf(page, u"Check the message"_s)->click();
    ASSERT_TRUE(eventually([&] { return shows(proof); }, 20000));
    EXPECT_TRUE(isTold(u"Only the text was there to look at."_s));
    EXPECT_FALSE(isTold(u"There is no subject."_s));
    EXPECT_TRUE(isTold(u"The text is in single-byte letters only."_s));
}

TEST_F(Drafts, PastedWithTheirHeaderAreLookedAtInFull)
{
    page->findChild<TextField *>()->setPlainText(
        u"To: noreply@example.com\nSubject: \n\n見積もりをお願いします。\n"_s);
    buttonOf(page, u"Check the message"_s)->click();
    ASSERT_TRUE(eventually([&] { return shows(proof); }, 20000));
    EXPECT_FALSE(isTold(u"Only the text was there to look at."_s));
    EXPECT_TRUE(isTold(u"noreply@example.com"_s));
    EXPECT_TRUE(isTold(u"There is no subject."_s));
}

TEST_F(Drafts, AreComparedWithARecipientsOwnRules)
{
    page->choosePolicy(file(u"own.yaml"_s,
                            "name: {ja: 株式会社 例, en: Example Ltd.}\nrules:\n"
                            "  - id: attachment-too-large\n    from: 1 MB\n    severity: refused-by-most\n"));
    EXPECT_TRUE(wordsOf(page).contains(u"Compared with what is refused by: Example Ltd."_s));
    proofread({file(u"a.eml"_s, letter(japanese, attached("plans.pdf", 1200 << 10)))});
    EXPECT_EQ(headline(), "As it is, this message is often refused");
    EXPECT_TRUE(isTold(u"Compared with what is refused by: Example Ltd."_s));
    buttonOf(proof, u"Another message"_s)->click();
    buttonOf(page, u"Use the usual rules again"_s)->click();
    EXPECT_TRUE(wordsOf(page).contains(u"Compared with what is refused by: recipients in general"_s));
}

TEST_F(Drafts, AreComparedWithTheRulesBeforeWhereAFileIsWrong)
{
    page->choosePolicy(file(u"wrong.yaml"_s, "name: {ja: あ, en: a}\nrules: 3\n"));
    EXPECT_TRUE(wordsOf(page).join(u'\n').contains(u"wrong.yaml:"_s));
    EXPECT_TRUE(wordsOf(page).contains(u"Compared with what is refused by: recipients in general"_s));
}

TEST_F(Drafts, AreToldWithoutAWordOfAnotherLanguage)
{
    speak(Language::Japanese);
    QCoreApplication::processEvents();
    proofread({file(u"a.eml"_s, letter("", attached("plans.pdf", 3 << 20)))});
    static const QRegularExpression english(u"[A-Za-z]{3,}"_s);
    for (QString words : wordsOf(proof) + wordsOf(page)) {
        words.remove(folder.path())
            .remove(u"plans.pdf"_s)
            .remove(u"a.eml"_s)
            .remove(u".eml"_s)
            .remove(u"base64"_s)
            .remove(u"Ctrl+Enter"_s);
        EXPECT_FALSE(words.contains(english)) << words.toStdString();
    }
}

TEST_F(Drafts, OfAHostileWriterStayText)
{
    proofread({file(u"a.eml"_s,
                    letter("<b>bold</b> <img src='file:///etc/passwd'>", attached("<i>x</i>.exe", 100)))});
    for (const QLabel *label : proof->findChildren<QLabel *>()) {
        if (!label->text().isEmpty()) {
            EXPECT_EQ(label->textFormat(), Qt::PlainText) << label->text().toStdString();
        }
    }
}

#ifdef Q_OS_UNIX
TEST(Proofreading, GivesUpAFileThatNeverOpens)
{
    const QTemporaryDir folder;
    const QString pipe = folder.filePath(u"pipe.eml"_s); // nobody ever writes into it
    ASSERT_EQ(mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    QFile good(folder.filePath(u"good.eml"_s));
    ASSERT_TRUE(good.open(QIODevice::WriteOnly));
    good.write(letter(japanese));
    good.close();
    Proofreading proofreading(std::chrono::milliseconds(100));
    proofreading.start({{}, {pipe, good.fileName()}}, bundledRules()->policy);
    ASSERT_TRUE(eventually([&] { return !proofreading.isRunning(); }, 20000));
    ASSERT_EQ(proofreading.proofs().proofs.size(), 1);
    ASSERT_EQ(proofreading.proofs().rejects.size(), 1);
    EXPECT_EQ(proofreading.proofs().rejects.first().why.en, u"took too long and was given up");
    // Somebody comes at last, so that the thread ends with the test.
    QFile writer(pipe);
    EXPECT_TRUE(writer.open(QIODevice::WriteOnly));
}
#endif

TEST(Proofreading, RefusesMoreFilesThanAnybodyLooksAt)
{
    QStringList files;
    for (int i = 0; i < Proofreading::mostFiles + 3; ++i)
        files += u"/nowhere/%1.eml"_s.arg(i);
    Proofreading proofreading;
    proofreading.start({{}, files}, {});
    ASSERT_TRUE(eventually([&] { return !proofreading.isRunning(); }, 20000));
    EXPECT_EQ(proofreading.proofs().rejects.size(), files.size());
}

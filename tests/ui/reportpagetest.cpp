#include "ui/pages/reportpage.h"
#include "samples.h"
#include "ui/tongue.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

class OpenReport : public testing::Test
{
protected:
    OpenReport()
    {
        speak(Language::English);
        page.tell(reportedIn(Language::English));
    }

    bool isReady()
    {
        return eventually([this] { return page.isReady(); }, 20000);
    }
    QString preview() const { return page.findChild<QPlainTextEdit *>()->toPlainText(); }
    void choose(ReportForm form) { page.findChild<QComboBox *>()->setCurrentIndex(int(form)); }
    void tick(const QString &words)
    {
        for (QCheckBox *box : page.findChildren<QCheckBox *>())
            if (box->text().remove(u'&').contains(words))
                box->setChecked(true);
    }

    /// What stands in the file that the page writes; nothing where it wrote none.
    QByteArray kept(const QString &name)
    {
        std::optional<QString> written;
        const auto told =
            QObject::connect(&page, &ReportPage::kept, &page, [&](const QString &file) { written = file; });
        page.keep(folder.filePath(name));
        EXPECT_TRUE(eventually([&] { return written.has_value(); }));
        QObject::disconnect(told);
        QFile in(written.value_or(QString()));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    QTemporaryDir folder;
    ReportPage page;
};

} // namespace

TEST_F(OpenReport, SavesTheVeryBytesThatItShows)
{
    for (const ReportForm form : {ReportForm::Text, ReportForm::WebPage, ReportForm::ForPrograms}) {
        choose(form);
        ASSERT_TRUE(isReady());
        EXPECT_FALSE(preview().isEmpty());
        EXPECT_EQ(kept(u"report."_s + endingOf(form)), preview().toUtf8());
    }
}

TEST_F(OpenReport, ShowsTheWordsOfThePdfThatItSaves)
{
    choose(ReportForm::OneSheet);
    ASSERT_TRUE(isReady());
    EXPECT_TRUE(preview().contains(u"1736 1011 5000"_s));
    EXPECT_TRUE(kept(u"report.pdf"_s).startsWith("%PDF"));
}

TEST_F(OpenReport, HidesWhatIsTickedInWhatIsShownSavedAndCopied)
{
    ASSERT_TRUE(isReady());
    EXPECT_TRUE(preview().contains(u"taro@example.jp"_s));
    tick(u"mail addresses"_s);
    tick(u"servers"_s);
    ASSERT_TRUE(isReady());
    EXPECT_FALSE(preview().contains(u"example.jp"_s));
    EXPECT_EQ(kept(u"report.txt"_s), preview().toUtf8());
    buttonOf(&page, u"Copy"_s)->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), preview());
    EXPECT_TRUE(wordsOf(&page).join(u'\n').contains(u"smtp.example.jp → server-1"_s));
}

TEST_F(OpenReport, CanBeSavedOnlyOnceItIsShown)
{
    ASSERT_TRUE(isReady());
    const QString before = preview();
    tick(u"servers"_s);
    EXPECT_FALSE(buttonOf(&page, u"Save"_s)->isEnabled());
    EXPECT_FALSE(buttonOf(&page, u"Copy"_s)->isEnabled());
    page.keep(folder.filePath(u"too-early.txt"_s));
    ASSERT_TRUE(isReady());
    EXPECT_NE(preview(), before);
    EXPECT_FALSE(QFileInfo::exists(folder.filePath(u"too-early.txt"_s)));
}

TEST_F(OpenReport, GetsTheEndingOfItsForm)
{
    ASSERT_TRUE(isReady());
    EXPECT_FALSE(kept(u"mine"_s).isEmpty());
    EXPECT_TRUE(QFileInfo::exists(folder.filePath(u"mine.txt"_s)));
}

TEST_F(OpenReport, SaysWhereItCannotBeWritten)
{
    ASSERT_TRUE(isReady());
    EXPECT_TRUE(kept(u"no/such/folder.txt"_s).isEmpty());
    EXPECT_TRUE(
        wordsOf(&page).contains(u"This place cannot be written to, or is full. Another folder may do."_s));
}

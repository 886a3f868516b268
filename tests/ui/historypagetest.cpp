#include "ui/pages/historypage.h"
#include "rehearsal/rehearsal.h"
#include "samples.h"
#include "ui/memory.h"
#include "ui/pages/accountpage.h"
#include "ui/pages/resultpage.h"
#include "ui/tongue.h"
#include "ui/widgets/rememberbox.h"
#include "ui/widgets/symbol.h"
#include "ui/wizard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

class Past : public testing::Test
{
protected:
    Past()
    {
        speak(Language::English);
        page.tell(homeAndPhone(), bundledKnowledge());
    }

    QString words() { return wordsOf(&page).join(u'\n'); }
    qsizetype marks() const
    {
        qsizetype marked = 0;
        for (const QLabel *label : page.findChildren<QLabel *>())
            marked += label->text() == u"changed" ? 1 : 0;
        return marked;
    }
    QMessageBox *question() { return page.findChild<QMessageBox *>(); }

    HistoryPage page;
};

/// A window with a folder of its own, and a check of a practice server that is over.
class Remembered : public testing::Test
{
protected:
    Remembered()
        : memory(folder.filePath(u"todoku.ini"_s)),
          wizard([] { return Result<Knowledge>(bundledKnowledge()); })
    {
        speak(Language::English);
        wizard.know(bundledNumbers());
        wizard.keepResults(History(place()));
        wizard.remember(&memory);
        wizard.show();
    }

    QString place() const { return folder.filePath(u"history"_s); }
    QStringList files() const { return QDir(place()).entryList(QDir::Files); }
    bool shows(QWidget *page) { return wizard.findChild<QStackedWidget *>()->currentWidget() == page; }
    ResultPage *result() { return wizard.findChild<ResultPage *>(); }
    QCheckBox *box(const QString &words)
    {
        for (QCheckBox *each : result()->findChildren<QCheckBox *>())
            if (each->text().remove(u'&').contains(words))
                return each;
        ADD_FAILURE() << words.toStdString();
        return new QCheckBox(&wizard);
    }
    void check()
    {
        rehearsals.push_back(*rehearse(u"op25b"_s));
        wizard.findChild<QStackedWidget *>()->setCurrentWidget(wizard.findChild<AccountPage *>());
        Q_EMIT wizard.findChild<AccountPage *>()->answered(rehearsals.back().question);
        ASSERT_TRUE(eventually([this] { return shows(result()); }, 60000));
    }

    QTemporaryDir folder;
    Memory memory;
    std::vector<Rehearsal> rehearsals;
    Wizard wizard;
};

} // namespace

TEST_F(Past, IsListedByDateAndLineTheNewestFirst)
{
    const auto *list = page.findChild<QListWidget *>();
    ASSERT_EQ(list->count(), 2);
    EXPECT_TRUE(list->item(0)->text().contains(u", home: "_s)) << list->item(0)->text().toStdString();
    EXPECT_TRUE(list->item(1)->text().contains(u", phone: "_s));
    EXPECT_TRUE(list->item(0)->text().startsWith(u"2026-11-22"_s));
}

TEST_F(Past, IsComparedWithTheLastThatWorkedByItself)
{
    EXPECT_TRUE(words().contains(u"Port 25 is closed from the line “home” and open from the line “phone”"_s))
        << words().toStdString();
    EXPECT_TRUE(words().contains(u"no answer"_s));
    EXPECT_GT(marks(), 0);
}

TEST_F(Past, MarksWhatChangedByASignAndAWord)
{
    qsizetype signs = 0;
    for (const Symbol *symbol : page.findChildren<Symbol *>())
        signs += symbol->picture() == u"note" ? 1 : 0;
    EXPECT_EQ(signs, marks());
    EXPECT_TRUE(words().contains(u"Port 25, Later: no answer, changed"_s));
    EXPECT_TRUE(words().contains(u"Receiving, Later: the login was accepted"_s));
    EXPECT_FALSE(words().contains(u"Receiving, Later: the login was accepted, changed"_s));
}

TEST_F(Past, ShowsOneAloneWhereNothingIsToBeCompared)
{
    auto *compare = page.findChild<QComboBox *>();
    compare->setCurrentIndex(0);
    Q_EMIT compare->activated(0);
    EXPECT_EQ(marks(), 0);
    EXPECT_TRUE(words().contains(u"Result code: 1736 1011 5000"_s));
    EXPECT_TRUE(words().contains(u"t…@example.jp"_s));
}

TEST_F(Past, ShowsTheOneThatIsChosen)
{
    page.findChild<QListWidget *>()->setCurrentRow(1);
    EXPECT_EQ(marks(), 0); // it worked, so there is nothing to be found out
    EXPECT_TRUE(words().contains(u"Port 587: sending was seen to work"_s));
    page.compareWith(homeAndPhone().results.first().id);
    EXPECT_GT(marks(), 0);
}

TEST_F(Past, IsForgottenOnlyAfterAQuestion)
{
    QString forgotten;
    QObject::connect(&page, &HistoryPage::forgetAsked, &page, [&](const QString &id) { forgotten = id; });
    page.show();
    buttonOf(&page, u"Delete this one"_s)->click();
    ASSERT_NE(question(), nullptr);
    EXPECT_TRUE(question()->text().contains(u"home"_s));
    buttonOf(question(), u"Keep"_s)->click();
    EXPECT_TRUE(forgotten.isEmpty());
    ASSERT_TRUE(eventually([this] { return question() == nullptr; }));
    buttonOf(&page, u"Delete this one"_s)->click();
    buttonOf(question(), u"Delete"_s)->click();
    EXPECT_EQ(forgotten, homeAndPhone().results.first().id);
}

TEST_F(Past, IsForgottenWholeOnlyAfterAQuestion)
{
    bool all = false;
    QObject::connect(&page, &HistoryPage::forgetAllAsked, &page, [&] { all = true; });
    page.show();
    buttonOf(&page, u"Delete all"_s)->click();
    EXPECT_FALSE(all);
    buttonOf(question(), u"Delete all"_s)->click();
    EXPECT_TRUE(all);
}

TEST_F(Past, SpeaksTheOtherLanguageAtOnce)
{
    speak(Language::Japanese);
    QCoreApplication::processEvents();
    EXPECT_TRUE(words().contains(u"「home」の回線"_s));
    EXPECT_FALSE(words().contains(u"Receiving"_s));
}

TEST_F(Past, ThatIsEmptySaysSo)
{
    page.tell({}, bundledKnowledge());
    EXPECT_TRUE(words().contains(u"Nothing is remembered."_s));
    EXPECT_FALSE(buttonOf(&page, u"Delete all"_s)->isEnabled());
    EXPECT_EQ(page.firstStop(), buttonOf(&page, u"Back"_s));
}

TEST_F(Remembered, IsNothingUnlessTheUserSaysSo)
{
    check();
    EXPECT_TRUE(box(u"Remember this result"_s)->isVisible());
    EXPECT_FALSE(box(u"Remember this result"_s)->isChecked());
    EXPECT_FALSE(box(u"next results"_s)->isVisible());
    EXPECT_TRUE(files().isEmpty());
}

TEST_F(Remembered, IsWhatIsTickedUntilItIsUnticked)
{
    check();
    auto *door = buttonOf(wizard.findChild<AccountPage *>(), u"Earlier results"_s);
    EXPECT_TRUE(door->isHidden());
    box(u"Remember this result"_s)->setChecked(true);
    ASSERT_TRUE(eventually([&] { return files().size() == 1 && !door->isHidden(); }));
    auto *line = result()->rememberBox()->findChild<QLineEdit *>();
    line->setText(u"phone"_s);
    Q_EMIT line->editingFinished();
    const auto label = [this] {
        const auto past = History(place()).recall().results;
        return past.size() == 1 ? past.first().label : QString();
    };
    EXPECT_TRUE(eventually([&] { return label() == u"phone"; }));
    box(u"Remember this result"_s)->setChecked(false);
    EXPECT_TRUE(eventually([&] { return files().isEmpty() && door->isHidden(); }));
}

TEST_F(Remembered, TheNextOneIsOnlyIfTheUserSaysSo)
{
    check();
    box(u"Remember this result"_s)->setChecked(true);
    ASSERT_TRUE(eventually([&] { return files().size() == 1; }));
    check();
    EXPECT_FALSE(box(u"Remember this result"_s)->isChecked());
    EXPECT_EQ(files().size(), 1);
    EXPECT_FALSE(memory.remembersResults());
    box(u"Remember this result"_s)->setChecked(true);
    box(u"next results"_s)->setChecked(true);
    EXPECT_TRUE(memory.remembersResults());
    check();
    EXPECT_TRUE(box(u"Remember this result"_s)->isChecked());
    EXPECT_TRUE(eventually([&] { return files().size() == 3; }));
}

TEST_F(Remembered, CanBeLookedAtAndForgotten)
{
    check();
    box(u"Remember this result"_s)->setChecked(true);
    ASSERT_TRUE(eventually([&] { return files().size() == 1; }));
    buttonOf(result(), u"Earlier results"_s)->click();
    auto *past = wizard.findChild<HistoryPage *>();
    EXPECT_TRUE(shows(past));
    ASSERT_TRUE(eventually([&] { return past->findChild<QListWidget *>()->count() == 1; }));
    Q_EMIT past->forgetAllAsked();
    EXPECT_TRUE(
        eventually([&] { return files().isEmpty() && past->findChild<QListWidget *>()->count() == 0; }));
    EXPECT_FALSE(box(u"Remember this result"_s)->isChecked());
    buttonOf(past, u"Back"_s)->click();
    EXPECT_TRUE(shows(result()));
}

TEST_F(Remembered, SurvivesABrokenFileWithASentence)
{
    QDir().mkpath(place());
    QFile broken(place() + u"/20261122-030405-123-1a2b3c4d.json"_s);
    ASSERT_TRUE(broken.open(QIODevice::WriteOnly));
    broken.write("{\"schema\": 1, ");
    broken.close();
    wizard.keepResults(History(place()));
    auto *door = buttonOf(wizard.findChild<AccountPage *>(), u"Earlier results"_s);
    ASSERT_TRUE(eventually([&] { return !door->isHidden(); }));
    door->click();
    EXPECT_TRUE(wordsOf(wizard.findChild<HistoryPage *>())
                    .join(u' ')
                    .contains(u"20261122-030405-123-1a2b3c4d.json.unreadable"_s));
}

TEST_F(Remembered, SaysInASentenceWhereItCannotBeKept)
{
    QFile inTheWay(place());
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    check();
    box(u"Remember this result"_s)->setChecked(true);
    EXPECT_TRUE(eventually([&] {
        return wordsOf(result()).join(u' ').contains(u"the folder for the history cannot be made"_s);
    }));
    EXPECT_FALSE(box(u"Remember this result"_s)->isChecked());
}

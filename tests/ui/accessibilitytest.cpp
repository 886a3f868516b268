#include "cutoff.h"
#include "samples.h"
#include "ui/pages/accountpage.h"
#include "ui/pages/callpage.h"
#include "ui/pages/draftpage.h"
#include "ui/pages/explainedpage.h"
#include "ui/pages/historypage.h"
#include "ui/pages/inspectpage.h"
#include "ui/pages/messagepage.h"
#include "ui/pages/practicepage.h"
#include "ui/pages/proofpage.h"
#include "ui/pages/readaloudpage.h"
#include "ui/pages/reportpage.h"
#include "ui/pages/resultpage.h"
#include "ui/pages/runningpage.h"
#include "ui/pages/stagepage.h"
#include "ui/tongue.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/rememberbox.h"
#include "ui/wizard.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QKeySequence>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

QStringList namelessBelow(QAccessibleInterface *thing)
{
    QStringList found;
    if (!thing || thing->state().invisible)
        return found;
    if (thing->state().focusable && thing->text(QAccessible::Name).trimmed().isEmpty())
        found << u"%1 (%2)"_s.arg(QString::fromLatin1(thing->object()->metaObject()->className()),
                                  thing->object()->objectName());
    for (int i = 0; i < thing->childCount(); ++i)
        found += namelessBelow(thing->child(i));
    return found;
}

class EveryPage : public testing::TestWithParam<Language>
{
protected:
    EveryPage() : wizard([] { return Knowledge(); })
    {
        speak(GetParam());
        wizard.inspect(bundledProfileWords);
        wizard.show();
        wizard.findChild<RunningPage *>()->tell(probeWaitingFor(Step::Greeting));
        Conclusion answer = answerIn(GetParam());
        answer.opening = Opening{QDateTime::currentDateTimeUtc(), 10};
        wizard.findChild<ResultPage *>()->tell(answer);
        wizard.findChild<ExplainedPage *>()->tell(
            {explainText(u"550 5.1.1 User unknown"_s, u"a.eml"_s, bundledKnowledge()) +
                 explainText(hostileText, u"b.eml"_s, bundledKnowledge()),
             {},
             {},
             0});
        wizard.findChild<CallPage *>()->tell(callInTheMiddle(GetParam()));
        wizard.findChild<PracticePage *>()->offer({{u"a"_s, u"op25b"_s, {u"場面"_s, u"A scene"_s}}});
        wizard.proofread(bundledRules);
        wizard.takeCalls({});
        wizard.offer({});
        wizard.findChild<ProofPage *>()->tell(
            {{{u"a.eml"_s, {{u"subject-empty"_s, u"empty"_s, Refusal::ByMost, {}}}}, {{}, {}, true}},
             {{u"b.eml"_s, {u"空です"_s, u"is empty"_s}}}},
            bundledRules()->words, {u"だれか"_s, u"somebody"_s});
        wizard.findChild<InspectPage *>()->know(*bundledProfileWords());
        wizard.findChild<InspectPage *>()->wait(InspectPage::From::Account);
        wizard.findChild<InspectPage *>()->tell(inspectedSample());
        wizard.findChild<ReadAloudPage *>()->tell(answerIn(GetParam()).advice.settings);
        wizard.findChild<ReportPage *>()->tell(reportedIn(GetParam()));
        wizard.findChild<HistoryPage *>()->tell(homeAndPhone(), bundledKnowledge());
        wizard.findChild<AccountPage *>()->showPast(true);
        wizard.findChild<RememberBox *>()->show();
        wizard.findChild<RememberBox *>()->findChild<QCheckBox *>()->setChecked(true);
        wizard.findChild<StagePage *>()->open({u"a"_s, u"op25b"_s, {u"場面"_s, u"A scene"_s}}, {},
                                              std::make_shared<Overheard>());
        for (Fold *fold : wizard.findChildren<Fold *>())
            fold->setOpen(true);
    }

    QList<QWidget *> pages()
    {
        QList<QWidget *> all;
        auto *stack = wizard.findChild<QStackedWidget *>();
        for (int i = 0; i < stack->count(); ++i)
            all += stack->widget(i);
        return all;
    }

    void turnTo(QWidget *page) { wizard.findChild<QStackedWidget *>()->setCurrentWidget(page); }

    Wizard wizard;
};

} // namespace

TEST_P(EveryPage, NamesEverythingThatCanHaveTheFocus)
{
    for (QWidget *page : pages()) {
        turnTo(page);
        const QStringList nameless = namelessBelow(QAccessible::queryAccessibleInterface(&wizard));
        EXPECT_TRUE(nameless.isEmpty()) << nameless.join(u", "_s).toStdString();
        EXPECT_FALSE(page->accessibleName().isEmpty());
    }
}

TEST_P(EveryPage, IsReachedByTheTabKeyAlone)
{
    for (QWidget *page : pages()) {
        turnTo(page);
        QSet<QWidget *> chain;
        QWidget *next = &wizard;
        do {
            chain.insert(next);
            next = next->nextInFocusChain();
        } while (next && next != &wizard);
        for (QWidget *widget : page->findChildren<QWidget *>()) {
            if (widget->isVisible() && widget->focusPolicy() & Qt::TabFocus) {
                EXPECT_TRUE(chain.contains(widget)) << widget->metaObject()->className();
            }
        }
    }
}

TEST_P(EveryPage, WritesNoLabelThatCouldBecomeMarkup)
{
    for (const QLabel *label : wizard.findChildren<QLabel *>()) {
        if (!label->text().isEmpty()) {
            EXPECT_NE(label->textFormat(), Qt::RichText) << label->text().toStdString();
        }
    }
}

TEST_P(EveryPage, AnswersAScreenReaderThatAsksForWhatIsGone)
{
    for (QScrollArea *area : wizard.findChildren<QScrollArea *>()) {
        QAccessibleInterface *read = QAccessible::queryAccessibleInterface(area);
        ASSERT_NE(read, nullptr);
        EXPECT_EQ(read->child(read->childCount()), nullptr); // Qt's own reaches past its list
        EXPECT_EQ(read->child(-1), nullptr);
    }
    EXPECT_EQ(QAccessible::queryAccessibleInterface(&wizard)->role(), QAccessible::Window);
}

TEST_P(EveryPage, GivesEachMnemonicToOneThing)
{
    for (QWidget *page : pages()) {
        turnTo(page);
        QMap<QString, QStringList> taken;
        const auto take = [&](const QString &words) {
            if (const QKeySequence key = QKeySequence::mnemonic(words); !key.isEmpty())
                taken[key.toString()] += words;
        };
        for (const QWidget *each : wizard.findChildren<QWidget *>()) {
            if (!each->isVisible())
                continue;
            if (const auto *button = qobject_cast<const QAbstractButton *>(each))
                take(button->text());
            if (const auto *label = qobject_cast<const QLabel *>(each); label && label->buddy())
                take(label->text());
        }
        EXPECT_FALSE(taken.isEmpty()); // the language's at least
        for (const QStringList &words : std::as_const(taken))
            EXPECT_EQ(words.size(), 1)
                << page->accessibleName().toStdString() << ": " << words.join(u" | "_s).toStdString();
    }
}

TEST_P(EveryPage, CutsNoWordOffWithLargeLetters)
{
    const QFont usual = QApplication::font();
    for (const qreal points : {10.0, 14.0, 16.0}) {
        QFont large = usual;
        large.setPointSizeF(points);
        QApplication::setFont(large);
        for (QWidget *page : pages()) {
            turnTo(page);
            wizard.resize(760, 700);
            // Labels settle one after the other.
            EXPECT_TRUE(eventually([this] { return cutOffIn(&wizard).isEmpty(); }, 2000))
                << points << ": " << cutOffIn(&wizard).join(u" | "_s).toStdString();
        }
    }
    QApplication::setFont(usual);
}

INSTANTIATE_TEST_SUITE_P(Accessibility, EveryPage, testing::Values(Language::Japanese, Language::English));

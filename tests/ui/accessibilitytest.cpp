#include "samples.h"
#include "ui/pages/accountpage.h"
#include "ui/pages/callpage.h"
#include "ui/pages/explainedpage.h"
#include "ui/pages/messagepage.h"
#include "ui/pages/practicepage.h"
#include "ui/pages/resultpage.h"
#include "ui/pages/runningpage.h"
#include "ui/tongue.h"
#include "ui/widgets/fold.h"
#include "ui/wizard.h"

#include <QAccessible>
#include <QLabel>
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
        wizard.show();
        wizard.findChild<RunningPage *>()->tell(probeWaitingFor(Step::Greeting));
        wizard.findChild<ResultPage *>()->tell(answerIn(GetParam()));
        wizard.findChild<ExplainedPage *>()->tell(
            {explainText(u"550 5.1.1 User unknown"_s, u"a.eml"_s, bundledKnowledge()) +
                 explainText(hostileText, u"b.eml"_s, bundledKnowledge()),
             {},
             {},
             0});
        wizard.findChild<CallPage *>()->tell(callInTheMiddle(GetParam()));
        wizard.findChild<PracticePage *>()->offer({{u"a"_s, u"op25b"_s, {u"場面"_s, u"A scene"_s}}});
        for (Fold *fold : wizard.findChildren<Fold *>())
            fold->setOpen(true);
    }

    void turnTo(QWidget *page) { wizard.findChild<QStackedWidget *>()->setCurrentWidget(page); }

    Wizard wizard;
};

} // namespace

TEST_P(EveryPage, NamesEverythingThatCanHaveTheFocus)
{
    for (QWidget *page : {static_cast<QWidget *>(wizard.findChild<AccountPage *>()),
                          static_cast<QWidget *>(wizard.findChild<RunningPage *>()),
                          static_cast<QWidget *>(wizard.findChild<ResultPage *>()),
                          static_cast<QWidget *>(wizard.findChild<MessagePage *>()),
                          static_cast<QWidget *>(wizard.findChild<ExplainedPage *>()),
                          static_cast<QWidget *>(wizard.findChild<CallPage *>()),
                          static_cast<QWidget *>(wizard.findChild<PracticePage *>())}) {
        turnTo(page);
        const QStringList nameless = namelessBelow(QAccessible::queryAccessibleInterface(&wizard));
        EXPECT_TRUE(nameless.isEmpty()) << nameless.join(u", "_s).toStdString();
        EXPECT_FALSE(page->accessibleName().isEmpty());
    }
}

TEST_P(EveryPage, IsReachedByTheTabKeyAlone)
{
    for (QWidget *page : {static_cast<QWidget *>(wizard.findChild<AccountPage *>()),
                          static_cast<QWidget *>(wizard.findChild<ResultPage *>()),
                          static_cast<QWidget *>(wizard.findChild<MessagePage *>()),
                          static_cast<QWidget *>(wizard.findChild<ExplainedPage *>()),
                          static_cast<QWidget *>(wizard.findChild<CallPage *>()),
                          static_cast<QWidget *>(wizard.findChild<PracticePage *>())}) {
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

INSTANTIATE_TEST_SUITE_P(Accessibility, EveryPage, testing::Values(Language::Japanese, Language::English));

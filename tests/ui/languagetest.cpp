#include "samples.h"
#include "ui/pages/accountpage.h"
#include "ui/pages/probewords.h"
#include "ui/pages/resultpage.h"
#include "ui/pages/runningpage.h"
#include "ui/tongue.h"
#include "ui/wizard.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QRegularExpression>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// Words that stay as they are in Japanese, and what stands for names and servers.
QString withoutWhatMayStay(QString text)
{
    static const QRegularExpression names(u"[A-Za-z0-9.@-]+\\.(jp|com)|smtp-auth-required|\\(&[A-Z]\\)"_s);
    text.remove(names);
    for (const QString &word :
         {u"POP before SMTP"_s, u"STARTTLS"_s, u"SSL/TLS"_s, u"SMTP"_s, u"IMAP"_s, u"POP"_s, u"PEM"_s,
          u"Todoku"_s, u"English"_s, u"Web"_s, u"HTML"_s, u"PDF"_s, u"JSON"_s, u"IP"_s, u".eml"_s, u"mbox"_s,
          u"Ctrl+Enter"_s, u"553 sorry, that domain isn't in my list of allowed rcpthosts"_s})
        text.remove(word);
    return text;
}

QStringList englishIn(const QStringList &words)
{
    static const QRegularExpression letters(u"[A-Za-z]{2,}"_s);
    QStringList english;
    for (const QString &word : words) {
        if (withoutWhatMayStay(word).contains(letters))
            english << word;
    }
    return english;
}

} // namespace

TEST(Language, SwitchesEveryWordOfTheWindowAtOnce)
{
    speak(Language::English);
    Wizard wizard([] { return Knowledge(); });
    wizard.show();
    auto *running = wizard.findChild<RunningPage *>();
    int id = 0;
    for (int step = 0; step <= int(Step::Quit); ++step)
        running->tell(probeWaitingFor(Step(step), ++id));
    EXPECT_FALSE(englishIn(wordsOf(&wizard)).isEmpty());
    const QString title = wizard.windowTitle();

    speak(Language::Japanese);
    QCoreApplication::processEvents();
    EXPECT_EQ(englishIn(wordsOf(&wizard)).join(u" | "_s).toStdString(), "");
    EXPECT_NE(wizard.windowTitle(), title);
    EXPECT_TRUE(wordsOf(running).contains(u"あいさつを待っています…"_s));

    speak(Language::English);
    QCoreApplication::processEvents();
    EXPECT_EQ(wizard.windowTitle(), title);
}

TEST(Language, IsChosenInTheWindow)
{
    speak(Language::English);
    Wizard wizard([] { return Knowledge(); });
    auto *choice = wizard.findChild<QComboBox *>();
    ASSERT_EQ(choice->itemText(0), u"日本語");
    Q_EMIT choice->activated(0);
    QCoreApplication::processEvents();
    EXPECT_EQ(spokenLanguage(), Language::Japanese);
    EXPECT_EQ(wizard.windowTitle(), u"メールを送れない原因を調べます – Todoku");
}

TEST(Language, LeavesNoEnglishInAJapaneseResult)
{
    speak(Language::Japanese);
    ResultPage page;
    page.tell(answerIn(Language::Japanese));
    QStringList words = wordsOf(&page);
    // The dialogue is in the servers' own words.
    words.removeIf([](const QString &text) { return text.contains(hostileText) || text.contains(u"C: "_s); });
    EXPECT_EQ(englishIn(words).join(u" | "_s).toStdString(), "");
}

TEST(Language, HasWordsForWhateverAProbeCanMeet)
{
    speak(Language::Japanese);
    QStringList words;
    for (int purpose = 0; purpose <= int(Purpose::Compare); ++purpose) {
        for (int outcome = 0; outcome <= int(Outcome::Aborted); ++outcome) {
            ProbeState state = probeWaitingFor(Step::Connect);
            state.purpose = Purpose(purpose);
            state.state = ProbeState::State::Done;
            state.outcome = Outcome(outcome);
            EXPECT_FALSE(standingOf(state).isEmpty());
            EXPECT_FALSE(subjectOf(state).isEmpty());
            words << sentenceOf(state) << subjectOf(state);
        }
    }
    ProbeState slow = probeWaitingFor(Step::Greeting);
    slow.waitingLong = true;
    EXPECT_EQ(standingOf(slow), u"サーバーの応答が遅いため待っています…");
    EXPECT_EQ(englishIn(words).join(u" | "_s).toStdString(), "");
}

TEST(Language, KeepsWhatWasTyped)
{
    speak(Language::English);
    AccountPage page;
    page.fill(questionWithPassword("secret"));
    speak(Language::Japanese);
    QCoreApplication::processEvents();
    EXPECT_TRUE(wordsOf(&page).contains(u"taro@example.jp"_s));
    EXPECT_TRUE(wordsOf(&page).contains(u"入力済みです。この画面を閉じるまで覚えています。"_s));
}

// How long mail can still be sent after receiving (POP before SMTP): counted down and measured, by clocks
// that tests move.

#include "ui/widgets/sendingtime.h"
#include "rehearsal/rehearsal.h"
#include "samples.h"
#include "ui/opening.h"
#include "ui/pages/accountpage.h"
#include "ui/pages/resultpage.h"
#include "ui/tongue.h"
#include "ui/windowmeasuring.h"
#include "ui/wizard.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

#include <condition_variable>
#include <mutex>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;
using std::chrono::minutes;
using std::chrono::seconds;

namespace
{

const QDateTime login(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);

SendingWindow measuredAs(QList<SendingWindow::Asked> asked)
{
    return {std::move(asked), SendingWindow::End::Shut};
}

const SendingWindow tenMinutes =
    measuredAs({{seconds(570), DoorAnswer::Taken}, {minutes(12), DoorAnswer::Refused}});

/// A countdown whose clock stands so long after the login.
class Countdown : public testing::Test
{
protected:
    Countdown()
    {
        speak(Language::English);
        line.goBy([this] { return login.addSecs(elapsed.count()); });
    }

    void waitUntil(seconds since)
    {
        elapsed = since;
        line.look();
    }
    bool says(const QString &words) const
    {
        return wordsOf(const_cast<SendingTime *>(&line)).contains(words);
    }
    bool saysSomewhere(const QString &part) const
    {
        return wordsOf(const_cast<SendingTime *>(&line)).join(u'\n').contains(part);
    }
    QPushButton *button() const { return line.findChild<QPushButton *>(); }

    seconds elapsed{0};
    SendingTime line;
};

} // namespace

TEST(AnOpening, IsCountedInWholeMinutesThatAreLeft)
{
    const Opening opening{login, 10};
    for (const auto &[elapsed, left] :
         {std::pair(0, 10), {1, 9}, {60, 9}, {61, 8}, {9 * 60, 1}, {541, 0}, {600, 0}, {6000, 0}, {-30, 10}})
        EXPECT_EQ(minutesLeft(opening, login.addSecs(elapsed)), left) << elapsed;
    EXPECT_FALSE(minutesLeft({login, {}}, login));
}

TEST(AnOpening, GoesByWhatWasMeasuredBeforeWhatWasRead)
{
    Opening opening{login, 30};
    opening.window = tenMinutes;
    EXPECT_EQ(opening.openFor(), 9);
    // Seen open for a while and not shut yet: what was read still holds ...
    opening.window->asked.removeLast();
    EXPECT_EQ(opening.openFor(), 30);
    // ... unless it was shut before that could be.
    opening.window = measuredAs({{seconds(570), DoorAnswer::Refused}});
    EXPECT_FALSE(opening.openFor());
}

TEST_F(Countdown, SaysForHowLongMailCanStillBeSent)
{
    line.tell({login, 10});
    waitUntil(seconds(30));
    EXPECT_TRUE(says(u"You can still send for 9 minutes."_s));
    waitUntil(minutes(9));
    EXPECT_TRUE(says(u"You can still send for 1 minute."_s));
    waitUntil(minutes(10));
    EXPECT_TRUE(says(u"The time for sending may be over. Receive your mail once more, then send."_s));
}

TEST_F(Countdown, IsSaidInJapanese)
{
    speak(Language::Japanese);
    line.tell({login, 10});
    EXPECT_TRUE(says(u"あと 10 分は送信できます。"_s));
}

TEST_F(Countdown, CallsSomebodyElsesFigureAboutThat)
{
    line.tell({login, 10, true});
    EXPECT_TRUE(says(u"You can still send for about 10 minutes."_s));
}

TEST_F(Countdown, SaysHonestlyThatItIsNotKnown)
{
    line.tell({login, {}});
    EXPECT_TRUE(saysSomewhere(u"is not known for this server"_s));
    EXPECT_FALSE(saysSomewhere(u"You can still send"_s));
}

TEST_F(Countdown, OffersToMeasureOnlyWhileItIsEarlyEnough)
{
    line.tell({login, 10});
    EXPECT_FALSE(button()->isHidden());
    waitUntil(minutes(10));
    EXPECT_TRUE(button()->isHidden());
    EXPECT_TRUE(saysSomewhere(u"check again and begin within 9 minutes"_s));
}

TEST_F(Countdown, ShowsTheMeasuringAndWhatCameOfIt)
{
    int asked = 0;
    int stopped = 0;
    QObject::connect(&line, &SendingTime::measureAsked, &line, [&] { ++asked; });
    QObject::connect(&line, &SendingTime::stopAsked, &line, [&] { ++stopped; });
    Opening opening{login, {}};
    line.tell(opening);
    button()->click();
    opening.isMeasured = true;
    line.tell(opening);
    EXPECT_TRUE(saysSomewhere(u"first asked 9 minutes after receiving"_s));
    // Receiving once more would begin the window anew, and is not advised meanwhile.
    EXPECT_FALSE(saysSomewhere(u"Receive your mail"_s));
    waitUntil(minutes(11));
    EXPECT_FALSE(saysSomewhere(u"Receive your mail"_s));
    button()->click();
    EXPECT_EQ(std::pair(asked, stopped), std::pair(1, 1));
    opening.window = SendingWindow{{{seconds(570), DoorAnswer::Taken}}, SendingWindow::End::Stopped};
    line.tell(opening);
    EXPECT_TRUE(saysSomewhere(u"still open 9 minutes after receiving"_s));
    opening.isMeasured = false;
    opening.window = tenMinutes;
    line.tell(opening);
    EXPECT_TRUE(
        saysSomewhere(u"open for at least 9 minutes and less than 12. Of the usual settings, 10 minutes "
                      "fits. Let your mail program receive every 4 minutes"_s));
    EXPECT_TRUE(button()->isHidden());
}

TEST_F(Countdown, SaysThatNothingCouldBeMeasured)
{
    Opening opening{login, 10};
    opening.window = SendingWindow{};
    line.tell(opening);
    EXPECT_TRUE(says(u"It could not be measured."_s));
    EXPECT_TRUE(says(u"You can still send for 10 minutes."_s));
}

namespace
{

/// Questions that are answered when the test says so.
class Slow
{
public:
    WindowMeasuring::WaysMaker maker()
    {
        return [this](const OpenedWay &, const CheckQuestion &, const std::stop_token &stop,
                      std::function<void(const SendingWindow &)> told) {
            return WindowWays{[] { return DoorAnswer::Taken; },
                              [this, stop](seconds moment) -> std::optional<seconds> {
                                  std::unique_lock lock(m_mutex);
                                  m_changed.wait(lock, stop, [&] { return m_until >= moment; });
                                  return stop.stop_requested() ? std::nullopt : std::optional(moment);
                              },
                              std::move(told)};
        };
    }
    void letPass(seconds until)
    {
        const std::lock_guard lock(m_mutex);
        m_until = until;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    seconds m_until{0};
};

} // namespace

TEST(AMeasuring, TellsEachAnswerAndKeepsThemWhenStopped)
{
    Slow slow;
    WindowMeasuring measuring(slow.maker());
    measuring.start({}, {});
    EXPECT_TRUE(measuring.isRunning());
    slow.letPass(minutes(12));
    EXPECT_TRUE(eventually([&] { return measuring.window() && measuring.window()->asked.size() == 2; }));
    EXPECT_TRUE(measuring.isRunning());
    measuring.stop();
    EXPECT_TRUE(eventually([&] { return !measuring.isRunning(); }));
    EXPECT_EQ(measuring.window()->asked.size(), 2);
    EXPECT_EQ(measuring.window()->end, SendingWindow::End::Stopped);
}

TEST(AMeasuring, IsForgottenAndBegunAnew)
{
    Slow slow;
    WindowMeasuring measuring(slow.maker());
    measuring.start({}, {});
    measuring.forget();
    EXPECT_FALSE(measuring.isRunning());
    slow.letPass(minutes(100));
    measuring.start({}, {});
    EXPECT_TRUE(eventually([&] { return !measuring.isRunning(); }));
    EXPECT_EQ(measuring.window()->end, SendingWindow::End::StayedOpen);
}

TEST(TheWizard, CountsDownWherePopBeforeSmtpWorksAndMeasuresOnRequest)
{
    speak(Language::English);
    const auto rehearsal =
        rehearse(QStringLiteral(TODOKU_SOURCE_DIR "/resources/scenarios/hosting-pop-before-smtp.yaml"));
    ASSERT_TRUE(rehearsal);
    Wizard wizard([] { return Result<Knowledge>(bundledKnowledge()); });
    wizard.show();
    auto *result = wizard.findChild<ResultPage *>();
    Q_EMIT wizard.findChild<AccountPage *>()->answered(rehearsal->question);
    ASSERT_TRUE(
        eventually([&] { return wizard.findChild<QStackedWidget *>()->currentWidget() == result; }, 30000));
    EXPECT_TRUE(wordsOf(result).join(u'\n').contains(u"is not known for this server"_s));
    buttonOf(result, u"Measure how long sending stays open"_s)->click();
    EXPECT_TRUE(wordsOf(result).join(u'\n').contains(u"Being measured"_s));
    // The measuring outlives a change of the language.
    speak(Language::Japanese);
    QCoreApplication::processEvents();
    speak(Language::English);
    QCoreApplication::processEvents();
    buttonOf(result, u"Stop measuring"_s)->click();
    EXPECT_TRUE(eventually([&] { return wordsOf(result).contains(u"It could not be measured."_s); }));
}

TEST(TheWizard, CountsNothingDownWhereALoginSends)
{
    speak(Language::English);
    ResultPage page;
    page.tell(answerIn(Language::English));
    EXPECT_EQ(page.findChild<SendingTime *>(), nullptr);
}

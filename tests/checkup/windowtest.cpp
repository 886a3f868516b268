// How long a login that receives opens the way out: measured with a clock that is moved.

#include "checkup/checkup.h"
#include "checkup/openedway.h"
#include "rehearsal/rehearsal.h"
#include "resources.h"

#include <QEventLoop>
#include <QJsonArray>

#include <thread>

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

using std::chrono::minutes;
using std::chrono::seconds;

constexpr seconds halfPastNine{570};

/// A server with such a window, and a clock that is moved instead of waited for.
class Door
{
public:
    enum class Counts { FromLogin, FromLastRcpt };

    explicit Door(seconds window, Counts counts = Counts::FromLogin) : m_window(window), m_counts(counts) {}

    WindowWays ways()
    {
        return {[this] { return ask(); },
                [this](seconds moment) -> std::optional<seconds> {
                    if (m_stopAt && moment > *m_stopAt)
                        return std::nullopt;
                    m_now = std::max(m_now, moment);
                    if (m_sleepsFrom && moment >= *m_sleepsFrom) {
                        m_now += m_sleeps;
                        m_sleepsFrom.reset();
                    }
                    return m_now;
                },
                [this](const SendingWindow &) { ++m_told; }};
    }

    void stopBefore(seconds moment) { m_stopAt = moment - seconds(1); }
    void sleep(seconds from, seconds howLong)
    {
        m_sleepsFrom = from;
        m_sleeps = howLong;
    }
    void beUnreachable(seconds from, seconds until)
    {
        m_deadFrom = from;
        m_deadUntil = until;
    }
    void beLate(seconds by) { m_now = by; }
    int told() const { return m_told; }

private:
    DoorAnswer ask()
    {
        if (m_now >= m_deadFrom && m_now < m_deadUntil)
            return DoorAnswer::Unclear;
        if (m_now - m_countedFrom >= m_window)
            return DoorAnswer::Refused;
        if (m_counts == Counts::FromLastRcpt)
            m_countedFrom = m_now;
        return DoorAnswer::Taken;
    }

    seconds m_window;
    Counts m_counts;
    seconds m_now{0};
    seconds m_countedFrom{0};
    std::optional<seconds> m_stopAt;
    std::optional<seconds> m_sleepsFrom;
    seconds m_sleeps{0};
    seconds m_deadFrom{0};
    seconds m_deadUntil{0};
    int m_told = 0;
};

TEST(SendingWindow, ofEveryUsualLengthIsNamed)
{
    for (const int usual : {10, 15, 20, 30, 60}) {
        Door door{minutes(usual)};
        const SendingWindow window = measureWindow(door.ways());
        EXPECT_EQ(window.end, SendingWindow::End::Shut);
        EXPECT_EQ(window.usualMinutes(), usual);
        EXPECT_LE(window.atLeast(), minutes(usual));
        EXPECT_GT(window.lessThan(), minutes(usual));
        EXPECT_LT(minutes(window.pollMinutes()), minutes(usual));
        EXPECT_EQ(door.told(), window.asked.size());
    }
}

TEST(SendingWindow, claimsNothingFalseWhateverItsLengthAndWhateverItCountsFrom)
{
    for (const Door::Counts counts : {Door::Counts::FromLogin, Door::Counts::FromLastRcpt})
        for (seconds length{30}; length < minutes(90); length += seconds(30)) {
            Door door(length, counts);
            const SendingWindow window = measureWindow(door.ways());
            EXPECT_LE(window.atLeast(), length);
            if (window.lessThan()) {
                EXPECT_GT(*window.lessThan(), length - seconds(1));
            }
            if (const auto usual = window.usualMinutes(); usual && counts == Door::Counts::FromLogin) {
                EXPECT_LT(std::chrono::abs(length - minutes(*usual)), minutes(10));
            }
            EXPECT_GE(window.pollMinutes(), 1);
            if (length > minutes(1)) {
                EXPECT_LT(minutes(window.pollMinutes()), length);
            }
        }
}

TEST(SendingWindow, thatEachRcptBeginsAnewIsNotCalledLong)
{
    Door door(minutes(11), Door::Counts::FromLastRcpt);
    const SendingWindow window = measureWindow(door.ways());
    // Open until the last but one question, and yet only nine and a half minutes are sure.
    EXPECT_GT(window.lastOpen(), minutes(60));
    EXPECT_EQ(window.atLeast(), halfPastNine);
    EXPECT_FALSE(window.usualMinutes());
    EXPECT_EQ(window.pollMinutes(), 4);
}

TEST(SendingWindow, shutBeforeTheFirstQuestionIsShorterThanThat)
{
    Door door{minutes(5)};
    const SendingWindow window = measureWindow(door.ways());
    EXPECT_EQ(window.asked.size(), 1);
    EXPECT_EQ(window.lessThan(), halfPastNine);
    EXPECT_EQ(window.atLeast(), seconds(0));
    EXPECT_FALSE(window.usualMinutes());
    EXPECT_EQ(window.pollMinutes(), 1);
}

TEST(SendingWindow, stoppedKeepsWhatWasSeen)
{
    Door door{minutes(30)};
    door.stopBefore(minutes(17));
    const SendingWindow window = measureWindow(door.ways());
    EXPECT_EQ(window.end, SendingWindow::End::Stopped);
    EXPECT_EQ(window.asked.size(), 2);
    EXPECT_EQ(window.atLeast(), halfPastNine);
    EXPECT_FALSE(window.lessThan());
}

TEST(SendingWindow, aComputerThatSleptTellsTheTimeAtWhichItReallyAsked)
{
    Door door{minutes(30)};
    door.sleep(minutes(12), minutes(20));
    const SendingWindow window = measureWindow(door.ways());
    EXPECT_EQ(window.asked.value(1).after, minutes(32));
    EXPECT_EQ(window.lessThan(), minutes(32));
    EXPECT_EQ(window.atLeast(), halfPastNine); // what a server that counts anew would still explain
}

TEST(SendingWindow, begunLateAsksAtOnce)
{
    Door door{minutes(10)};
    door.beLate(minutes(14));
    const SendingWindow window = measureWindow(door.ways());
    EXPECT_EQ(window.asked.size(), 1);
    EXPECT_EQ(window.lessThan(), minutes(14));
}

TEST(SendingWindow, oneQuestionWithoutAnAnswerIsNoRefusal)
{
    Door door{minutes(20)};
    door.beUnreachable(minutes(11), minutes(13));
    const SendingWindow window = measureWindow(door.ways());
    EXPECT_EQ(window.end, SendingWindow::End::Shut);
    EXPECT_EQ(window.lessThan(), minutes(25));
    EXPECT_LE(window.atLeast(), minutes(20));
}

TEST(SendingWindow, aServerThatIsGoneIsNotAskedForever)
{
    Door door{minutes(60)};
    door.beUnreachable(minutes(11), minutes(200));
    const SendingWindow window = measureWindow(door.ways());
    EXPECT_EQ(window.end, SendingWindow::End::Unanswered);
    EXPECT_EQ(window.asked.size(), 4);
    EXPECT_EQ(window.atLeast(), halfPastNine);
    EXPECT_FALSE(window.lessThan());
}

TEST(SendingWindow, inJsonSaysOnlyWhatIsSure)
{
    Door door{minutes(15)};
    const QJsonObject json = toJson(measureWindow(door.ways()));
    EXPECT_EQ(json[u"end"].toString(), u"shut");
    EXPECT_EQ(json[u"at_least_minutes"].toDouble(), 12);
    EXPECT_EQ(json[u"less_than_minutes"].toDouble(), 17);
    EXPECT_EQ(json[u"usual_minutes"].toInt(), 15);
    EXPECT_EQ(json[u"poll_minutes"].toInt(), 6);
    EXPECT_EQ(json[u"asked"].toArray().size(), 3);
    Door shut{minutes(3)};
    EXPECT_FALSE(toJson(measureWindow(shut.ways())).contains(u"at_least_minutes"));
}

Evidence checked(const CheckQuestion &question)
{
    Checkup checkup(question);
    QEventLoop loop;
    QObject::connect(&checkup, &Checkup::finished, &loop, &QEventLoop::quit);
    checkup.start();
    loop.exec();
    return checkup.evidence();
}

/// The real questions, and the server's clock moved instead of waiting.
WindowWays movingTheClockOf(Patient &patient, WindowWays ways)
{
    ways.waitUntil = [&patient, now = seconds(0)](seconds moment) mutable -> std::optional<seconds> {
        patient.advanceClock(moment - now);
        now = moment;
        return now;
    };
    return ways;
}

TEST(BundledServer, isMeasuredAfterOneLoginAndWithoutAnother)
{
    openResources();
    for (const auto &[scenario, minutesOpen] :
         {std::pair("hosting-pop-before-smtp", 10), std::pair("infosphere-pop-before-smtp", 30)}) {
        const auto rehearsal = rehearse(QString::fromLatin1(scenario));
        ASSERT_TRUE(rehearsal);
        const Evidence evidence = checked(rehearsal->question);
        const auto way = wayOpenedByReceiving(evidence);
        ASSERT_TRUE(way) << scenario;
        EXPECT_LT(sinceLogin(*way), minutes(5));
        const int logins = rehearsal->patient->loginsAccepted();
        const SendingWindow window = measureWindow(
            movingTheClockOf(*rehearsal->patient, windowWays(*way, rehearsal->question, {}, {})));
        EXPECT_EQ(window.end, SendingWindow::End::Shut) << scenario;
        EXPECT_EQ(window.usualMinutes(), minutesOpen);
        EXPECT_EQ(rehearsal->patient->loginsAccepted(), logins);
        EXPECT_TRUE(rehearsal->patient->mails().isEmpty());
        EXPECT_TRUE(rehearsal->patient->transcript().filter(QStringLiteral("C: DATA")).isEmpty());
    }
}

TEST(BundledServer, whereALoginSendsHasNoWindow)
{
    openResources();
    const auto rehearsal = rehearse(QStringLiteral("sending-works"));
    ASSERT_TRUE(rehearsal);
    EXPECT_FALSE(wayOpenedByReceiving(checked(rehearsal->question)));
}

TEST(BundledServer, thatRefusesInOtherWordsOrIsGoneSaysNothingOfTheWindow)
{
    openResources();
    auto begun = rehearse(QStringLiteral("hosting-pop-before-smtp"));
    ASSERT_TRUE(begun);
    Rehearsal rehearsal = *std::move(begun);
    const auto way = wayOpenedByReceiving(checked(rehearsal.question));
    ASSERT_TRUE(way);
    rehearsal.patient->advanceClock(minutes(11));
    EXPECT_EQ(askAgain(*way, rehearsal.question, {}), DoorAnswer::Refused);
    OpenedWay other = *way;
    other.refusal = 452;
    EXPECT_EQ(askAgain(other, rehearsal.question, {}), DoorAnswer::Unclear);
    rehearsal.patient.reset();
    EXPECT_EQ(askAgain(*way, rehearsal.question, {}), DoorAnswer::Unclear);
}

TEST(WindowWays, endWaitingWhenStopped)
{
    OpenedWay way;
    way.received = QDateTime::currentDateTimeUtc();
    std::stop_source stop;
    const WindowWays ways = windowWays(way, {}, stop.get_token(), {});
    std::jthread stopping([&] { stop.request_stop(); });
    EXPECT_FALSE(ways.waitUntil(minutes(10)));
    // What is past is not waited for.
    way.received = way.received.addSecs(-3600);
    EXPECT_GE(windowWays(way, {}, {}, {}).waitUntil(minutes(10)), minutes(60));
}

} // namespace

} // namespace todoku

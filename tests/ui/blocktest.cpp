// The window never stands still: a watchdog asks its thread all the time whether it answers.
#include "samples.h"
#include "ui/pages/accountpage.h"
#include "ui/pages/messagepage.h"
#include "ui/pages/resultpage.h"
#include "ui/pages/runningpage.h"
#include "ui/perusal.h"
#include "ui/tongue.h"
#include "ui/wizard.h"
#include "watchdog.h"

#include <QEventLoop>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTimer>
#include <QUrl>

#include <gtest/gtest.h>

#include <iostream>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// What is wanted of a build for users; a debug build with sanitizers on a busy machine is given far more.
constexpr double wantedMs = 50;
constexpr double toleratedMs = 600;
constexpr double wantedCancelMs = 100;
constexpr double toleratedCancelMs = 1000;

void report(const char *what, double ms, double wanted)
{
    std::cout << "  " << what << ": " << ms << " ms (wanted: " << wanted << ")" << std::endl;
    testing::Test::RecordProperty(what, std::to_string(ms));
}

void letPass(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Servers on this computer that take connections and say nothing, or a little now and then.
class Slow
{
public:
    Slow()
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *caller = m_server.nextPendingConnection()) {
                auto *drip = new QTimer(caller);
                QObject::connect(drip, &QTimer::timeout, caller, [caller] { caller->write("220-wait\r\n"); });
                drip->start(50);
            }
        });
    }
    quint16 port() const { return m_server.serverPort(); }

private:
    QTcpServer m_server;
};

/// Twelve doors and the mail that is received.
CheckQuestion twelveDoors(quint16 port)
{
    CheckQuestion question;
    question.address = u"taro@example.jp"_s;
    question.smtp = {u"smtp.example.jp"_s, {25, 465, 587, 2525, 8025, 10025}};
    question.pop = {u"pop.example.jp"_s, {110, 995, 1100}};
    question.imap = {u"imap.example.jp"_s, {143, 993, 1430}};
    question.thirdParties = false;
    question.everyProtocol = true;
    question.detours = {{{}, 0, u"127.0.0.1"_s, port}};
    for (const QString &host : {u"smtp.example.jp"_s, u"pop.example.jp"_s, u"imap.example.jp"_s})
        question.scriptedNames.insert(host, {NameAnswer::Kind::Found, {u"127.0.0.1"_s}});
    question.networkUp = true;
    return question;
}

QString largeMailbox(const QTemporaryDir &folder, qint64 bytes)
{
    QFile out(folder.filePath(u"inbox"_s));
    EXPECT_TRUE(out.open(QIODevice::WriteOnly));
    QByteArray some;
    for (int i = 0; some.size() < 1 << 20; ++i)
        some += "From MAILER-DAEMON Thu Jan  1 00:00:00 2026\n" +
                returnedMail("user" + QByteArray::number(i) + "@example.com",
                             i % 2 == 0 ? "552 5.2.2 Mailbox full" : "550 5.1.1 User unknown") +
                "\n";
    for (qint64 written = 0; written < bytes; written += some.size())
        out.write(some);
    return out.fileName();
}

class Window : public testing::Test
{
protected:
    Window() : wizard([] { return Result<Knowledge>(bundledKnowledge()); })
    {
        speak(Language::English);
        bundledKnowledge();
        wizard.show();
        letPass(100);
    }

    bool shows(QWidget *page) { return wizard.findChild<QStackedWidget *>()->currentWidget() == page; }

    Wizard wizard;
};

} // namespace

TEST(Watchdog, SeesAThreadThatStandsStill)
{
    Watchdog dog;
    letPass(20);
    std::this_thread::sleep_for(std::chrono::milliseconds(80)); // what a page must never do
    letPass(20);
    EXPECT_GE(dog.longestMs(), 60);
}

TEST_F(Window, AnswersWhileTwelveProbesRunAndALargeMailboxIsRead)
{
    const QTemporaryDir folder;
    const QString inbox = largeMailbox(folder, 64 << 20);
    QStringList mailboxes;
    for (int i = 0; i < 16; ++i)
        mailboxes += inbox; // a gigabyte to go through
    Slow slow;
    auto *running = wizard.findChild<RunningPage *>();
    Perusal perusal;
    qint64 letters = 0;
    QObject::connect(&perusal, &Perusal::progressed, &wizard, [&](qint64 now) { letters = now; });
    {
        Watchdog dog;
        Q_EMIT wizard.findChild<AccountPage *>()->answered(twelveDoors(slow.port()));
        perusal.start({{}, mailboxes}, bundledKnowledge());
        letPass(3000);
        report("longest block", dog.longestMs(), wantedMs);
        std::cout << "  it ended " << dog.endedAtMs() << " ms after the start" << std::endl;
        EXPECT_LT(dog.longestMs(), toleratedMs);
    }
    EXPECT_TRUE(shows(running));
    EXPECT_TRUE(perusal.isRunning());
    EXPECT_GT(letters, 0);
    int probes = 0;
    for (const QString &words : wordsOf(running))
        probes += words.contains(u"port "_s) ? 1 : 0;
    std::cout << "  " << probes << " probes at work, " << letters << " letters read by then" << std::endl;
    EXPECT_GE(probes, 12);

    QElapsedTimer clock;
    clock.start();
    running->findChild<QPushButton *>()->click();
    const double said = double(clock.nsecsElapsed()) / 1e6;
    EXPECT_TRUE(eventually([&] { return shows(wizard.findChild<ResultPage *>()); }, 20000));
    report("Cancel is taken after", said, wantedCancelMs);
    report("and the result is there after", double(clock.nsecsElapsed()) / 1e6, wantedCancelMs);
    EXPECT_LT(double(clock.nsecsElapsed()) / 1e6, toleratedCancelMs);
    perusal.stop();
}

TEST_F(Window, CancelsTheReadingOfAMailboxAtOnce)
{
    const QTemporaryDir folder;
    const QString inbox = largeMailbox(folder, 64 << 20);
    auto *page = wizard.findChild<MessagePage *>();
    wizard.findChild<QStackedWidget *>()->setCurrentWidget(page);
    QMimeData mime;
    mime.setUrls(QList<QUrl>(16, QUrl::fromLocalFile(inbox)));
    page->takeDropped(&mime);
    ASSERT_TRUE(eventually([&] { return wordsOf(page).join(u' ').contains(u"mails so far"_s); }));
    QElapsedTimer clock;
    clock.start();
    buttonOf(page, u"Cancel"_s)->click();
    letPass(0);
    report("Cancel is taken after", double(clock.nsecsElapsed()) / 1e6, wantedCancelMs);
    EXPECT_LT(double(clock.nsecsElapsed()) / 1e6, toleratedCancelMs);
    EXPECT_TRUE(wordsOf(page).contains(u"Reading was stopped."_s));
    EXPECT_FALSE(wizard.findChild<Perusal *>()->isRunning());
}

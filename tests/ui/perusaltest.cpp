#include "ui/perusal.h"
#include "samples.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <gtest/gtest.h>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

class Reading : public testing::Test
{
protected:
    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile out(folder.filePath(name));
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        return out.fileName();
    }

    bool finishes(Perusal &perusal)
    {
        return eventually([&] { return !perusal.isRunning(); }, 20000);
    }

    const QTemporaryDir folder;
};

} // namespace

TEST_F(Reading, TakesEachLineOfAListByItself)
{
    Perusal perusal;
    perusal.start({u"550 5.1.1 User unknown\n552 5.2.2 Mailbox full\n"
                   "421 4.7.0 Try again later\n554 5.7.1 Message rejected as spam\n"_s,
                   {}},
                  bundledKnowledge());
    ASSERT_TRUE(finishes(perusal));
    EXPECT_EQ(perusal.perused().explanations.size(), 4);
    EXPECT_EQ(perusal.perused().tally.explained(), 4);
}

TEST_F(Reading, LosesNoFileWithoutAWord)
{
    Perusal perusal;
    perusal.start({{},
                   {file(u"empty.eml"_s, {}), folder.filePath(u"gone.eml"_s),
                    file(u"good.eml"_s, returnedMail("hanako@example.com", "552 5.2.2 Mailbox full"))}},
                  bundledKnowledge());
    ASSERT_TRUE(finishes(perusal));
    EXPECT_EQ(perusal.perused().explanations.size(), 1);
    ASSERT_EQ(perusal.perused().rejects.size(), 2);
    EXPECT_EQ(perusal.perused().rejects[0].why.en, u"is empty");
}

#ifdef Q_OS_UNIX
TEST_F(Reading, GivesUpAFileThatNeverOpensAndGoesOnWithTheOthers)
{
    const QString stuck = folder.filePath(u"stuck.eml"_s);
    ASSERT_EQ(::mkfifo(stuck.toLocal8Bit().constData(), 0600), 0); // nobody writes: it never opens
    const QString good = file(u"good.eml"_s, returnedMail("hanako@example.com", "552 5.2.2 Mailbox full"));
    int heartbeats = 0;
    QTimer heart;
    QObject::connect(&heart, &QTimer::timeout, [&] { ++heartbeats; });
    heart.start(10);
    Perusal perusal(std::chrono::milliseconds(300));
    perusal.start({{}, {stuck, good}}, bundledKnowledge());
    EXPECT_TRUE(finishes(perusal));
    EXPECT_GT(heartbeats, 3); // the window was never held up
    ASSERT_EQ(perusal.perused().rejects.size(), 1);
    EXPECT_EQ(perusal.perused().rejects.first().source, stuck);
    EXPECT_EQ(perusal.perused().rejects.first().why.en, u"took too long and was given up");
    ASSERT_EQ(perusal.perused().explanations.size(), 1);
    EXPECT_EQ(perusal.perused().explanations.first().statement.recipient, u"hanako@example.com");
    ::close(::open(stuck.toLocal8Bit().constData(), O_WRONLY | O_NONBLOCK)); // lets the thread go
}
#endif

TEST_F(Reading, SaysNothingMoreOnceItIsStopped)
{
    Perusal perusal;
    bool finished = false;
    QObject::connect(&perusal, &Perusal::finished, [&] { finished = true; });
    perusal.start({u"550 5.1.1 User unknown"_s, {}}, bundledKnowledge());
    perusal.stop();
    EXPECT_FALSE(perusal.isRunning());
    EXPECT_FALSE(eventually([&] { return finished; }, 300));
}

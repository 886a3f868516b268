#include "client.h"

#include <QFile>

#include <gtest/gtest.h>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace todoku;

namespace
{

const QString smtpHost = QStringLiteral("smtp.mail.example");

/// Most memory that this process ever had, in KiB.
long peakMemory()
{
#ifdef Q_OS_UNIX
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
#else
    return 0;
#endif
}

TEST(Limits, cutAnEndlessLineWithoutKeepingIt)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    Client client;
    client.connectTo(patient->listening(), smtpHost, 25);
    client.reply();
    const long before = peakMemory();
    const QByteArray block(50'000, 'x');
    for (int i = 0; i < 20; ++i) { // one line of 1 MB
        client.send(block);
        client.socket().waitForBytesWritten();
    }
    EXPECT_EQ(client.say(""), "500 5.5.2 Error: line too long");
    EXPECT_TRUE(client.say("NOOP").startsWith("250"));
    for (int i = 0; i < 3; ++i) {
        client.send(block);
        client.socket().waitForBytesWritten();
    }
    EXPECT_TRUE(client.hungUp());
    EXPECT_LT(peakMemory() - before, 8 * 1024);
}

TEST(Limits, endATalkWithABrowserAtItsFirstLine)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    for (const char *request :
         {"GET / HTTP/1.1", "POST /x HTTP/1.1", "HEAD / HTTP/1.1", "OPTIONS * HTTP/1.1"}) {
        for (const auto &[host, port] :
             {std::pair("smtp.mail.example", 25), std::pair("pop.mail.example", 110),
              std::pair("imap.mail.example", 143)}) {
            Client client;
            client.connectTo(patient->listening(), QString::fromLatin1(host), static_cast<quint16>(port));
            client.line();
            client.send(QByteArray(request) + "\r\nHost: x\r\n\r\nMAIL FROM:<a@b>\r\n");
            EXPECT_TRUE(client.hungUp()) << request << ' ' << host;
        }
    }
}

TEST(Limits, turnAwayTooManyConnections)
{
    const auto patient = admittedDoors("doors:\n  - {host: smtp, port: 25, connections: 3}\n");
    std::vector<std::unique_ptr<Client>> crowd;
    for (int i = 0; i < 3; ++i) {
        crowd.push_back(std::make_unique<Client>());
        crowd.back()->connectTo(patient->listening(), smtpHost, 25);
        EXPECT_TRUE(crowd.back()->reply().startsWith("220"));
    }
    Client last;
    last.connectTo(patient->listening(), smtpHost, 25);
    EXPECT_TRUE(last.reply().startsWith("421 4.7.0"));
    EXPECT_TRUE(last.hungUp());
    crowd.front()->say("QUIT");
    EXPECT_TRUE(crowd.front()->hungUp());
    Client next;
    next.connectTo(patient->listening(), smtpHost, 25);
    EXPECT_TRUE(next.reply().startsWith("220"));
}

TEST(Limits, doNotWaitForAClientThatNeverReads)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    Client client;
    client.connectTo(patient->listening(), smtpHost, 25);
    client.socket().setReadBufferSize(1);
    const QByteArray many = QByteArray("EHLO x\r\n").repeated(5000);
    const long before = peakMemory();
    for (int i = 0; i < 100; ++i) {
        client.send(many);
        client.socket().waitForBytesWritten(50);
    }
    client.socket().abort();
    // The client's own unsent bytes are in this process, too: 4 MB at most.
    EXPECT_LT(peakMemory() - before, 24 * 1024);
}

} // namespace

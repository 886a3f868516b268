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

/// Somebody else's session while one misbehaves: all it says is answered within two seconds.
void expectServed(const Patient &patient)
{
    Client other;
    EXPECT_EQ(other.connectTo(patient.listening(), smtpHost, 25, 2000), Client::Met::Connected);
    EXPECT_TRUE(other.reply(2000).startsWith("220"));
    other.send("EHLO pc\r\n");
    EXPECT_TRUE(other.reply(2000).contains("250"));
    other.send("QUIT\r\n");
    EXPECT_TRUE(other.reply(2000).startsWith("221"));
}

TEST(Limits, letNobodyWaitForAFloodOfCommands)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    Client flood;
    flood.connectTo(patient->listening(), smtpHost, 25);
    flood.reply();
    const QByteArray block = QByteArray("NOOP\r\n").repeated(10'000);
    qint64 answered = 0;
    for (int i = 0; i < 100; ++i) { // a million commands
        flood.send(block);
        if (i % 20 == 0)
            expectServed(*patient);
        for (int patience = 100; flood.socket().bytesToWrite() > 0 && patience > 0; --patience) {
            flood.socket().waitForReadyRead(20);
            answered += flood.waiting().count('\n');
        }
    }
    while (answered < 1'000'000 && flood.socket().waitForReadyRead(2000))
        answered += flood.waiting().count('\n');
    EXPECT_EQ(answered, 1'000'000);
}

TEST(Limits, letNobodyWaitForOneThatDrips)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    std::vector<std::unique_ptr<Client>> slow;
    for (int i = 0; i < 50; ++i) {
        slow.push_back(std::make_unique<Client>());
        slow.back()->connectTo(patient->listening(), smtpHost, 25);
        slow.back()->reply();
        slow.back()->send("E");
    }
    expectServed(*patient);
    for (const auto &one : slow)
        one->send("H");
    expectServed(*patient);
}

TEST(Limits, holdOnlySoMuchOfMessagesThatNeverEnd)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    std::vector<std::unique_ptr<Client>> all;
    const QByteArray block = QByteArray(QByteArray(998, 'x') + "\r\n").repeated(1000);
    bool full = false;
    // Ten megabytes each; 128 MiB for all of them together.
    for (int i = 0; i < 15; ++i) {
        all.push_back(std::make_unique<Client>());
        Client &one = *all.back();
        one.connectTo(patient->listening(), smtpHost, 25);
        one.reply();
        one.say("MAIL FROM:<a@b.example>");
        one.say("RCPT TO:<taro@mail.example>");
        EXPECT_TRUE(one.say("DATA").startsWith("354"));
        for (int n = 0; n < 10; ++n) {
            one.send(block);
            one.socket().waitForBytesWritten();
        }
    }
    for (const auto &one : all)
        full = one->say(".").startsWith("452 4.3.1") || full;
    EXPECT_TRUE(full);
    // What was held is free again.
    Client next;
    next.connectTo(patient->listening(), smtpHost, 25);
    next.reply();
    next.say("MAIL FROM:<a@b.example>");
    next.say("RCPT TO:<taro@mail.example>");
    next.say("DATA");
    EXPECT_TRUE(next.say("x\r\n.").startsWith("250"));
}

} // namespace

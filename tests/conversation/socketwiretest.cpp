// The real wire against small servers on the loopback interface, any free port.

#include "conversation/socketwire.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

/// Answers each connection with a text, in a thread of its own.
class Speaker : public QThread
{
public:
    explicit Speaker(QByteArray text) : m_text(std::move(text))
    {
        m_server.listen(QHostAddress::LocalHost);
        m_port = m_server.serverPort();
        m_server.moveToThread(this);
        start();
    }
    ~Speaker() override
    {
        quit();
        wait();
    }
    quint16 port() const { return m_port; }

protected:
    void run() override
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *client = m_server.nextPendingConnection();
            client->write(m_text);
        });
        exec();
        m_server.close();
    }

private:
    QTcpServer m_server;
    QByteArray m_text;
    quint16 m_port = 0;
};

SocketRoute routeTo(quint16 port)
{
    SocketRoute route;
    route.addresses = {QStringLiteral("127.0.0.1")};
    route.port = port;
    return route;
}

TEST(SocketWire, readsLineByLine)
{
    Speaker speaker("220 one\r\n250 two\nhalf");
    SocketWire wire(routeTo(speaker.port()));
    ASSERT_EQ(wire.open(), Outcome::Accepted);
    EXPECT_EQ(wire.readLine(QDeadlineTimer(5'000)).bytes, "220 one");
    EXPECT_EQ(wire.readLine(QDeadlineTimer(5'000)).bytes, "250 two");
    const HeardLine half = wire.readLine(QDeadlineTimer(50));
    EXPECT_EQ(half.outcome, Outcome::TimedOut);
    EXPECT_EQ(half.bytes, "half");
    EXPECT_EQ(wire.ownAddress().toStdString(), "127.0.0.1");
}

TEST(SocketWire, aLineWithoutEndIsCutAndNotKept)
{
    Speaker speaker(QByteArray(1 << 20, 'x'));
    SocketWire wire(routeTo(speaker.port()));
    ASSERT_EQ(wire.open(), Outcome::Accepted);
    const HeardLine line = wire.readLine(QDeadlineTimer(10'000));
    EXPECT_EQ(line.outcome, Outcome::Garbled);
    EXPECT_LE(line.bytes.size(), 2048);
}

TEST(SocketWire, aDoorThatNobodyOpensIsRefused)
{
    quint16 port = 0;
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        port = server.serverPort();
    }
    EXPECT_EQ(SocketWire(routeTo(port)).open(), Outcome::Refused);
}

TEST(SocketWire, triesTheNextAddressWhereTheFirstSaysNo)
{
    Speaker speaker("220 here\r\n");
    SocketRoute route = routeTo(speaker.port());
    route.addresses = {QStringLiteral("::1"), QStringLiteral("127.0.0.1")};
    SocketWire wire(route);
    EXPECT_EQ(wire.open(), Outcome::Accepted);
    EXPECT_EQ(wire.peerAddress().toStdString(), "127.0.0.1");
}

TEST(SocketWire, beginsNoTlsWhileSomethingInClearIsUnread)
{
    Speaker speaker("220 go\r\n250 injected\r\n");
    SocketWire wire(routeTo(speaker.port()));
    ASSERT_EQ(wire.open(), Outcome::Accepted);
    EXPECT_EQ(wire.readLine(QDeadlineTimer(5'000)).bytes, "220 go");
    EXPECT_EQ(wire.encrypt(QStringLiteral("mail.example.jp")).outcome, Outcome::Injected);
}

TEST(SocketWire, takesAFatalAlertBeforeTlsForTheRefusalThatItIs)
{
    Speaker speaker(QByteArray("220 go\r\n\x15\x03\x03\x00\x02\x02\x46", 15)); // protocol_version
    SocketWire wire(routeTo(speaker.port()));
    ASSERT_EQ(wire.open(), Outcome::Accepted);
    EXPECT_EQ(wire.readLine(QDeadlineTimer(5'000)).bytes, "220 go");
    const Handshake handshake = wire.encrypt(QStringLiteral("mail.example.jp"));
    EXPECT_EQ(handshake.outcome, Outcome::Failed);
    EXPECT_EQ(handshake.detail.toStdString(), "too-old");
}

TEST(SocketWire, takesAnAlertWithSomethingBehindItForAnInjection)
{
    Speaker speaker(QByteArray("220 go\r\n\x15\x03\x03\x00\x02\x02\x46"
                               "2",
                               16));
    SocketWire wire(routeTo(speaker.port()));
    ASSERT_EQ(wire.open(), Outcome::Accepted);
    EXPECT_EQ(wire.readLine(QDeadlineTimer(5'000)).bytes, "220 go");
    EXPECT_EQ(wire.encrypt(QStringLiteral("mail.example.jp")).outcome, Outcome::Injected);
}

TEST(SocketWire, namesAServerThatSpeaksNoTls)
{
    Speaker speaker("220 plain as day\r\n");
    SocketWire wire(routeTo(speaker.port()));
    ASSERT_EQ(wire.open(), Outcome::Accepted);
    // The greeting may not have come yet: then it is what OpenSSL takes for a broken record.
    const Handshake handshake = wire.encrypt(QStringLiteral("mail.example.jp"));
    EXPECT_TRUE(handshake.outcome == Outcome::Injected || handshake.detail == QLatin1String("not-tls"))
        << handshake.detail.toStdString();
}

TEST(SocketWire, aStopFromAnotherThreadEndsTheWait)
{
    Speaker speaker("");
    std::stop_source stop;
    SocketRoute route = routeTo(speaker.port());
    route.stop = stop.get_token();
    SocketWire wire(route);
    ASSERT_EQ(wire.open(), Outcome::Accepted);
    const std::unique_ptr<QThread> other(QThread::create([&stop] { stop.request_stop(); }));
    other->start();
    EXPECT_EQ(wire.readLine(QDeadlineTimer(QDeadlineTimer::Forever)).outcome, Outcome::Aborted);
    other->wait();
}

TEST(SocketWire, theDeadlineOfTheWholeTalkCounts)
{
    Speaker speaker("");
    SocketRoute route = routeTo(speaker.port());
    route.deadline = QDeadlineTimer(1'000);
    SocketWire wire(route);
    ASSERT_EQ(wire.open(), Outcome::Accepted);
    EXPECT_EQ(wire.readLine(QDeadlineTimer(QDeadlineTimer::Forever)).outcome, Outcome::TimedOut);
}

TEST(TrustAnchors, needAtLeastOneCertificate)
{
    EXPECT_FALSE(TrustAnchors::withFile(QStringLiteral("/dev/null")));
}

} // namespace

} // namespace todoku

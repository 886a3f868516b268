#include "checkup/discovery.h"

#include "testserver/authority.h"

#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryFile>
#include <QThread>

#include <gtest/gtest.h>

#include <atomic>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray configuration = R"(<clientConfig version="1.1"><emailProvider id="example.jp">
<incomingServer type="imap"><hostname>in.example.jp</hostname><port>993</port><socketType>SSL</socketType></incomingServer>
<outgoingServer type="smtp"><hostname>out.HOST</hostname><port>465</port><socketType>SSL</socketType></outgoingServer>
</emailProvider></clientConfig>
)";

QByteArray naming(const char *domain)
{
    return "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(configuration).replace("HOST", domain);
}

/// Listens, and answers each question with the same bytes.
class Door : public QTcpServer
{
public:
    /// `endless`: a line more and more, until the client has had enough.
    Door(QSslConfiguration tls, QByteArray answer, bool endless)
        : m_tls(std::move(tls)), m_answer(std::move(answer)), m_endless(endless)
    {
    }
    std::atomic<int> questions = 0;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *caller = new QSslSocket(this);
        caller->setSocketDescriptor(descriptor);
        caller->setSslConfiguration(m_tls);
        connect(caller, &QSslSocket::readyRead, caller, [this, caller] {
            if (!caller->readAll().contains("\r\n\r\n"))
                return;
            ++questions;
            caller->write(m_answer);
            if (!m_endless)
                return caller->disconnectFromHost();
            const auto more = [caller] { caller->write(QByteArray(16'384, 'x') + '\n'); };
            connect(caller, &QSslSocket::encryptedBytesWritten, caller, more);
            more();
        });
        caller->startServerEncryption();
    }

private:
    const QSslConfiguration m_tls;
    const QByteArray m_answer;
    const bool m_endless;
};

/// The web server of example.jp, in a thread of its own.
class WebServer
{
public:
    explicit WebServer(const QByteArray &answer, bool endless = false)
    {
        const Authority authority;
        m_door = new Door(
            authority.issue(CertificateFamily::Good, {u"autoconfig.example.jp"_s, u"www.example.jp"_s}),
            answer, endless);
        m_door->moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            m_door,
            [this] {
                EXPECT_TRUE(m_door->listen(QHostAddress::LocalHost));
                m_port = m_door->serverPort();
            },
            Qt::BlockingQueuedConnection);
        EXPECT_TRUE(m_ca.open());
        m_ca.write(authority.pem());
        m_ca.flush();
        m_trust = *TrustAnchors::withFile(m_ca.fileName());
    }
    ~WebServer()
    {
        QMetaObject::invokeMethod(
            m_door, [this] { delete m_door; }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }

    /// Everybody's names lead here, and port 443 to this server; all other ports to nobody.
    Ways ways() const
    {
        Ways ways;
        ways.names.nameserver = u"127.0.0.1:1"_s; // nobody answers there: no SRV, no MX
        for (const char *host : {"autoconfig.example.jp", "www.example.jp"})
            ways.names.scripted.insert(QString::fromLatin1(host),
                                       {NameAnswer::Kind::Found, {u"127.0.0.1"_s}});
        for (const char *host : {"example.jp", "smtp.example.jp", "mail.example.jp", "pop.example.jp",
                                 "pop3.example.jp", "imap.example.jp", "other.example"})
            ways.names.scripted.insert(QString::fromLatin1(host), {NameAnswer::Kind::NotFound, {}});
        ways.routeTo = [this](const QString &, quint16 port, const NameAnswer &found) {
            SocketRoute route;
            route.addresses = found.addresses;
            route.port = port == 443 ? m_port : quint16(1);
            route.trust = m_trust;
            return route;
        };
        return ways;
    }
    int questions() const { return m_door->questions; }

private:
    QTemporaryFile m_ca;
    TrustAnchors m_trust; // reading the system's takes a while: once
    QThread m_thread;
    Door *m_door;
    quint16 m_port = 0;
};

Discovery discoverAt(const WebServer &server)
{
    return discover(u"taro@example.jp"_s, {}, {}, server.ways());
}

/// What came of the first question to the web server.
std::string outcome(const Discovery &discovery)
{
    for (const Enquiry &enquiry : discovery.enquiries)
        if (enquiry.asked.startsWith(u"https://autoconfig."_s))
            return enquiry.outcome.toStdString();
    return "not asked";
}

} // namespace

TEST(AConfigurationOnTheWeb, NamesServersOfTheSameOwnerThatMayHearThePassword)
{
    const WebServer server(naming("example.jp"));
    const Discovery found = discoverAt(server);
    EXPECT_EQ(outcome(found), "found");
    const QList<FoundServer> sending = found.best(Protocol::Smtp);
    ASSERT_EQ(sending.size(), 1);
    EXPECT_EQ(sending[0].settings.host, u"out.example.jp"_s);
    EXPECT_TRUE(sending[0].mayHearPassword);
}

TEST(AConfigurationOnTheWeb, ThatNamesAStrangersServerDoesNotGetThePasswordThere)
{
    const WebServer server(naming("stranger.example"));
    const Discovery found = discoverAt(server);
    ASSERT_EQ(found.best(Protocol::Smtp).size(), 1);
    EXPECT_FALSE(found.best(Protocol::Smtp)[0].mayHearPassword);
    EXPECT_TRUE(found.best(Protocol::Imap)[0].mayHearPassword);
}

TEST(AConfigurationOnTheWeb, IsNotFollowedToSomebodyElseNorOutOfEncryption)
{
    for (const char *to :
         {"https://other.example/x", "http://www.example.jp/x", "ftp://www.example.jp/x", "//", ""}) {
        const WebServer server("HTTP/1.1 302 Found\r\nLocation: " + QByteArray(to) + "\r\n\r\n");
        const Discovery found = discoverAt(server);
        EXPECT_EQ(outcome(found), "redirected") << to;
        EXPECT_TRUE(found.servers.isEmpty()) << to;
    }
}

TEST(AConfigurationOnTheWeb, ThatLeadsInACircleIsLeftAfterAFewRounds)
{
    const WebServer server("HTTP/1.1 301 Moved\r\nLocation: https://www.example.jp/again\r\n\r\n");
    EXPECT_EQ(outcome(discoverAt(server)), "redirected");
    EXPECT_LE(server.questions(), 4);
}

TEST(AConfigurationOnTheWeb, WithoutEndIsCutOff)
{
    const WebServer server("HTTP/1.1 200 OK\r\n\r\n<clientConfig>", true);
    const Discovery found = discoverAt(server);
    EXPECT_EQ(outcome(found), "too-large");
    EXPECT_TRUE(found.servers.isEmpty());
}

TEST(AConfigurationOnTheWeb, WithEntitiesOrWithoutXmlIsRefused)
{
    const WebServer bomb("HTTP/1.1 200 OK\r\n\r\n<!DOCTYPE a [<!ENTITY b \"b\">]><a>&b;</a>");
    EXPECT_EQ(outcome(discoverAt(bomb)), "forbidden-xml");
    const WebServer picture("HTTP/1.1 200 OK\r\n\r\n\x89PNG");
    EXPECT_EQ(outcome(discoverAt(picture)), "not-xml");
    const WebServer page("HTTP/1.1 404 Not Found\r\n\r\n<html/>");
    EXPECT_EQ(outcome(discoverAt(page)), "not-found");
}

TEST(AConfigurationOnTheWeb, OfAServerThatNobodyVouchesForIsNotRead)
{
    const WebServer server(naming("example.jp"));
    Ways ways = server.ways();
    ways.routeTo = [trusting = ways.routeTo](const QString &host, quint16 port, const NameAnswer &found) {
        SocketRoute route = trusting(host, port, found);
        route.trust = TrustAnchors();
        return route;
    };
    const Discovery found = discover(u"taro@example.jp"_s, {}, {}, ways);
    EXPECT_EQ(outcome(found), "untrusted");
    EXPECT_EQ(server.questions(), 0);
}

TEST(AConfigurationOnTheWeb, IsNotAskedForWhereNobodyElseMayBeAsked)
{
    const WebServer server(naming("example.jp"));
    Ways ways = server.ways();
    ways.webMayBeAsked = false;
    EXPECT_EQ(outcome(discover(u"taro@example.jp"_s, {}, {}, ways)), "not asked");
    EXPECT_EQ(server.questions(), 0);
}

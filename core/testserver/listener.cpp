#include "testserver/listener.h"

#include "testserver/imapsession.h"
#include "testserver/playback.h"
#include "testserver/pop3session.h"
#include "testserver/smtpsession.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace todoku
{

namespace
{

using namespace std::chrono_literals;

constexpr auto patience = 5min; // RFC 5321 section 4.5.3.2.7
constexpr auto roundEvery = 15s;
constexpr auto soonAfter = 500ms; // the last one has left and none has come since

Session *newSession(Desk &desk, QSslSocket *socket, QObject *parent)
{
    if (desk.plan.dialogue)
        return new PlaybackSession(desk, socket, parent);
    switch (desk.plan.protocol) {
    case Protocol::Pop3:
        return new Pop3Session(desk, socket, parent);
    case Protocol::Imap:
        return new ImapSession(desk, socket, parent);
    default:
        return new SmtpSession(desk, socket, parent);
    }
}

} // namespace

Listener::Listener(std::unique_ptr<Desk> desk) : m_desk(std::move(desk))
{
    setListenBacklogSize(1024);
    m_round.setInterval(roundEvery);
    connect(&m_round, &QTimer::timeout, this, &Listener::cutOffTheSilent);
    m_tidy.setSingleShot(true);
    m_tidy.setInterval(soonAfter);
#ifdef __GLIBC__
    // After a crowd, what it took is free, but glibc keeps it: give it back to the machine.
    connect(&m_tidy, &QTimer::timeout, this, [] { ::malloc_trim(0); });
#endif
}

Listener::~Listener()
{
    // They write to the desk to the last, so they go before it and not with the other children.
    qDeleteAll(findChildren<Session *>(Qt::FindDirectChildrenOnly));
}

bool Listener::open(const LoopbackAddress &address, quint16 port)
{
    return listen(address.address(), port);
}

void Listener::incomingConnection(qintptr descriptor)
{
    auto *socket = new QSslSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    if (static_cast<int>(m_sessions.size()) >= m_desk->plan.mostConnections) {
        // Where TLS comes first, words in clear would look like another kind of server.
        if (m_desk->plan.security != Security::Tls)
            socket->write(
                m_desk->plan.protocol == Protocol::Smtp   ? "421 4.7.0 Error: too many connections\r\n"
                : m_desk->plan.protocol == Protocol::Pop3 ? "-ERR [SYS/TEMP] too many connections\r\n"
                                                          : "* BYE too many connections\r\n");
        socket->flush();
        socket->abort();
        socket->deleteLater();
        return;
    }
    Session *session = newSession(*m_desk, socket, this);
    m_sessions.insert(session);
    if (!m_round.isActive())
        m_round.start();
    m_tidy.stop();
    connect(session, &Session::ended, this, [this, session] {
        m_sessions.remove(session);
        if (m_sessions.isEmpty()) {
            m_round.stop();
            m_tidy.start();
        }
        session->disconnect(this);
        session->deleteLater();
    });
    session->begin();
}

void Listener::cutOffTheSilent()
{
    const auto now = std::chrono::steady_clock::now();
    // A copy: who is cut off leaves the set.
    const QSet<Session *> sessions = m_sessions;
    for (Session *session : sessions) {
        if (now - session->heardLast() >= patience)
            session->cutOff();
    }
}

} // namespace todoku

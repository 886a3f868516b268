#include "testserver/listener.h"

#include "testserver/imapsession.h"
#include "testserver/playback.h"
#include "testserver/pop3session.h"
#include "testserver/smtpsession.h"

namespace todoku
{

namespace
{

constexpr int mostPresent = 100;

Session *newSession(Desk &desk, QSslSocket *socket, const QString &label, QObject *parent)
{
    if (desk.plan.dialogue)
        return new PlaybackSession(desk, socket, label, parent);
    switch (desk.plan.protocol) {
    case Protocol::Pop3:
        return new Pop3Session(desk, socket, label, parent);
    case Protocol::Imap:
        return new ImapSession(desk, socket, label, parent);
    default:
        return new SmtpSession(desk, socket, label, parent);
    }
}

} // namespace

Listener::Listener(std::unique_ptr<Desk> desk) : m_desk(std::move(desk))
{
    setListenBacklogSize(128);
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
    if (m_present >= mostPresent) {
        socket->write(m_desk->plan.protocol == Protocol::Smtp   ? "421 4.7.0 Error: too many connections\r\n"
                      : m_desk->plan.protocol == Protocol::Pop3 ? "-ERR [SYS/TEMP] too many connections\r\n"
                                                                : "* BYE too many connections\r\n");
        socket->flush();
        socket->abort();
        socket->deleteLater();
        return;
    }
    ++m_present;
    Session *session =
        newSession(*m_desk, socket, QStringLiteral("%1#%2").arg(m_desk->plan.port).arg(++m_count), this);
    connect(session, &Session::ended, this, [this, session] {
        --m_present;
        session->disconnect(this);
        session->deleteLater();
    });
    session->begin();
}

} // namespace todoku

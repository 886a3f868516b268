#pragma once

#include "testserver/loopback.h"
#include "testserver/session.h"

#include <QSet>
#include <QTcpServer>
#include <QTimer>

namespace todoku
{

/// An open door: makes a session of each connection, and turns away those that are too many.
class Listener : public QTcpServer
{
    Q_OBJECT

public:
    explicit Listener(std::unique_ptr<Desk> desk);
    ~Listener() override;

    /// @param port 0: any.
    bool open(const LoopbackAddress &address, quint16 port);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    // Only through open(), which takes no other address.
    using QTcpServer::listen;

    void cutOffTheSilent();

    std::unique_ptr<Desk> m_desk;
    QSet<Session *> m_sessions;
    QTimer m_tidy;
    QTimer m_round; ///< one for all connections: a timer for each costs more than their commands
};

} // namespace todoku

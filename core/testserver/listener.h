#pragma once

#include "testserver/loopback.h"
#include "testserver/session.h"

#include <QTcpServer>

namespace todoku
{

/// An open door: makes a session of each connection, and turns away those that are too many.
class Listener : public QTcpServer
{
    Q_OBJECT

public:
    explicit Listener(std::unique_ptr<Desk> desk);

    /// @param port 0: any.
    bool open(const LoopbackAddress &address, quint16 port);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    // Only through open(), which takes no other address.
    using QTcpServer::listen;

    std::unique_ptr<Desk> m_desk;
    int m_count = 0; ///< connections so far, for telling them apart in the transcript
    int m_present = 0;
};

} // namespace todoku

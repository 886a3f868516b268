#pragma once

#include "evidence/result.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <memory>
#include <vector>

namespace todoku
{

/// 127.0.0.1 or ::1. Whatever listens in the test server wants one of these, so that it can listen nowhere
/// else.
class LoopbackAddress
{
public:
    /// The complaint tells that only this computer can be served.
    static Result<LoopbackAddress> from(const QString &text);

    const QHostAddress &address() const { return m_address; }

private:
    explicit LoopbackAddress(QHostAddress address) : m_address(std::move(address)) {}
    QHostAddress m_address;
};

/// A port that is taken but not listened at: whoever connects gets RST.
class RefusedPort
{
public:
    /// @param port 0: any. The complaint says that it is taken.
    static Result<std::unique_ptr<RefusedPort>> open(const LoopbackAddress &address, quint16 port);
    quint16 port() const { return m_socket.localPort(); }

private:
    QTcpSocket m_socket;
};

/// A port whose SYNs are not answered, as behind a firewall that drops: its queue of connections is full, and
/// nobody takes one out. Only Linux drops SYNs then; elsewhere there is a complaint.
class SilentPort
{
public:
    static Result<std::unique_ptr<SilentPort>> open(const LoopbackAddress &address, quint16 port);
    ~SilentPort();
    SilentPort(const SilentPort &) = delete;
    SilentPort &operator=(const SilentPort &) = delete;
    quint16 port() const { return m_port; }

private:
    SilentPort() = default;
    quint16 m_port = 0;
    std::vector<int> m_descriptors; ///< the listening one, and those that fill its queue
};

/// The complaint about a port that somebody else has.
Complaint portTaken(quint16 port, const QString &why);

} // namespace todoku

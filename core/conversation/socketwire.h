#pragma once

#include "conversation/wire.h"

#include <QByteArray>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>

namespace todoku
{

/// Trust anchors: those of the system, and at most one file more. Read once, shared by all connections.
class TrustAnchors
{
public:
    TrustAnchors();
    /// With the PEM certificates in `file` besides the system's. Nothing if the file holds none.
    static std::optional<TrustAnchors> withFile(const QString &file);

    struct Certificates;
    std::shared_ptr<const Certificates> extra; ///< nullptr: the system's alone

private:
    friend class SocketWire;
};

/// Where and how to connect.
struct SocketRoute {
    QStringList addresses; ///< tried in this order, the next one 250 ms after the one before (RFC 8305)
    quint16 port = 0;
    TrustAnchors trust;
    /// Linux repeats an unanswered SYN after 1 and 3 s: this gives a silent port three, and still tells it
    /// within 5 s.
    std::chrono::milliseconds connectPatience{4'200};
    std::chrono::milliseconds handshakePatience{20'000};
    QDeadlineTimer deadline{QDeadlineTimer::Forever}; ///< for the whole talk, however lively the server
    std::stop_token stop;
    /// What the computer's clock is taken to say when certificates are judged (a scenario with a wrong
    /// clock).
    std::optional<QDateTime> clock;
};

/// The real wire. Blocks its own thread in a local event loop until what is wanted has come, an error, the
/// deadline or a stop. Reads at most 64 KiB ahead (security.md H2); a line longer than that is Garbled.
class SocketWire : public Wire
{
public:
    explicit SocketWire(SocketRoute route);
    ~SocketWire() override;

    Outcome open() override;
    Handshake encrypt(const QString &serverName) override;
    void send(const QByteArray &bytes) override;
    HeardLine readLine(QDeadlineTimer deadline) override;
    bool hasUnread() const override;
    void close() override;
    QString peerAddress() const override;
    QString ownAddress() const override;

private:
    class Socket;
    std::unique_ptr<Socket> m_socket;
};

} // namespace todoku

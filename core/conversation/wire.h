#pragma once

#include "evidence/exchange.h"

#include <QDeadlineTimer>

namespace todoku
{

/// One line that came, without its line end, or why none came.
struct HeardLine {
    Outcome outcome = Outcome::Accepted; ///< Accepted, TimedOut, Closed, Garbled (too long), Aborted
    QByteArray bytes;                    ///< the line; with another outcome what had come of it
};

/// How a TLS handshake ended.
struct Handshake {
    Outcome outcome =
        Outcome::Accepted;   ///< Accepted, BadCertificate, Failed, TimedOut, Closed, Injected, Aborted
    Certificate certificate; ///< with Accepted and BadCertificate
    /// With Failed: not-tls, too-old, handshake-failure, weak-key, internal, name-unknown,
    /// client-certificate, other.
    QString detail;
};

/// What we speak through: the seam below the protocol. SocketWire is the real one; tests script theirs.
class Wire
{
public:
    Wire() = default;
    virtual ~Wire() = default;
    Wire(const Wire &) = delete;
    Wire &operator=(const Wire &) = delete;

    /// Connects. Accepted, Refused, TimedOut, Unreachable, Closed or Aborted.
    virtual Outcome open() = 0;
    /// Begins TLS for that server name. Refuses (Injected) while anything in clear is unread.
    virtual Handshake encrypt(const QString &serverName) = 0;
    /// Hands bytes over for sending.
    virtual void send(const QByteArray &bytes) = 0;
    /// Waits for the next line until the deadline; never longer than the whole talk may last.
    virtual HeardLine readLine(QDeadlineTimer deadline) = 0;
    /// True when something came that nobody has read yet.
    virtual bool hasUnread() const = 0;
    virtual void close() = 0;

    /// The IP address at the other end, and ours; empty before open().
    virtual QString peerAddress() const = 0;
    virtual QString ownAddress() const = 0;
};

} // namespace todoku

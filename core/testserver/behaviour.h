#pragma once

#include "testserver/behaviourplan.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace todoku
{

class Ledger;

/// What a server does at one moment.
struct ServerAnswer {
    QByteArray bytes; ///< as they go over the wire, with line ends; may be empty
    Then then = Then::GoOn;
    std::chrono::milliseconds delay{0};
    std::chrono::milliseconds drip{0};
    bool secret = false; ///< the transcript shows *** in its place
    /// What follows the bytes, piece by piece and only as fast as the client reads; an empty one ends it. Not
    /// in the transcript.
    std::function<QByteArray()> more{};

    /// One line and its end.
    static ServerAnswer line(const QByteArray &text, Then then = Then::GoOn)
    {
        ServerAnswer answer;
        answer.bytes = text + "\r\n";
        answer.then = then;
        return answer;
    }
};

/// A point in a session at which a behaviour may step in.
struct Moment {
    /// The command in lower case ("ehlo", "rcpt"); or "accept" (the connection stands), "greeting", "tls"
    /// (the handshake is to begin), "login" (user and password are known), "message" (the final dot came).
    QByteArray verb;
    QString sender;
    QString recipient;
    QString user;
    QString client; ///< the client's IP address
    QString serverName;
    QString ownDomain; ///< in lower case
    QByteArray tag;    ///< of an IMAP command
    bool encrypted = false;
    bool authenticated = false;
    std::optional<bool> passwordRight; ///< at "login"
};

/// A way to misbehave, plugged in before a well-behaved session. Lives and acts in the server's thread.
class Behaviour
{
public:
    virtual ~Behaviour() = default;
    /// An answer in place of the session's own, which then does not act on the command at all; or nothing.
    virtual std::optional<ServerAnswer> instead(const Moment &) { return std::nullopt; }
    /// Changes the answer that the session gives.
    virtual void amend(const Moment &, ServerAnswer &) {}
};

/// Makes the plan act. The ledger must live longer.
std::unique_ptr<Behaviour> makeBehaviour(const BehaviourPlan &plan, Ledger &ledger);

/// The text with %r, %s, %u, %c, %h, %t filled in (see FixedAnswer).
QByteArray filledIn(const QString &text, const Moment &moment);

} // namespace todoku

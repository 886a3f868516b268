#pragma once

#include "conversation/login.h"
#include "conversation/replyreader.h"

#include <QElapsedTimer>

#include <chrono>

namespace todoku
{

/// Told while a conversation goes on, in the conversation's own thread.
struct TalkObserver {
    std::function<void(Step)> waitsFor;              ///< a step begins
    std::function<void(const Conversation &)> heard; ///< an exchange was recorded (the last one)
};

/// How long each thing may take.
struct Patience {
    /// A greeting may take up to 30 s: greet-pause and reverse look-ups of our address are normal.
    std::chrono::milliseconds greeting{30'000};
    /// Dovecot answers a wrong password after 2 to 15 s.
    std::chrono::milliseconds reply{20'000};
};

/// What every protocol's talk has in common. It records what is said and heard, and falls silent after the
/// first refusal: every later call does nothing, so that a conversation is written top to bottom without
/// error handling.
class Talk
{
public:
    Talk(Wire &wire, Protocol protocol, Purpose purpose, Endpoint endpoint, TalkObserver observer,
         Patience patience);

    /// Opens the connection.
    void connect();
    /// Begins TLS. What was learnt before is forgotten (RFC 3207 section 4.2); what is left unread ends the
    /// talk.
    void encrypt();
    /// True while the talk goes on.
    bool goesOn() const { return m_goesOn; }
    const Conversation &soFar() const { return m_conversation; }

protected:
    /// Ends the talk here.
    void fallSilent() { m_goesOn = false; }
    void begin(Step step);
    /// Records the exchange that `begin` opened.
    void record(Step step, Outcome outcome, const QString &said = {}, const Reply &reply = {},
                const QString &detail = {});
    /// Records a finding about the dialogue itself (not offered, withheld); the talk goes on.
    void note(Step step, Outcome outcome, const QString &detail);
    /// Sends a line that may be shown.
    void sendLine(const QByteArray &line) { m_wire.send(line + "\r\n"); }
    /// Sends a line that must not be shown, and wipes it. Only `authenticate` of each talk calls it, after
    /// leave was given.
    void whisper(QByteArray line);
    QDeadlineTimer patienceFor(Step step) const;
    /// Asks for leave to log in, and has the last word: without TLS that proves the name, or the user's
    /// consent for this very door, there is no login. Where there is none, the reason is noted and the talk
    /// goes on unauthenticated.
    std::optional<Login> leaveToLogIn(const AskLeave &askLeave);
    /// True if there is still somebody to say goodbye to: greeted, and neither gone nor half-way into TLS.
    bool stillListens() const;
    /// Something came that answers no question of ours: the dialogue has lost its step, so it ends.
    bool stumbles(Step step);

    Wire &m_wire;
    Conversation m_conversation;

private:
    TalkObserver m_observer;
    Patience m_patience;
    QElapsedTimer m_clock;
    Secret m_whispered; ///< what no reply may repeat
    bool m_goesOn = true;
};

} // namespace todoku

#pragma once

#include "testserver/session.h"

namespace todoku
{

/// Plays the server's part of a script. The client's lines are matched by their verb alone: names, addresses
/// and tags are the client's own. Whoever leaves the script is hung up on.
class PlaybackSession : public Session
{
    Q_OBJECT

public:
    using Session::Session;

protected:
    ServerAnswer greeting() override { return onwards(); }
    void hear(const QByteArray &line) override;
    QByteArray tooLong() const override { return "500 line too long"; }
    void forget() override { send(onwards()); }
    QByteArray challenge(const QByteArray &base64) const override { return base64; }
    ServerAnswer loginDone(Mechanism::Turn::Kind) override { return {}; }

private:
    ServerAnswer onwards();

    qsizetype m_at = 0;
    QByteArray m_scriptTag; ///< IMAP: the tag in the script, and what the client says in its place
};

/// A scenario whose one door plays the script to whoever connects; the sending host or the receiving host of
/// the account is the endpoint's, as the protocol has it. What port 465 and its like need, "== TLS ==" in
/// front, must stand in the script.
Scenario scenarioPlaying(const Script &script, Protocol protocol, const Endpoint &endpoint);

} // namespace todoku

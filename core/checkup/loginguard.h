#pragma once

#include "conversation/login.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <stop_token>

namespace todoku
{

/// What a login may be tried with.
struct Credentials {
    QStringList userForms; ///< at most two forms of the user name, the likelier first
    Secret password;
    bool cleartextAllowed = false;
    QStringList confirmedHosts; ///< the only servers that may ever hear the password
    bool everyProtocol = false; ///< a password that one receiving protocol took may be shown to the other
    QMap<Protocol, QString> usualUsers =
        {}; ///< what the provider makes of the name for one protocol, where known
};

/// Guards the account: nobody logs in without its leave, and everybody tells it how the login went.
///
/// - A user name and password that were refused are never tried again, anywhere; at most two forms of the
/// name in a run.
/// - Receiving logs in first: a password that receiving takes is right, whatever sending says of it.
/// - But not before every sender has shown what it may do unauthenticated: a POP login could open the door
/// that the
///   experiment wants to find shut (POP before SMTP).
/// - Senders log in one at a time, the best port first, until one has proved that mail goes out: every login
/// that is not
///   needed is one less to be counted against the account.
/// - An unencrypted login, where the user allowed it, is the last resort: it waits for all encrypted ways to
/// be tried.
///
/// All functions may be called from any thread; `leave...` and `await...` block until they know, or a stop.
class LoginGuard
{
public:
    LoginGuard(Credentials credentials, std::stop_token stop);

    /// A sender or receiver enters the run, and later leaves it. Receivers have a rank: a smaller one logs in
    /// rather.
    void senderEnters();
    void senderLeaves();
    /// The sender has a connection: it is worth waiting for what it may do unauthenticated.
    void senderConnected();
    void receiverEnters(int rank);
    void receiverLeaves(int rank);

    /// One sender has shown all that it will show unauthenticated. To be called exactly once per sender.
    void senderShown();

    LoginLeave leaveToReceive(const Conversation &soFar, int rank);
    LoginLeave leaveToSend(const Conversation &soFar, int rank);
    /// A sender's conversation is over; `proved`: its login and recipient were accepted.
    void sendingOver(const Conversation &talk, bool proved);
    /// How a login ended. `aboutCredentials`: the refusal speaks of the user name or password.
    void ended(const Conversation &soFar, bool aboutCredentials);
    /// True if the login that just ended was refused and another form of the name may be tried on the same
    /// server.
    bool mayTryOtherForm(const Conversation &soFar) const;
    /// Waits until receiving has been settled; true if its login was accepted.
    bool awaitReceiving();

private:
    enum class Receiving { Pending, Accepted, Impossible };

    LoginLeave withheld(const char *because) const;
    /// The likeliest form of the name for that protocol that nobody refused; empty where none is left.
    QString userFor(Protocol protocol) const;
    std::optional<LoginLeave> refusedAtOnce(const Conversation &soFar) const;
    bool receivingIsBusy() const;
    template <class Known>
    void wait(std::unique_lock<std::mutex> &lock, Known known, std::chrono::steady_clock::time_point until);

    const Credentials m_credentials;
    const std::stop_token m_stop;
    const std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::set<int> m_receivers;
    Receiving m_receiving = Receiving::Pending;
    int m_sendersInside = 0;
    int m_sendersHoldingBack = 0; ///< those that would have to log in unencrypted
    int m_sendersUnshown = 0;
    int m_sendersUnconnected = 0;
    QString m_acceptedUser;
    QStringList m_refusedUsers;
    int m_refusals = 0;
    bool m_spent = false;         ///< nothing may be tried any more
    bool m_sendingClosed = false; ///< a refusal that all doors of the sending service share
    bool m_receivingClosed = false;
    bool m_receiverAtIt = false;
    std::set<Protocol> m_receivingBy; ///< the protocols that took the login
    bool m_senderAtIt = false;
    bool m_sendingProved = false;
    std::set<int> m_sendersWaiting; ///< by rank: the best one goes first
};

} // namespace todoku

#pragma once

#include "checkup/checkup.h"
#include "checkup/loginguard.h"
#include "checkup/servers.h"
#include "conversation/socketwire.h"
#include "conversation/talk.h"

#include <QHash>
#include <QThreadPool>

#include <atomic>

namespace todoku
{

/// Told by an examination, from whatever thread.
struct ExaminationListener {
    std::function<void(const ProbeState &)> probeChanged;
    std::function<void(int permille)> progressed;
    std::function<void()> evidenceGrew;
    std::function<void()> finished;
};

/// One run: what its probes share. Probes are plain functions on the pool's threads; each takes what it needs
/// from here and brings its conversation back.
class Examination
{
public:
    Examination(CheckQuestion question, ExaminationListener listener);
    ~Examination();

    void start();
    void stop() { m_stop.request_stop(); }
    Evidence evidence() const;

    // For the probes.

    const CheckQuestion &ask() const { return m_ask; }
    LoginGuard &guard() { return *m_guard; }
    std::stop_token stopToken() const { return m_stop.get_token(); }
    /// The addresses of a host: detours and scripted names first. The first question about one of the user's
    /// servers is kept as evidence.
    NameAnswer addressesOf(const QString &host, Purpose purpose);
    /// A wire to that door. `stop` besides the run's own may end it; `address` pins it to one address.
    SocketRoute routeTo(const QString &host, quint16 port, const NameAnswer &found,
                        std::stop_token stop) const;
    /// Keeps a conversation.
    void add(Conversation conversation);
    /// Announces a probe and gives its number.
    int announce(Purpose purpose, Protocol protocol, const Endpoint &endpoint);
    TalkObserver observe(int probe);
    void done(int probe, Outcome outcome);
    /// Runs a function on the pool; `finished` of the run waits for it.
    void run(std::function<void()> job);
    /// A login that receives was accepted this moment: POP before SMTP counts from here.
    void noteReceived();
    /// Learns from what a server saw whose line this computer is on, unless that is known or was asked
    /// before.
    void learnLine(const Conversation &talk);
    /// Looks at other people's servers, if that is allowed and was not begun before.
    void compare();

private:
    void conduct();
    void awaitJobs();
    void tell(int probe);

    CheckQuestion m_ask;
    ExaminationListener m_listener;
    std::stop_source m_stop;
    QDeadlineTimer m_deadline;
    TrustAnchors m_trust;
    std::unique_ptr<LoginGuard> m_guard;
    QThreadPool m_pool;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_jobsChanged;
    int m_jobs = 0;
    Evidence m_evidence;
    QHash<QString, NameAnswer> m_names;
    QList<ProbeState> m_probes;
    int m_permille = 0;
    std::atomic<bool> m_compared = false;
    std::atomic<bool> m_lineAsked = false;
};

/// Leads a route to where that door of the host really stands.
void takeDetours(SocketRoute &route, const QList<Detour> &detours, const QString &host);

/// The way out through one port: conversation, a second look where the port speaks otherwise than expected,
/// the other form of the user name, and RCPT again after receiving. `stop` of the run ends it.
void examineSending(Examination &exam, const NamedServer &server, quint16 port);
/// The way in through one port. A smaller rank logs in rather.
void examineReceiving(Examination &exam, Protocol protocol, const NamedServer &server, quint16 port,
                      int rank);
/// A door that the user did not ask for: what does it offer? Never a login.
void lookAtDoor(Examination &exam, const QString &host, quint16 port);
/// Somebody else's servers.
void compareWithOthers(Examination &exam);

} // namespace todoku

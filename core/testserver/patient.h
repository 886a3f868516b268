#pragma once

#include "evidence/secret.h"
#include "testserver/ledger.h"
#include "testserver/scenario.h"

#include <QJsonObject>

#include <memory>

namespace todoku
{

/// host:port as the world knows it, and where it really stands.
struct Door {
    QString host;
    quint16 port = 0;
    quint16 localPort = 0;
    QString localAddress;
};

/// What a client must know to talk to the patient.
struct Listening {
    QList<Door> doors;
    QString address; ///< the user's mail address
    QString user;    ///< the user name that the server accepts
    QString token;   ///< the access token that XOAUTH2 accepts; empty: none
    QString caFile;  ///< PEM of the throw-away authority; gone with the patient
};

/// The bundled test server: acts out one scenario on the loopback addresses, in a thread of its own, until it
/// is destroyed. It never opens a connection to anybody (but to itself, to fill the queue of a silent port)
/// and never relays.
class Patient
{
public:
    /// Starts the server; when it returns, all doors stand.
    /// @param portBase  0: any free ports; else each door of the provider listens on portBase + its public
    /// port.
    /// @param password  empty: a random one for this run.
    /// @param told      hears every line of every dialogue as it is said, both sides, without secrets; in the
    /// server's thread, which it must not hold up. From a user interface: queue it to an object of one's own.
    /// The complaint says which port is taken, or that the scenario asks for an address outside this
    /// computer.
    static Result<std::unique_ptr<Patient>> admit(const Scenario &scenario, quint16 portBase = 0,
                                                  Secret password = {},
                                                  std::function<void(const SpokenLine &)> told = {});
    /// Stops the thread and closes everything.
    ~Patient();
    Patient(const Patient &) = delete;
    Patient &operator=(const Patient &) = delete;

    const Listening &listening() const;
    Secret password() const;
    /// Moves the server's clock: POP-before-SMTP windows, greylists and rate limits go by it.
    void advanceClock(std::chrono::seconds by);

    // What happened so far; each may be asked from any thread.

    /// What was said, one line each: "587#1 C: EHLO pc". Never with anything secret.
    QStringList transcript() const;
    int loginsAccepted() const;
    int loginsRefused() const;
    /// Messages that were taken in; the last hundred.
    QList<ReceivedMail> mails() const;

private:
    struct Body;
    explicit Patient(std::unique_ptr<Body> body);

    std::unique_ptr<Body> m_body;
};

/// The line that `serve --json` prints, as the contract has it. It holds the password on purpose: without it
/// nobody could log in, and it is worth nothing outside this computer and this run.
QJsonObject listeningLine(const Patient &patient);

} // namespace todoku

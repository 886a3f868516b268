#pragma once

#include "testserver/behaviour.h"
#include "testserver/mechanism.h"
#include "testserver/scenario.h"
#include "watching/spokenline.h"

#include <QObject>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

#include <functional>
#include <vector>

namespace todoku
{

/// What stands behind one door and serves all who come in: shared by its sessions, outlives them.
struct Desk {
    DoorPlan plan;
    QString domain;        ///< the user's own domain, in lower case
    QStringList mailboxes; ///< what exists in it
    QString address;       ///< the user's address
    KnownLogin credentials;
    QSslConfiguration tls;
    Ledger *ledger = nullptr;
    std::vector<std::unique_ptr<Behaviour>> behaviours;
};

/// One connection. This class knows lines, TLS, waiting and SASL's back and forth; the heirs know their
/// language. All within one thread's event loop; nothing blocks.
class Session : public QObject
{
    Q_OBJECT

public:
    /// Takes the socket, which is connected.
    Session(Desk &desk, QSslSocket *socket, QObject *parent);
    ~Session() override;

    /// The moment since which nothing whole has come from the client: a line, or a piece of a message. Bytes
    /// that drip in do not count.
    std::chrono::steady_clock::time_point heardLast() const { return m_heardLast; }
    /// Ends the connection at once.
    void cutOff() { m_socket->abort(); }

    /// The client has come in: TLS where the door has it from the start, then the greeting.
    void begin();

Q_SIGNALS:
    void ended();

protected:
    using By = SpokenLine::By;

    /// The first words.
    virtual ServerAnswer greeting() = 0;
    /// One line without its end.
    virtual void hear(const QByteArray &line) = 0;
    /// The answer to a line that is too long.
    virtual QByteArray tooLong() const = 0;
    /// TLS stands after STARTTLS: everything learnt before is to be forgotten.
    virtual void forget() {}
    /// How the protocol writes a SASL challenge, and what it says at the end.
    virtual QByteArray challenge(const QByteArray &base64) const = 0;
    virtual ServerAnswer loginDone(Mechanism::Turn::Kind how) = 0;
    /// Takes one piece off the input (as a rule a line) and deals with it; false when it must wait for more.
    virtual bool takeOne();

    /// The moment as it is now.
    Moment moment(const QByteArray &verb) const;
    /// Asks the behaviours, else takes `usual`, lets them amend it, and sends. `usual` is called only if it
    /// is wanted.
    void respond(const Moment &at, const std::function<ServerAnswer()> &usual);
    /// True when a behaviour answers in place of what would follow; for commands that begin a conversation of
    /// their own.
    bool cutIn(const Moment &at);
    /// Sends without asking anybody.
    void send(ServerAnswer answer);

    /// Begins a login; the outcome goes to loginDone. `initial` is what came with the command, still in
    /// base64.
    void beginLogin(std::unique_ptr<Mechanism> mechanism, const std::optional<QByteArray> &initial);
    /// A login in the protocol's own words has been judged: counts it, lets behaviours speak, answers.
    void judged(const QString &user, Mechanism::Turn::Kind how);

    void note(SpokenLine::By who, const QByteArray &text);
    void noteEvent(const QString &event);
    /// The client's address.
    const QString &client() const { return m_client; }
    bool loginAllowedNow() const { return m_encrypted || m_desk.plan.authInClear; }
    bool tlsOffered() const { return !m_encrypted && m_desk.plan.security == Security::StartTls; }

    Desk &m_desk;
    QByteArray m_input;
    bool m_encrypted = false;
    bool m_authenticated = false;
    QString m_user;
    QString m_sender; ///< as far as the protocol has one
    QByteArray m_tag;

private:
    std::optional<ServerAnswer> insteadOf(const Moment &at);
    ServerAnswer amended(const Moment &at, ServerAnswer answer);
    void greet();
    /// The socket has something to read, or room to write.
    void stir();
    void goOnInTls();
    void work();
    void write();
    void dripOne();
    void follow();
    bool sendMore();
    void leave();
    void waitThen(std::chrono::milliseconds time, void (Session::*next)());
    void startTls();
    void saslTurn(const Mechanism::Turn &turn);
    bool isWebRequest(const QByteArray &line) const;

    QSslSocket *const m_socket;
    const int m_visit;
    const QString m_client;
    std::chrono::steady_clock::time_point m_heardLast;
    std::unique_ptr<QTimer> m_wait; ///< made by the first delay
    ServerAnswer m_answer;          ///< being sent
    bool m_busy = true;             ///< an answer is under way; no command is read
    bool m_streaming = false;       ///< the answer's further pieces are being sent
    bool m_deaf = false;            ///< nothing is answered any more
    bool m_working = false;
    bool m_stirred = false; ///< work() will be called by the event loop
    bool m_heard = false;   ///< the client has said anything
    bool m_gone = false;    ///< the end of the connection has been noted
    bool m_greeted = false;
    bool m_skipping = false; ///< the rest of a line that is too long
    qsizetype m_skipped = 0;
    int m_refusedLogins = 0;
    std::unique_ptr<Mechanism> m_mechanism; ///< while a SASL exchange runs
};

} // namespace todoku

#include "checkup/examination.h"

#include "probes/smtp.h"

namespace todoku
{

namespace
{

/// A port that does not greet for this long may be waiting for TLS: a second connection finds out meanwhile.
constexpr std::chrono::seconds silenceBeforeSecondLook{3};
/// POP before SMTP daemons that follow a log are this late at times; a refusal is believed only after it.
constexpr std::chrono::seconds lagOfTheLog{2};

/// One sender's turn before the guard: tells, once and in every case, that it is connected, that it has shown
/// all that it shows unauthenticated, and that it leaves.
class SendersTurn
{
public:
    explicit SendersTurn(LoginGuard &guard) : m_guard(guard) {}
    ~SendersTurn()
    {
        connected();
        shown();
        m_guard.senderLeaves();
    }
    SendersTurn(const SendersTurn &) = delete;
    SendersTurn &operator=(const SendersTurn &) = delete;

    void connected()
    {
        if (!m_connected.exchange(true))
            m_guard.senderConnected();
    }
    void shown()
    {
        if (!m_shown.exchange(true))
            m_guard.senderShown();
    }

private:
    LoginGuard &m_guard;
    std::atomic<bool> m_connected = false;
    std::atomic<bool> m_shown = false;
};

/// A stop of its own that the run's stop also triggers.
class OwnStop
{
public:
    explicit OwnStop(const std::stop_token &outer) : m_follow(outer, [this] { m_source.request_stop(); }) {}
    std::stop_token token() const { return m_source.get_token(); }
    void request() { m_source.request_stop(); }

private:
    std::stop_source m_source;
    std::stop_callback<std::function<void()>> m_follow;
};

QStringList recipientsOf(const CheckQuestion &ask)
{
    QStringList recipients{ask.address};
    if (!ask.recipient.isEmpty() && ask.recipient != ask.address)
        recipients += ask.recipient;
    return recipients;
}

/// Does the door answer a TLS handshake?
Conversation lookForTls(SocketWire &wire, Endpoint door)
{
    SmtpQuestion ask;
    ask.endpoint = std::move(door);
    ask.endpoint.security = Security::Tls;
    ask.purpose = Purpose::Look;
    ask.until = Step::Greeting;
    return probeSmtp(wire, ask, {}, {std::chrono::seconds(5), std::chrono::seconds(5)});
}

/// Waits for the greeting on the side, and after a while of silence looks whether the port speaks TLS at
/// once.
class SecondLook
{
public:
    SecondLook(Examination &exam, const SocketRoute &route, const Endpoint &door, OwnStop &first)
        : m_exam(exam), m_route(route), m_door(door), m_first(first)
    {
    }

    /// To be run on a thread of the pool; ends when `greeted` was called or the look is over.
    void watch()
    {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, m_exam.stopToken(), [this] { return m_waiting || m_over; });
            if (m_changed.wait_for(lock, m_exam.stopToken(), silenceBeforeSecondLook,
                                   [this] { return m_over; }) ||
                m_exam.stopToken().stop_requested())
                return finish(lock);
        }
        SocketRoute route = m_route;
        route.stop = m_exam.stopToken();
        SocketWire wire(route);
        const Conversation look = lookForTls(wire, m_door);
        std::unique_lock lock(m_mutex);
        m_speaksTls = look.encrypted();
        if (m_speaksTls)
            m_first.request();
        finish(lock);
    }

    void waitsForGreeting()
    {
        const std::lock_guard lock(m_mutex);
        m_waiting = true;
        m_changed.notify_all();
    }

    /// The first conversation is over, one way or another. True if the second look found TLS.
    bool firstIsOver()
    {
        std::unique_lock lock(m_mutex);
        m_over = true;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_finished; });
        return m_speaksTls;
    }

private:
    void finish(const std::unique_lock<std::mutex> &)
    {
        m_finished = true;
        m_changed.notify_all();
    }

    Examination &m_exam;
    SocketRoute m_route;
    Endpoint m_door;
    OwnStop &m_first;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_waiting = false;
    bool m_over = false;
    bool m_finished = false;
    bool m_speaksTls = false;
};

class SendingWay
{
public:
    SendingWay(Examination &exam, Endpoint door)
        : m_exam(exam), m_turn(exam.guard()), m_door(std::move(door)),
          m_probe(exam.announce(Purpose::Send, Protocol::Smtp, m_door))
    {
    }

    void examine()
    {
        m_found = m_exam.addressesOf(m_door.host, Purpose::Send);
        if (m_found.kind != NameAnswer::Kind::Found)
            return m_exam.done(m_probe, Outcome::NotFound);
        Conversation talk = firstLook();
        const Exchange *last = talk.last();
        const bool tlsRefused = last && last->step == Step::Encrypt && last->outcome == Outcome::Failed &&
                                last->detail == QLatin1String("not-tls") && m_door.security == Security::Tls;
        const bool hungUpOnSilence = last && last->step == Step::Greeting &&
                                     last->outcome == Outcome::Closed && m_door.security != Security::Tls;
        if (hungUpOnSilence)
            m_speaksTls = answersTls();
        if (m_speaksTls || tlsRefused) {
            m_door.security = m_speaksTls ? Security::Tls : Security::StartTls;
            talk = converse(Purpose::Send);
        }
        while (m_exam.guard().mayTryOtherForm(talk))
            talk = converse(Purpose::Send);
        m_turn.shown();
        if (mayBeOpenedByReceiving(talk))
            talk = sendAgainAfterReceiving(talk);
        m_exam.done(m_probe, talk.last() ? talk.last()->outcome : Outcome::Aborted);
    }

private:
    Conversation firstLook()
    {
        if (m_door.security == Security::Tls)
            return converse(Purpose::Send);
        OwnStop stop(m_exam.stopToken());
        SecondLook second(m_exam, m_exam.routeTo(m_door.host, m_door.port, m_found, {}), m_door, stop);
        m_exam.run([&second] { second.watch(); });
        Conversation talk = hold(Purpose::Send, stop.token(), [&](Step step) {
            if (step == Step::Greeting)
                second.waitsForGreeting();
        });
        m_speaksTls = second.firstIsOver();
        Exchange *last = talk.exchanges.isEmpty() ? nullptr : &talk.exchanges.last();
        if (m_speaksTls && last && last->step == Step::Greeting && last->outcome == Outcome::Aborted) {
            last->outcome = Outcome::TimedOut;
            last->detail = QStringLiteral("speaks-tls");
        }
        m_exam.add(talk);
        return talk;
    }

    /// A server that wants TLS at once may hang up on a caller who waits for a greeting.
    bool answersTls()
    {
        SocketWire wire(m_exam.routeTo(m_door.host, m_door.port, m_found, m_exam.stopToken()));
        return lookForTls(wire, m_door).encrypted();
    }

    Conversation converse(Purpose purpose)
    {
        Conversation talk = hold(purpose, m_exam.stopToken(), {});
        m_exam.add(talk);
        return talk;
    }

    Conversation hold(Purpose purpose, const std::stop_token &stop, const std::function<void(Step)> &waitsFor)
    {
        SocketWire wire(m_exam.routeTo(m_door.host, m_door.port, m_found, stop));
        SmtpQuestion ask;
        ask.endpoint = m_door;
        ask.purpose = purpose;
        ask.sender = m_exam.ask().address;
        ask.recipients = recipientsOf(m_exam.ask());
        if (purpose == Purpose::SendAgain) // the own address was taken before; the other one decides
            ask.recipients = ask.recipients.mid(ask.recipients.size() - 1);
        if (purpose == Purpose::Send)
            ask.askLeave = [this](const Conversation &soFar) {
                // Where a password can be used it will be: this sender shows nothing unauthenticated any
                // more.
                if (!m_exam.ask().password.isEmpty() && (soFar.trusted() || m_exam.ask().allowCleartext))
                    m_turn.shown();
                return m_exam.guard().leaveToSend(soFar, rank());
            };
        TalkObserver observer = m_exam.observe(m_probe);
        observer.waitsFor = [this, waitsFor, show = observer.waitsFor](Step step) {
            show(step);
            if (step == Step::Greeting || step == Step::Encrypt)
                m_turn.connected();
            if (waitsFor)
                waitsFor(step);
        };
        observer.heard = [this](const Conversation &soFar) {
            const Exchange &exchange = soFar.exchanges.constLast();
            if (exchange.step == Step::Authenticate && !soFar.user.isEmpty())
                m_exam.guard().ended(soFar, aboutCredentials(soFar));
        };
        Conversation talk = probeSmtp(wire, ask, observer);
        m_exam.guard().sendingOver(talk, talk.authenticated() && talk.accepted(Step::Recipient));
        return talk;
    }

    /// Whose login is worth most: TLS at once, then submission, then the rest (RFC 8314 section 3).
    int rank() const { return m_door.security == Security::Tls ? 0 : m_door.port == 587 ? 1 : m_door.port; }

    bool aboutCredentials(const Conversation &talk) const
    {
        const Exchange *login = talk.at(Step::Authenticate);
        if (!login || login->outcome != Outcome::Rejected)
            return false;
        return !m_exam.ask().refusalIsAboutCredentials || m_exam.ask().refusalIsAboutCredentials(talk);
    }

    /// A permanent refusal of sender or recipient, unauthenticated because the server takes no login there
    /// (or none that may go in clear): the one that POP before SMTP gives.
    bool mayBeOpenedByReceiving(const Conversation &talk) const
    {
        const Exchange *last = talk.last();
        if (!last || m_exam.ask().password.isEmpty() || talk.authenticated())
            return false;
        return (last->step == Step::Recipient || last->step == Step::Sender) &&
               (last->outcome == Outcome::Rejected || last->outcome == Outcome::Deferred);
    }

    Conversation sendAgainAfterReceiving(const Conversation &before)
    {
        if (!m_exam.guard().awaitReceiving())
            return before;
        // The same address: the door was opened for the pair of ours and theirs.
        m_found.addresses = {before.address};
        Conversation again = converse(Purpose::SendAgain);
        if (again.accepted(Step::Recipient) || m_exam.stopToken().stop_requested())
            return again;
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any().wait_for(lock, m_exam.stopToken(), lagOfTheLog, [] { return false; });
        return m_exam.stopToken().stop_requested() ? again : converse(Purpose::SendAgain);
    }

    Examination &m_exam;
    SendersTurn m_turn;
    Endpoint m_door;
    int m_probe;
    NameAnswer m_found;
    bool m_speaksTls = false;
};

} // namespace

void examineSending(Examination &exam, const NamedServer &server, quint16 port)
{
    SendingWay(exam, {server.host, port, server.securityAt(port)}).examine();
}

void lookAtDoor(Examination &exam, const QString &host, quint16 port)
{
    const Endpoint door{host, port, usualSecurity(port)};
    const int probe = exam.announce(Purpose::Look, Protocol::Smtp, door);
    SocketWire wire(exam.routeTo(host, port, exam.addressesOf(host, Purpose::Look), exam.stopToken()));
    SmtpQuestion ask;
    ask.endpoint = door;
    ask.purpose = Purpose::Look;
    ask.until = Step::HelloAgain;
    const Conversation look =
        probeSmtp(wire, ask, exam.observe(probe), {std::chrono::seconds(5), std::chrono::seconds(5)});
    exam.done(probe, look.last() ? look.last()->outcome : Outcome::Aborted);
    exam.add(look);
}

} // namespace todoku

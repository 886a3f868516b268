#include "checkup/loginguard.h"

namespace todoku
{

namespace
{

using Clock = std::chrono::steady_clock;

/// How long receiving waits for a sender that has no connection yet: a silent port needs more than four
/// seconds.
constexpr std::chrono::milliseconds patienceForConnection{1'500};
/// How long anybody waits for anybody: a server that greets after 20 s holds up nobody else.
constexpr std::chrono::seconds patienceForOthers{8};

/// Dovecot and its kin answer wrong passwords after 2 to 20 s.
constexpr std::chrono::seconds patienceForLogin{40};

constexpr int formsInARun = 2;

/// "Not here", "not so", "not unencrypted" (RFC 4954 section 6) and a connection that is closing: nothing is
/// said about the account.
bool speaksForItsDoorOnly(const Exchange &login)
{
    const int code = login.reply.code;
    return (code >= 500 && code <= 504) || code == 530 || code == 538 || code == 421;
}

} // namespace

LoginGuard::LoginGuard(Credentials credentials, std::stop_token stop)
    : m_credentials(std::move(credentials)), m_stop(std::move(stop))
{
}

template <class Known>
void LoginGuard::wait(std::unique_lock<std::mutex> &lock, Known known, Clock::time_point until)
{
    m_changed.wait_until(lock, m_stop, until, known);
}

void LoginGuard::senderEnters()
{
    const std::lock_guard lock(m_mutex);
    ++m_sendersInside;
    ++m_sendersUnshown;
    ++m_sendersUnconnected;
}

void LoginGuard::senderLeaves()
{
    const std::lock_guard lock(m_mutex);
    --m_sendersInside;
    m_changed.notify_all();
}

void LoginGuard::senderConnected()
{
    const std::lock_guard lock(m_mutex);
    --m_sendersUnconnected;
    m_changed.notify_all();
}

void LoginGuard::senderShown()
{
    const std::lock_guard lock(m_mutex);
    --m_sendersUnshown;
    m_changed.notify_all();
}

void LoginGuard::receiverEnters(int rank)
{
    const std::lock_guard lock(m_mutex);
    m_receivers.insert(rank);
}

void LoginGuard::receiverLeaves(int rank)
{
    const std::lock_guard lock(m_mutex);
    m_receivers.erase(rank);
    if (m_receivers.empty() && m_receiving == Receiving::Pending)
        m_receiving = Receiving::Impossible;
    m_changed.notify_all();
}

LoginLeave LoginGuard::withheld(const char *because) const
{
    return {{}, QString::fromLatin1(because), false};
}

QString LoginGuard::userFor(Protocol protocol) const
{
    QStringList likely{m_credentials.usualUsers.value(protocol), m_acceptedUser};
    likely += m_credentials.userForms.mid(0, formsInARun);
    for (const QString &user : std::as_const(likely))
        if (!user.isEmpty() && !m_refusedUsers.contains(user))
            return user;
    return {};
}

std::optional<LoginLeave> LoginGuard::refusedAtOnce(const Conversation &soFar) const
{
    if (m_credentials.password.isEmpty())
        return withheld("no-password");
    if (!m_credentials.confirmedHosts.contains(soFar.endpoint.host, Qt::CaseInsensitive))
        return withheld("unconfirmed-host");
    if (!soFar.trusted() && !m_credentials.cleartextAllowed)
        return withheld("no-encryption");
    return std::nullopt;
}

LoginLeave LoginGuard::leaveToReceive(const Conversation &soFar, int rank)
{
    if (auto no = refusedAtOnce(soFar))
        return *no;
    std::unique_lock lock(m_mutex);
    wait(
        lock, [this] { return m_sendersUnshown <= 0; }, m_began + patienceForConnection);
    // Those without a connection after that while show nothing soon; those with one are waited for.
    wait(
        lock, [this] { return m_sendersUnshown <= m_sendersUnconnected; }, m_began + patienceForOthers);
    const auto settled = [&] {
        return m_receiving == Receiving::Accepted &&
               (!m_credentials.everyProtocol || m_receivingBy.contains(soFar.protocol));
    };
    wait(
        lock,
        [&] {
            return settled() || m_spent ||
                   (!m_receiverAtIt && (m_receivers.empty() || *m_receivers.begin() >= rank));
        },
        Clock::now() + patienceForOthers);
    if (m_stop.stop_requested() || settled() || m_receiverAtIt)
        return withheld("not-needed");
    if (m_spent || m_receivingClosed)
        return withheld("refused-before");
    m_receiverAtIt = true;
    return {Login{userFor(soFar.protocol), m_credentials.password}, {}, m_credentials.cleartextAllowed};
}

/// In the middle of a login, or about to try the other form of the name.
bool LoginGuard::receivingIsBusy() const
{
    return m_receiving == Receiving::Pending && (m_receiverAtIt || (m_refusals > 0 && !m_receivers.empty()));
}

LoginLeave LoginGuard::leaveToSend(const Conversation &soFar, int rank)
{
    if (auto no = refusedAtOnce(soFar))
        return *no;
    std::unique_lock lock(m_mutex);
    // In line from now on, so that the best port is first when receiving is settled; but who would go in
    // clear is not.
    if (soFar.trusted())
        m_sendersWaiting.insert(rank);
    const auto settled = [this] { return m_receiving != Receiving::Pending || m_spent; };
    wait(lock, settled, m_began + patienceForOthers);
    // A server that takes its time over a wrong password is waited for: two refusals at once would be one too
    // many.
    if (receivingIsBusy())
        wait(lock, settled, Clock::now() + patienceForLogin);
    if (!soFar.trusted()) {
        ++m_sendersHoldingBack;
        m_changed.notify_all();
        wait(
            lock, [this] { return m_spent || m_sendingProved || m_sendersInside <= m_sendersHoldingBack; },
            Clock::now() + patienceForOthers);
        --m_sendersHoldingBack;
    }
    m_sendersWaiting.insert(rank);
    const auto turn = [&] {
        return m_spent || m_sendingProved || m_sendingClosed ||
               (!m_senderAtIt && *m_sendersWaiting.begin() >= rank);
    };
    wait(lock, turn, Clock::now() + patienceForLogin);
    m_sendersWaiting.erase(rank);
    if (m_stop.stop_requested() || m_sendingProved)
        return withheld("not-needed");
    if (m_spent || m_sendingClosed || m_senderAtIt)
        return withheld("refused-before");
    m_senderAtIt = true;
    return {Login{userFor(soFar.protocol), m_credentials.password}, {}, m_credentials.cleartextAllowed};
}

void LoginGuard::sendingOver(const Conversation &talk, bool proved)
{
    const std::lock_guard lock(m_mutex);
    if (talk.user.isEmpty())
        return;
    m_senderAtIt = false;
    m_sendingProved = m_sendingProved || proved;
    m_changed.notify_all();
}

void LoginGuard::ended(const Conversation &soFar, bool aboutCredentials)
{
    const Exchange *login = soFar.at(Step::Authenticate);
    if (!login)
        return;
    const std::lock_guard lock(m_mutex);
    const bool sending = soFar.protocol == Protocol::Smtp;
    if (!sending)
        m_receiverAtIt = false;
    if (login->accepted()) {
        m_acceptedUser = soFar.user;
        if (!sending) {
            m_receiving = Receiving::Accepted;
            m_receivingBy.insert(soFar.protocol);
        }
    } else if (login->outcome == Outcome::Rejected && aboutCredentials) {
        ++m_refusals;
        m_refusedUsers += soFar.user;
        m_spent = m_refusals >= formsInARun || userFor(soFar.protocol).isEmpty();
    } else if (speaksForItsDoorOnly(*login)) {
        // The next door may take what this one does not.
    } else if (login->outcome == Outcome::Deferred ||
               login->reply.responseCode == QLatin1String("SYS/PERM")) {
        // A store that is out of order, or a service that is not for this account: its other doors lead to
        // the same room.
        (sending ? m_sendingClosed : m_receivingClosed) = true;
    } else if (login->outcome == Outcome::Rejected) {
        // "An app password is needed" and the like: the same words would meet the same answer everywhere.
        m_spent = true;
    }
    m_changed.notify_all();
}

bool LoginGuard::mayTryOtherForm(const Conversation &soFar) const
{
    const std::lock_guard lock(m_mutex);
    const Exchange *login = soFar.at(Step::Authenticate);
    return login && login->outcome == Outcome::Rejected && !m_spent && userFor(soFar.protocol) != soFar.user;
}

bool LoginGuard::awaitReceiving()
{
    std::unique_lock lock(m_mutex);
    wait(
        lock, [this] { return m_receiving != Receiving::Pending; }, Clock::now() + 4 * patienceForOthers);
    return m_receiving == Receiving::Accepted;
}

} // namespace todoku

#include "checkup/examination.h"

#include "evidence/handover.h"
#include "evidence/secret.h"
#include "probes/computer.h"
#include "probes/line.h"

#include <QHostAddress>

#include <algorithm>

namespace todoku
{

namespace
{

/// More than cores on purpose: probes wait, they do not compute.
constexpr int threads = 48;
/// What is kept back of the deadline, for putting the answer into words.
constexpr std::chrono::milliseconds forTheAnswer{400};
/// A connection that is not there after this while makes other people's servers worth a look.
constexpr std::chrono::milliseconds suspicious{450};

QList<quint16> portsOr(const QList<quint16> &named, const QList<quint16> &usual)
{
    return named.isEmpty() ? usual : named;
}

/// Troubles that only a look at other people's servers can tell apart from the user's own server's.
bool callsForComparison(const Conversation &talk)
{
    if (talk.purpose == Purpose::Compare || talk.purpose == Purpose::Look)
        return false;
    const Exchange *last = talk.last();
    if (!last)
        return false;
    switch (last->outcome) {
    case Outcome::TimedOut:
    case Outcome::Unreachable:
    case Outcome::Garbled:
    case Outcome::BadCertificate:
    case Outcome::Failed:
        return true;
    case Outcome::NotFound:
        return talk.purpose == Purpose::Name;
    case Outcome::Closed:
        return last->step <= Step::Hello;
    default:
        return false;
    }
}

bool sendingIsProved(const Evidence &evidence)
{
    return std::any_of(evidence.conversations.cbegin(), evidence.conversations.cend(),
                       [](const Conversation &talk) {
                           return (talk.purpose == Purpose::Send || talk.purpose == Purpose::SendAgain) &&
                                  talk.accepted(Step::Recipient);
                       });
}

} // namespace

Examination::Examination(CheckQuestion question, ExaminationListener listener)
    : m_ask(std::move(question)), m_listener(std::move(listener))
{
    m_pool.setMaxThreadCount(threads);
    m_pool.setExpiryTimeout(1'000);
}

Examination::~Examination()
{
    stop();
    m_pool.waitForDone();
}

void Examination::start()
{
    m_deadline = QDeadlineTimer(std::max(std::chrono::milliseconds(500), m_ask.deadline - forTheAnswer));
    handOver([this] {
        m_pool.start([this] {
            takeOver();
            conduct();
        });
    });
}

Evidence Examination::evidence() const
{
    const std::lock_guard lock(m_mutex);
    return m_evidence;
}

void Examination::conduct()
{
    {
        const std::lock_guard lock(m_mutex);
        Circumstances &c = m_evidence.circumstances;
        c.address = m_ask.address;
        c.user = m_ask.user;
        c.passwordGiven = !m_ask.password.isEmpty();
        c.cleartextAllowed = m_ask.allowCleartext;
        c.thirdPartiesAllowed = m_ask.thirdParties;
        c.recipient = m_ask.recipient;
        c.line = m_ask.line;
        c.now = m_ask.clock.value_or(QDateTime::currentDateTimeUtc());
        c.networkUp = m_ask.networkUp.value_or(networkIsUp());
    }
    if (!m_ask.caFile.isEmpty())
        m_trust = TrustAnchors::withFile(m_ask.caFile).value_or(TrustAnchors());
    const Servers servers =
        findServers(m_ask, {{m_ask.nameserver, m_ask.scriptedNames, stopToken()},
                            [this](const QString &host, quint16 port, const NameAnswer &found) {
                                return routeTo(host, port, found, stopToken());
                            },
                            m_ask.thirdParties});
    m_guard =
        std::make_unique<LoginGuard>(Credentials{servers.userForms, m_ask.password, m_ask.allowCleartext,
                                                 servers.confirmed, m_ask.everyProtocol, servers.usualUsers},
                                     stopToken());
    const QList<quint16> sendingPorts = portsOr(servers.smtp.ports, {465, 587, 25});
    {
        const std::lock_guard lock(m_mutex);
        Circumstances &c = m_evidence.circumstances;
        m_evidence.enquiries = servers.enquiries;
        c.provider = servers.provider ? servers.provider->id : QString();
        c.sendingHost = servers.smtp.host;
        c.sendingPorts = sendingPorts;
        c.receivingHost = servers.pop.host.isEmpty() ? servers.imap.host : servers.pop.host;
        c.receivingProtocol = servers.pop.host.isEmpty() ? Protocol::Imap : Protocol::Pop3;
    }
    if (m_ask.networkUp.value_or(true)) {
        if (!servers.smtp.host.isEmpty())
            for (const quint16 port : sendingPorts) {
                m_guard->senderEnters();
                run([this, server = servers.smtp, port] { examineSending(*this, server, port); });
            }
        int rank = 0;
        const auto receive = [&](Protocol protocol, const NamedServer &server, const QList<quint16> &usual) {
            if (server.host.isEmpty())
                return;
            for (const quint16 port : portsOr(server.ports, usual)) {
                m_guard->receiverEnters(rank);
                run([this, protocol, server, port, rank] {
                    examineReceiving(*this, protocol, server, port, rank);
                });
                ++rank;
            }
        };
        // TLS at once before STARTTLS; POP3 before IMAP, since it is what opens POP before SMTP.
        receive(Protocol::Pop3, servers.pop, {995, 110});
        receive(Protocol::Imap, servers.imap, {993, 143});
        if (rank == 0) {
            m_guard->receiverEnters(0);
            m_guard->receiverLeaves(0);
        }
        awaitJobs();
        // Nothing went out, and one of the doors of a sending server was not asked: a look, without a
        // password.
        const Evidence sofar = evidence();
        if (!sendingIsProved(sofar) && !servers.smtp.host.isEmpty() && !m_stop.stop_requested() &&
            addressesOf(servers.smtp.host, Purpose::Look).kind == NameAnswer::Kind::Found) {
            for (const quint16 port : {quint16(465), quint16(587)})
                if (!sendingPorts.contains(port))
                    run([this, host = servers.smtp.host, port] { lookAtDoor(*this, host, port); });
            awaitJobs();
        }
    }
    m_listener.progressed(1000);
    m_listener.finished();
}

void Examination::run(std::function<void()> job)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_jobs;
    }
    handOver([&] {
        m_pool.start([this, job = std::move(job)] {
            takeOver();
            job();
            wipeStackBelow(); // it may have logged in
            const std::lock_guard lock(m_mutex);
            --m_jobs;
            m_jobsChanged.notify_all();
        });
    });
}

void Examination::awaitJobs()
{
    std::unique_lock lock(m_mutex);
    const auto done = [this] { return m_jobs == 0; };
    if (m_jobsChanged.wait_for(lock, suspicious, done))
        return;
    const bool hanging = std::any_of(m_probes.cbegin(), m_probes.cend(), [](const ProbeState &probe) {
        return probe.state == ProbeState::State::Running && probe.step == Step::Connect;
    });
    lock.unlock();
    if (hanging)
        compare();
    lock.lock();
    m_jobsChanged.wait(lock, done);
}

void Examination::compare()
{
    const bool allowed = m_ask.thirdParties || !m_ask.comparisonHosts.isEmpty();
    if (allowed && !m_stop.stop_requested() && !m_compared.exchange(true))
        compareWithOthers(*this);
}

NameAnswer Examination::addressesOf(const QString &host, Purpose purpose)
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_names.constFind(host); known != m_names.cend())
            return *known;
    }
    QElapsedTimer clock;
    clock.start();
    NameAnswer answer;
    const auto fixed = std::find_if(m_ask.detours.cbegin(), m_ask.detours.cend(), [&](const Detour &d) {
        return !d.toAddress.isEmpty() && (d.host.isEmpty() || d.host.compare(host, Qt::CaseInsensitive) == 0);
    });
    if (fixed != m_ask.detours.cend() && !m_ask.scriptedNames.contains(host))
        answer.addresses = {fixed->toAddress};
    else
        answer = lookUpHost(host, {m_ask.nameserver, m_ask.scriptedNames, stopToken()});
    const double ms = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    {
        const std::lock_guard lock(m_mutex);
        if (m_names.contains(host)) // another probe asked at the same time
            return m_names.value(host);
        m_names.insert(host, answer);
    }
    if (purpose == Purpose::Send || purpose == Purpose::Receive)
        add(asEvidence(host, answer, ms));
    return answer;
}

SocketRoute Examination::routeTo(const QString &host, quint16 port, const NameAnswer &found,
                                 std::stop_token stop) const
{
    SocketRoute route;
    route.addresses = found.addresses;
    route.port = port;
    takeDetours(route, m_ask.detours, host);
    route.trust = m_trust;
    route.deadline = m_deadline;
    route.stop = std::move(stop);
    route.clock = m_ask.clock;
    return route;
}

void takeDetours(SocketRoute &route, const QList<Detour> &detours, const QString &host)
{
    const quint16 port = route.port;
    for (const Detour &detour : detours) {
        if ((!detour.host.isEmpty() && detour.host.compare(host, Qt::CaseInsensitive) != 0) ||
            (detour.port != 0 && detour.port != port))
            continue;
        if (!detour.toAddress.isEmpty())
            route.addresses = {detour.toAddress};
        if (detour.toPort != 0)
            route.port = detour.toPort;
    }
}

void Examination::noteReceived()
{
    const std::lock_guard lock(m_mutex);
    m_evidence.circumstances.received = QDateTime::currentDateTimeUtc();
}

void Examination::add(Conversation conversation)
{
    const bool suspiciousTalk = callsForComparison(conversation);
    learnLine(conversation);
    {
        const std::lock_guard lock(m_mutex);
        m_evidence.add(std::move(conversation));
    }
    if (suspiciousTalk)
        compare();
    m_listener.evidenceGrew();
}

void Examination::learnLine(const Conversation &talk)
{
    const QString address = talk.protocol == Protocol::Smtp ? addressSeenIn(talk) : QString();
    if (address.isEmpty() || !m_ask.line.isEmpty() || !m_ask.thirdParties || m_lineAsked.exchange(true))
        return;
    run([this, address] {
        const QString host = lookUpReverseName(address, {m_ask.nameserver, m_ask.scriptedNames, stopToken()});
        Enquiry enquiry{QStringLiteral("line"),
                        QStringLiteral("PTR ") + address,
                        host.isEmpty() ? QStringLiteral("not-found") : QStringLiteral("found"),
                        {}};
        const auto provider = m_ask.providers.forReverseName(host);
        if (!host.isEmpty())
            enquiry.found += host;
        const std::lock_guard lock(m_mutex);
        if (provider && *provider) {
            enquiry.found += (*provider)->id;
            m_evidence.circumstances.line = (*provider)->id;
            m_evidence.circumstances.lineSeen = true;
        }
        m_evidence.enquiries += enquiry;
    });
}

int Examination::announce(Purpose purpose, Protocol protocol, const Endpoint &endpoint)
{
    int id = 0;
    {
        const std::lock_guard lock(m_mutex);
        id = static_cast<int>(m_probes.size());
        ProbeState state;
        state.id = id;
        state.purpose = purpose;
        state.protocol = protocol;
        state.endpoint = endpoint;
        m_probes += state;
    }
    tell(id);
    return id;
}

TalkObserver Examination::observe(int probe)
{
    return {[this, probe](Step step) {
                {
                    const std::lock_guard lock(m_mutex);
                    m_probes[probe].state = ProbeState::State::Running;
                    m_probes[probe].step = step;
                }
                tell(probe);
            },
            {}};
}

void Examination::done(int probe, Outcome outcome)
{
    {
        const std::lock_guard lock(m_mutex);
        m_probes[probe].state = ProbeState::State::Done;
        m_probes[probe].outcome = outcome;
    }
    tell(probe);
}

void Examination::tell(int probe)
{
    ProbeState state;
    int permille = 0;
    {
        const std::lock_guard lock(m_mutex);
        state = m_probes.at(probe);
        // Each probe counts the same, a running one by how far it has come; the bar never goes back when one
        // is added.
        double walked = 0;
        for (const ProbeState &one : std::as_const(m_probes)) {
            if (one.state == ProbeState::State::Done)
                walked += 1;
            else if (one.state == ProbeState::State::Running)
                walked += static_cast<double>(one.step) / (static_cast<double>(Step::Quit) + 1);
        }
        m_permille =
            std::max(m_permille, static_cast<int>(950 * walked / static_cast<double>(m_probes.size())));
        permille = m_permille;
    }
    m_listener.probeChanged(state);
    m_listener.progressed(permille);
}

} // namespace todoku

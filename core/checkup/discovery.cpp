#include "checkup/discovery.h"

#include "accounts/autoconfig.h"
#include "accounts/publicsuffix.h"
#include "accounts/published.h"
#include "probes/webpage.h"

#include <QUrl>

#include <algorithm>
#include <future>
#include <iterator>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

template <class T>
using Pending = std::vector<std::future<T>>;

/// A configuration is a few kilobytes.
constexpr qsizetype largestConfiguration = 256 * 1024;
/// Nobody waits longer for a web server: the usual names lead on without it.
constexpr std::chrono::milliseconds patienceForWeb{2'500};
constexpr std::chrono::milliseconds patienceForDoor{1'200};
constexpr int mostRedirects = 3;

QString outcomeWord(const NameAnswer &answer)
{
    switch (answer.kind) {
    case NameAnswer::Kind::Found:
        return u"found"_s;
    case NameAnswer::Kind::NotFound:
    case NameAnswer::Kind::NoAddress:
        return u"not-found"_s;
    case NameAnswer::Kind::Silent:
        return u"silent"_s;
    default:
        return u"failed"_s;
    }
}

/// What one way of asking brought.
struct Answer {
    QList<Enquiry> enquiries;
    QList<FoundServer> servers;
    bool notOffered = false;
};

// --- Providers ---------------------------------------------------------------------------------------------

Answer fromProvider(const Provider &provider, const QString &address, const QString &mailExchanger,
                    const QString &how)
{
    Answer answer;
    Enquiry enquiry{how, provider.id, u"found"_s, {}};
    for (const KnownServer &known : serversFor(provider, address, mailExchanger)) {
        const bool checked = known.fact.backing.confidence != Confidence::Unverified;
        answer.servers +=
            {known.settings, how, checked || sameOwner(known.settings.host, address.section(u'@', -1))};
        enquiry.found += asFound(known.settings);
    }
    answer.enquiries = {enquiry};
    return answer;
}

std::shared_ptr<const Provider> orNone(const Result<std::shared_ptr<const Provider>> &found)
{
    // A wrong file of a pack is told by `knowledge check`; a check goes on without it.
    return found ? *found : nullptr;
}

// --- SRV ---------------------------------------------------------------------------------------------------

struct Service {
    const char *label;
    Protocol protocol;
    Security security;
};
// In the order of preference (RFC 8314 section 3.3).
constexpr Service services[] = {
    {"_submissions", Protocol::Smtp, Security::Tls}, {"_submission", Protocol::Smtp, Security::StartTls},
    {"_pop3s", Protocol::Pop3, Security::Tls},       {"_pop3", Protocol::Pop3, Security::StartTls},
    {"_imaps", Protocol::Imap, Security::Tls},       {"_imap", Protocol::Imap, Security::StartTls}};

Answer fromServiceRecords(const Service &service, const QString &domain, const NameSystem &names)
{
    Answer answer;
    const QString label = QString::fromLatin1(service.label);
    Enquiry enquiry{u"srv"_s, u"SRV %1._tcp.%2"_s.arg(label, domain), u"not-found"_s, {}};
    const QList<ServiceRecord> records = lookUpServices(label, domain, names);
    for (const ServiceRecord &record : records) {
        if (record.host == "."_L1) {
            answer.notOffered = true;
            enquiry.outcome = u"not-offered"_s;
            continue;
        }
        ServerSettings server;
        server.protocol = service.protocol;
        server.host = record.host;
        server.port = record.port;
        server.security = service.security;
        // Without DNSSEC anybody on the way can forge a record, so a stranger's host is only looked at
        // (RFC 6186 section 6).
        answer.servers += {server, u"srv"_s, sameOwner(record.host, domain)};
        enquiry.outcome = u"found"_s;
        enquiry.found += asFound(server);
    }
    answer.enquiries = {enquiry};
    return answer;
}

// --- Mozilla's client configuration ------------------------------------------------------------------------

QString outcomeWord(const WebAnswer &page)
{
    if (page.tooLarge)
        return u"too-large"_s;
    switch (page.outcome) {
    case Outcome::Accepted:
        return page.status == 200 ? u"found"_s : u"not-found"_s;
    case Outcome::BadCertificate:
        return u"untrusted"_s;
    case Outcome::TimedOut:
        return u"silent"_s;
    case Outcome::Refused:
        return u"refused"_s;
    default:
        return u"failed"_s;
    }
}

QString outcomeWord(AutoconfigFault fault)
{
    switch (fault) {
    case AutoconfigFault::NotXml:
        return u"not-xml"_s;
    case AutoconfigFault::Forbidden:
        return u"forbidden-xml"_s;
    case AutoconfigFault::NamesNobody:
        return u"names-nobody"_s;
    case AutoconfigFault::None:
        break;
    }
    return u"found"_s;
}

/// Where a redirection leads; nothing unless it is https and of the same owner.
std::optional<QUrl> follows(const QUrl &from, const QString &location)
{
    const QUrl to = from.resolved(QUrl(location));
    if (to.scheme() != "https"_L1 || to.host().isEmpty() || !sameOwner(to.host(), from.host()))
        return {};
    return to;
}

Answer fromConfiguration(QUrl url, const QString &address, const Ways &ways)
{
    const QString domain = address.section(u'@', -1);
    const QDeadlineTimer deadline(patienceForWeb);
    Enquiry enquiry{u"autoconfig"_s, url.toString(), u"redirected"_s, {}};
    Answer answer;
    for (int redirects = 0; redirects <= mostRedirects; ++redirects) {
        const NameAnswer found = lookUpHost(url.host(), ways.names);
        if (found.kind != NameAnswer::Kind::Found) {
            enquiry.outcome = outcomeWord(found);
            break;
        }
        SocketRoute route = ways.routeTo(url.host(), quint16(url.port(443)), found);
        route.connectPatience = std::min(route.connectPatience, patienceForWeb);
        route.handshakePatience = patienceForWeb;
        route.deadline = std::min(route.deadline, deadline);
        SocketWire wire(route);
        const QString path = url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
        const WebAnswer page =
            askForPage(wire, url.host(), path, "</clientConfig>", largestConfiguration, deadline);
        if (page.outcome == Outcome::Accepted && page.status / 100 == 3) {
            const auto next = follows(url, page.location);
            if (!next)
                break;
            url = *next;
            continue;
        }
        enquiry.outcome = outcomeWord(page);
        if (enquiry.outcome != "found"_L1)
            break;
        const Autoconfig configuration = readAutoconfig(page.body, address);
        enquiry.outcome = outcomeWord(configuration.fault);
        for (const ServerSettings &server : configuration.servers) {
            // The owner of the domain speaks, by https; but a password goes to the owner's hosts only.
            answer.servers += {server, u"autoconfig"_s, sameOwner(server.host, domain)};
            enquiry.found += asFound(server);
        }
        break;
    }
    answer.enquiries = {enquiry};
    return answer;
}

// --- The provider behind the MX ----------------------------------------------------------------------------

Answer fromMailExchanger(const QString &address, const Providers &providers, const NameSystem &names,
                         std::shared_ptr<const Provider> &provider)
{
    const QString domain = address.section(u'@', -1);
    Answer answer;
    Enquiry enquiry{u"mx"_s, u"MX "_s + domain, u"not-found"_s, {}};
    const QList<ServiceRecord> exchangers = lookUpMailExchangers(domain, names);
    if (!exchangers.isEmpty()) {
        const QString host = exchangers.constFirst().host;
        enquiry.outcome = u"found"_s;
        enquiry.found = {host};
        provider = orNone(providers.forMailExchanger(host));
        // Whose MX is mx1.example.ne.jp is a customer of example.ne.jp.
        if (!provider && !sameOwner(host, domain))
            provider = orNone(providers.forAddress(u"x@"_s + registrableDomain(host)));
        if (provider)
            answer = fromProvider(*provider, address, host, u"mx"_s);
    }
    answer.enquiries.prepend(enquiry);
    return answer;
}

// --- The usual names ---------------------------------------------------------------------------------------

bool anyDoorOpens(const QString &host, const NameAnswer &found, const QList<quint16> &ports, const Ways &ways)
{
    Pending<bool> doors;
    for (const quint16 port : ports)
        doors.push_back(std::async(std::launch::async, [&, port] {
            SocketRoute route = ways.routeTo(host, port, found);
            route.connectPatience = std::min(route.connectPatience, patienceForDoor);
            SocketWire wire(route);
            const bool open = wire.open() == Outcome::Accepted;
            wire.close();
            return open;
        }));
    bool open = false;
    for (auto &door : doors)
        open = door.get() || open;
    return open;
}

/// Whether those names lead to different machines, so that somebody must go and look.
bool differ(const QList<NameAnswer> &answers)
{
    return std::any_of(answers.cbegin(), answers.cend(), [&](const NameAnswer &one) {
        return one.addresses != answers.constFirst().addresses;
    });
}

/// The first of the usual names that exists and, where several machines could be meant, opens a door.
Answer fromUsualNames(Protocol protocol, const QStringList &hosts, const QList<quint16> &ports,
                      bool onlyIfOpen, const Ways &ways)
{
    Pending<NameAnswer> pending;
    for (const QString &host : hosts)
        pending.push_back(std::async(std::launch::async, [&, host] { return lookUpHost(host, ways.names); }));
    Answer answer;
    QStringList existing;
    QList<NameAnswer> addresses;
    for (std::size_t i = 0; i < pending.size(); ++i) {
        const QString host = hosts[qsizetype(i)];
        const NameAnswer found = pending[i].get();
        answer.enquiries += {u"guess"_s, host, outcomeWord(found), {}};
        if (found.kind == NameAnswer::Kind::Found) {
            existing += host;
            addresses += found;
        }
    }
    if (existing.isEmpty())
        return answer;
    QString chosen = onlyIfOpen ? QString() : existing.constFirst();
    if (onlyIfOpen || differ(addresses)) {
        Pending<bool> open;
        for (qsizetype i = 0; i < existing.size(); ++i)
            open.push_back(std::async(
                std::launch::async, [&, i] { return anyDoorOpens(existing[i], addresses[i], ports, ways); }));
        QStringList opening;
        for (std::size_t i = 0; i < open.size(); ++i)
            if (open[i].get())
                opening += existing[qsizetype(i)];
        if (!opening.isEmpty())
            chosen = opening.constFirst();
    }
    if (!chosen.isEmpty()) {
        ServerSettings server;
        server.protocol = protocol;
        server.host = chosen;
        answer.servers = {{server, u"guess"_s, true}}; // all of them lie in the mail domain
    }
    return answer;
}

void add(Discovery &discovery, const Answer &answer)
{
    discovery.enquiries += answer.enquiries;
    discovery.servers += answer.servers;
}

bool named(const QList<FoundServer> &servers, Protocol protocol)
{
    return std::any_of(servers.cbegin(), servers.cend(),
                       [&](const FoundServer &server) { return server.settings.protocol == protocol; });
}

/// Both ways are known: nobody else needs to be waited for.
bool enough(const Discovery &discovery)
{
    return named(discovery.servers, Protocol::Smtp) &&
           (named(discovery.servers, Protocol::Pop3) || named(discovery.servers, Protocol::Imap));
}

/// Asks everybody but the bundled providers, all at once; the surer ways are heard first, and once they
/// suffice the others are stopped.
void askAround(Discovery &discovery, const QString &address, const Providers &providers, const Ways &world)
{
    const QString domain = address.section(u'@', -1);
    std::stop_source settled;
    const std::stop_callback stopped(world.names.stop, [&settled] { settled.request_stop(); });
    Ways ways = world;
    ways.names.stop = settled.get_token();
    ways.routeTo = [&](const QString &host, quint16 port, const NameAnswer &found) {
        SocketRoute route = world.routeTo(host, port, found);
        route.stop = settled.get_token();
        return route;
    };
    const auto later = [](auto job) { return std::async(std::launch::async, job); };

    Pending<Answer> records;
    for (const Service &service : services)
        records.push_back(later([&] { return fromServiceRecords(service, domain, ways.names); }));
    std::shared_ptr<const Provider> behind;
    auto exchanger = later([&] { return fromMailExchanger(address, providers, ways.names, behind); });
    Pending<Answer> configurations;
    QStringList urls;
    if (ways.webMayBeAsked)
        urls = {u"https://autoconfig.%1/mail/config-v1.1.xml"_s.arg(domain),
                u"https://%1/.well-known/autoconfig/mail/config-v1.1.xml"_s.arg(domain)};
    for (const QString &url : urls)
        configurations.push_back(later([&, url] { return fromConfiguration(QUrl(url), address, ways); }));
    const auto usual = [&](Protocol protocol, const QStringList &prefixes, const QList<quint16> &ports,
                           bool onlyIfOpen) {
        QStringList hosts;
        for (const QString &prefix : prefixes)
            hosts += prefix + u'.' + domain;
        hosts += domain;
        return later([&ways, protocol, hosts, ports, onlyIfOpen] {
            return fromUsualNames(protocol, hosts, ports, onlyIfOpen, ways);
        });
    };
    Pending<Answer> guesses;
    guesses.push_back(usual(Protocol::Smtp, {u"smtp"_s, u"mail"_s}, {465, 587, 25}, false));
    guesses.push_back(usual(Protocol::Pop3, {u"pop"_s, u"mail"_s, u"pop3"_s}, {995, 110}, false));
    guesses.push_back(usual(Protocol::Imap, {u"imap"_s, u"mail"_s}, {993, 143}, true));

    for (std::size_t i = 0; i < records.size(); ++i) {
        const Answer answer = records[i].get();
        add(discovery, answer);
        const Protocol protocol = services[i].protocol;
        if (answer.notOffered && !discovery.notOffered.contains(protocol))
            discovery.notOffered += protocol;
    }
    const auto hear = [&](std::future<Answer> &way) {
        if (enough(discovery))
            settled.request_stop();
        const Answer answer = way.get();
        if (!settled.stop_requested())
            add(discovery, answer);
    };
    hear(exchanger);
    if (behind && !discovery.provider)
        discovery.provider = behind;
    for (auto &configuration : configurations)
        hear(configuration);
    for (auto &guess : guesses)
        hear(guess);
}

} // namespace

QList<FoundServer> Discovery::best(Protocol protocol) const
{
    QList<FoundServer> all;
    for (const FoundServer &server : servers)
        if (server.settings.protocol == protocol && (all.isEmpty() || all.constFirst().how == server.how))
            all += server;
    return all;
}

Discovery discover(const QString &address, const QString &providerId, const Providers &providers,
                   const Ways &ways)
{
    Discovery discovery;
    discovery.provider =
        orNone(providerId.isEmpty() ? providers.forAddress(address) : providers.byId(providerId));
    Answer known;
    if (discovery.provider)
        known = fromProvider(*discovery.provider, address, {}, u"provider"_s);
    const bool checked = std::any_of(known.servers.cbegin(), known.servers.cend(), [](const FoundServer &s) {
        return s.settings.protocol == Protocol::Smtp && s.mayHearPassword;
    });
    // What somebody checked stands before what the network says, and that before what nobody checked.
    if (checked)
        add(discovery, known);
    if (!checked || !named(discovery.servers, Protocol::Smtp))
        askAround(discovery, address, providers, ways);
    if (!checked)
        add(discovery, known);
    for (const Protocol protocol : discovery.notOffered)
        if (!named(discovery.servers, protocol) || discovery.best(protocol).constFirst().how == "guess"_L1)
            discovery.servers.removeIf(
                [&](const FoundServer &server) { return server.settings.protocol == protocol; });
    return discovery;
}

} // namespace todoku

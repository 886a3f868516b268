#include "probes/names.h"

#include <QHostAddress>
#include <QUrl>

#include <ares.h>

#include <algorithm>
#include <memory>
#include <mutex>

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <sys/select.h>

namespace todoku
{

namespace
{

constexpr int firstTimeoutMs = 1'500; // then doubled once: 4.5 s in all
constexpr int tries = 2;

/// One channel per question: c-ares channels are not shared between threads.
class Channel
{
public:
    /// `takeAnyReply`: a server's "I cannot" is taken as the answer instead of asking the next one.
    explicit Channel(const NameSystem &system, bool takeAnyReply = false)
    {
        static std::once_flag once;
        std::call_once(once, [] { ares_library_init(ARES_LIB_INIT_ALL); });
        ares_options options{};
        options.timeout = firstTimeoutMs;
        options.tries = tries;
        options.flags = takeAnyReply ? ARES_FLAG_NOCHECKRESP : 0;
        const int given = ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_FLAGS;
        m_ready = ares_init_options(&m_channel, &options, given) == ARES_SUCCESS;
        if (m_ready && !system.nameserver.isEmpty())
            m_ready = ares_set_servers_ports_csv(m_channel, system.nameserver.toLatin1().constData()) ==
                      ARES_SUCCESS;
    }
    ~Channel()
    {
        if (m_channel)
            ares_destroy(m_channel);
    }
    Channel(const Channel &) = delete;
    Channel &operator=(const Channel &) = delete;

    bool ready() const { return m_ready; }
    ares_channel get() const { return m_channel; }

    /// Drives the channel until every question is answered, or a stop. ares_fds and select serve every
    /// platform alike; a stop is noticed within 50 ms.
    void run(const std::stop_token &stop) const
    {
        while (!stop.stop_requested()) {
            fd_set readers;
            fd_set writers;
            FD_ZERO(&readers);
            FD_ZERO(&writers);
            const int count = ares_fds(m_channel, &readers, &writers);
            if (count == 0)
                return;
            timeval atMost{0, 50'000};
            timeval wait{};
            select(count, &readers, &writers, nullptr, ares_timeout(m_channel, &atMost, &wait));
            ares_process(m_channel, &readers, &writers);
        }
        ares_cancel(m_channel);
    }

private:
    ares_channel m_channel = nullptr;
    bool m_ready = false;
};

NameAnswer::Kind kindOf(int status)
{
    switch (status) {
    case ARES_SUCCESS:
        return NameAnswer::Kind::Found;
    case ARES_ENOTFOUND:
    case ARES_ENONAME:
    case ARES_EBADNAME:
        return NameAnswer::Kind::NotFound;
    case ARES_ENODATA:
        return NameAnswer::Kind::NoAddress;
    case ARES_ETIMEOUT:
    case ARES_ECANCELLED:
        return NameAnswer::Kind::Silent;
    case ARES_ECONNREFUSED: // no name server could be reached at all
        return NameAnswer::Kind::NoNetwork;
    default:
        return NameAnswer::Kind::ServerFailed;
    }
}

void takeAddresses(void *where, int status, int, ares_addrinfo *found)
{
    auto &answer = *static_cast<NameAnswer *>(where);
    answer.kind = kindOf(status);
    const std::unique_ptr<ares_addrinfo, decltype(&ares_freeaddrinfo)> owner(found, &ares_freeaddrinfo);
    if (!found)
        return;
    for (const ares_addrinfo_node *node = found->nodes; node; node = node->ai_next) {
        const QString text = QHostAddress(node->ai_addr).toString();
        if (!answer.addresses.contains(text))
            answer.addresses += text;
    }
    if (status == ARES_SUCCESS && answer.addresses.isEmpty())
        answer.kind = NameAnswer::Kind::NoAddress;
}

/// Parses one kind of record into ServiceRecords.
template <class Record>
struct Answers {
    int (*parse)(const unsigned char *, int, Record **);
    ServiceRecord (*convert)(const Record &);
    QList<ServiceRecord> records;

    static void take(void *where, int status, int, unsigned char *bytes, int length)
    {
        auto &self = *static_cast<Answers *>(where);
        Record *first = nullptr;
        if (status != ARES_SUCCESS || self.parse(bytes, length, &first) != ARES_SUCCESS)
            return;
        for (const Record *record = first; record; record = record->next)
            self.records += self.convert(*record);
        ares_free_data(first);
    }
};

template <class Record>
QList<ServiceRecord> ask(Answers<Record> answers, const QString &name, ns_type type, const NameSystem &system)
{
    const Channel channel(system);
    if (!channel.ready())
        return {};
    ares_query(channel.get(), QUrl::toAce(name).constData(), C_IN, type, &Answers<Record>::take, &answers);
    channel.run(system.stop);
    std::stable_sort(answers.records.begin(), answers.records.end(),
                     [](const ServiceRecord &a, const ServiceRecord &b) {
                         return a.priority != b.priority ? a.priority < b.priority : a.weight > b.weight;
                     });
    return answers.records;
}

NameAnswer askForAddresses(const QByteArray &ace, const NameSystem &system, bool takeAnyReply)
{
    NameAnswer answer;
    answer.kind = NameAnswer::Kind::NoNetwork;
    const Channel channel(system, takeAnyReply);
    if (!channel.ready())
        return answer;
    ares_addrinfo_hints hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    ares_getaddrinfo(channel.get(), ace.constData(), nullptr, &hints, &takeAddresses, &answer);
    channel.run(system.stop);
    return answer;
}

QString withoutFinalDot(const char *host)
{
    QString name = QString::fromLatin1(host);
    if (name.size() > 1 && name.endsWith(u'.'))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral(".") : name;
}

} // namespace

NameAnswer lookUpHost(const QString &host, const NameSystem &system)
{
    NameAnswer answer;
    if (const auto scripted = system.scripted.constFind(host); scripted != system.scripted.cend())
        return *scripted;
    if (!QHostAddress(host).isNull()) {
        answer.addresses = {host};
        return answer;
    }
    answer.kind = NameAnswer::Kind::ServerFailed;
    const QByteArray ace = QUrl::toAce(host);
    if (ace.isEmpty()) {
        answer.kind = NameAnswer::Kind::NotFound;
        return answer;
    }
    answer = askForAddresses(ace, system, false);
    // Where every server said SERVFAIL or REFUSED, c-ares only tells that none is left. Asked once more, it
    // tells why.
    if (answer.kind == NameAnswer::Kind::NoNetwork)
        answer = askForAddresses(ace, system, true);
    return answer;
}

Conversation asEvidence(const QString &host, const NameAnswer &answer, double ms)
{
    Conversation talk;
    talk.purpose = Purpose::Name;
    talk.protocol = Protocol::Dns;
    talk.endpoint.host = host;
    Exchange exchange;
    exchange.step = Step::Resolve;
    exchange.said = host;
    exchange.ms = ms;
    switch (answer.kind) {
    case NameAnswer::Kind::Found:
        exchange.reply.lines = answer.addresses;
        break;
    case NameAnswer::Kind::NotFound:
        exchange.outcome = Outcome::NotFound;
        exchange.detail = QStringLiteral("no-such-name");
        break;
    case NameAnswer::Kind::NoAddress:
        exchange.outcome = Outcome::NotFound;
        exchange.detail = QStringLiteral("no-address");
        break;
    case NameAnswer::Kind::ServerFailed:
        exchange.outcome = Outcome::Failed;
        break;
    case NameAnswer::Kind::Silent:
        exchange.outcome = Outcome::TimedOut;
        break;
    case NameAnswer::Kind::NoNetwork:
        exchange.outcome = Outcome::Unreachable;
        break;
    }
    talk.exchanges += exchange;
    return talk;
}

QList<ServiceRecord> lookUpServices(const QString &service, const QString &domain, const NameSystem &system)
{
    return ask<ares_srv_reply>(
        {&ares_parse_srv_reply,
         [](const ares_srv_reply &r) {
             return ServiceRecord{withoutFinalDot(r.host), r.port, r.priority, r.weight};
         },
         {}},
        service + QStringLiteral("._tcp.") + domain, ns_t_srv, system);
}

QList<ServiceRecord> lookUpMailExchangers(const QString &domain, const NameSystem &system)
{
    return ask<ares_mx_reply>({&ares_parse_mx_reply,
                               [](const ares_mx_reply &r) {
                                   return ServiceRecord{withoutFinalDot(r.host), 25, r.priority, 0};
                               },
                               {}},
                              domain, ns_t_mx, system);
}

QString lookUpReverseName(const QString &address, const NameSystem &system)
{
    const Channel channel(system);
    const QHostAddress asked(address);
    if (!channel.ready() || asked.isNull())
        return {};
    QString name;
    const auto take = [](void *where, int status, int, hostent *host) {
        if (status == ARES_SUCCESS && host && host->h_name)
            *static_cast<QString *>(where) = withoutFinalDot(host->h_name);
    };
    if (asked.protocol() == QAbstractSocket::IPv4Protocol) {
        const quint32 octets = htonl(asked.toIPv4Address());
        ares_gethostbyaddr(channel.get(), &octets, sizeof octets, AF_INET, take, &name);
    } else {
        const Q_IPV6ADDR octets = asked.toIPv6Address();
        ares_gethostbyaddr(channel.get(), &octets, sizeof octets, AF_INET6, take, &name);
    }
    channel.run(system.stop);
    return name;
}

} // namespace todoku

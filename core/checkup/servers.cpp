#include "checkup/servers.h"

#include <future>

namespace todoku
{

namespace
{

bool isIn(const QString &domain, const QString &host)
{
    return host.compare(domain, Qt::CaseInsensitive) == 0 ||
           host.endsWith(u'.' + domain, Qt::CaseInsensitive);
}

/// The first of the services that the domain lists; several ports on the same host are kept together.
NamedServer listed(const QStringList &services, const QString &domain, const NameSystem &names)
{
    std::vector<std::future<QList<ServiceRecord>>> answers;
    for (const QString &service : services)
        answers.push_back(
            std::async(std::launch::async, [=] { return lookUpServices(service, domain, names); }));
    NamedServer server;
    for (auto &answer : answers)
        for (const ServiceRecord &record : answer.get()) {
            if (record.host == QLatin1String(".") || (!server.host.isEmpty() && server.host != record.host))
                continue;
            server.host = record.host;
            if (!server.ports.contains(record.port))
                server.ports += record.port;
        }
    return server;
}

/// The first of the usual names that exists.
NamedServer guessed(const QStringList &hosts, const NameSystem &names)
{
    std::vector<std::future<NameAnswer>> answers;
    for (const QString &host : hosts)
        answers.push_back(std::async(std::launch::async, [=] { return lookUpHost(host, names); }));
    NamedServer server;
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (answers[i].get().kind == NameAnswer::Kind::Found && server.host.isEmpty())
            server.host = hosts[static_cast<qsizetype>(i)];
    return server;
}

NamedServer find(const QStringList &services, const QStringList &prefixes, const QString &domain,
                 const NameSystem &names)
{
    NamedServer server = listed(services, domain, names);
    if (!server.host.isEmpty())
        return server;
    QStringList hosts;
    for (const QString &prefix : prefixes)
        hosts += prefix + u'.' + domain;
    server = guessed(hosts, names);
    // Where nothing answers, the likeliest name stands for the domain: what the name system says of it is the
    // finding.
    if (server.host.isEmpty())
        server.host = hosts.constFirst();
    return server;
}

} // namespace

Servers findServers(const CheckQuestion &ask, const NameSystem &names)
{
    Servers servers{ask.smtp, ask.pop, ask.imap, {}};
    const QString domain = ask.address.section(u'@', -1);
    if (!domain.isEmpty()) {
        std::future<NamedServer> smtp;
        if (servers.smtp.host.isEmpty())
            smtp = std::async(std::launch::async, [&] {
                return find({QStringLiteral("_submissions"), QStringLiteral("_submission")},
                            {QStringLiteral("smtp"), QStringLiteral("mail")}, domain, names);
            });
        if (servers.pop.host.isEmpty() && servers.imap.host.isEmpty()) {
            servers.pop =
                find({QStringLiteral("_pop3s"), QStringLiteral("_pop3")},
                     {QStringLiteral("pop"), QStringLiteral("mail"), QStringLiteral("pop3")}, domain, names);
        }
        if (smtp.valid())
            servers.smtp = smtp.get();
    }
    for (const NamedServer &server : {ask.smtp, ask.pop, ask.imap})
        if (!server.host.isEmpty())
            servers.confirmed += server.host;
    for (const NamedServer &server : {servers.smtp, servers.pop, servers.imap})
        if (!server.host.isEmpty() && !domain.isEmpty() && isIn(domain, server.host))
            servers.confirmed += server.host;
    return servers;
}

} // namespace todoku

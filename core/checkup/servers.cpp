#include "checkup/servers.h"

#include "accounts/publicsuffix.h"

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

bool isIn(const QString &domain, const QString &host)
{
    return host.compare(domain, Qt::CaseInsensitive) == 0 ||
           host.endsWith(u'.' + domain, Qt::CaseInsensitive);
}

/// The best server of a protocol, with all its doors.
NamedServer serverIn(const Discovery &discovery, Protocol protocol)
{
    NamedServer server;
    for (const FoundServer &found : discovery.best(protocol)) {
        const ServerSettings &door = found.settings;
        if (server.host.isEmpty())
            server.host = door.host;
        if (door.host != server.host || door.port == 0 || server.ports.contains(door.port))
            continue;
        server.ports += door.port;
        // A door that is said to be in clear is asked for STARTTLS all the same.
        if (door.security == Security::Tls)
            server.security.insert(door.port, Security::Tls);
    }
    return server;
}

/// A provider's other ports are asked, too: mail programs set up long ago still use port 25, and it is what
/// the line takes away.
void askOtherPortsToo(NamedServer &smtp)
{
    for (const quint16 port : {quint16(465), quint16(587), quint16(25)})
        if (!smtp.ports.isEmpty() && !smtp.ports.contains(port))
            smtp.ports += port;
}

/// What the user typed comes first, then what the provider makes of the address, then the two usual forms.
QStringList userForms(const CheckQuestion &ask, const QList<FoundServer> &found)
{
    QStringList forms;
    const auto add = [&forms](const QString &form) {
        if (!form.isEmpty() && !forms.contains(form))
            forms += form;
    };
    const QString local = ask.address.section(u'@', 0, -2);
    add(ask.user);
    if (!ask.user.isEmpty() && !ask.user.contains(u'@') && ask.user != local)
        add(ask.user + u'@' + ask.address.section(u'@', -1));
    else if (!ask.user.isEmpty())
        add(ask.user.contains(u'@') ? ask.user.section(u'@', 0, 0) : ask.address);
    else
        for (const FoundServer &server : found)
            add(server.settings.user);
    add(ask.address);
    add(local);
    return forms;
}

} // namespace

Servers findServers(const CheckQuestion &ask, const Ways &ways)
{
    Servers servers{ask.smtp, ask.pop, ask.imap, {}, {}, {}, {}, {}};
    const QString domain = ask.address.section(u'@', -1);
    const bool findSending = ask.smtp.host.isEmpty();
    const bool findReceiving = ask.pop.host.isEmpty() && ask.imap.host.isEmpty();
    QList<FoundServer> used;
    if (!domain.isEmpty() && (findSending || findReceiving)) {
        const Discovery found = discover(ask.address, ask.provider, ask.providers, ways);
        servers.enquiries = found.enquiries;
        servers.provider = found.provider;
        if (findSending) {
            servers.smtp = serverIn(found, Protocol::Smtp);
            if (found.provider && found.best(Protocol::Smtp).value(0).how != "srv"_L1)
                askOtherPortsToo(servers.smtp);
            used += found.best(Protocol::Smtp);
        }
        if (findReceiving) {
            servers.pop = serverIn(found, Protocol::Pop3);
            servers.imap = serverIn(found, Protocol::Imap);
            used += found.best(Protocol::Pop3) + found.best(Protocol::Imap);
        }
        if (servers.smtp.host.isEmpty() && !found.notOffered.contains(Protocol::Smtp))
            servers.smtp.host = u"smtp."_s + domain;
        if (servers.pop.host.isEmpty() && servers.imap.host.isEmpty() &&
            !found.notOffered.contains(Protocol::Pop3))
            servers.pop.host = u"pop."_s + domain;
        for (const FoundServer &server : std::as_const(used))
            if (server.mayHearPassword)
                servers.confirmed += server.settings.host;
    }
    for (const NamedServer &server : {ask.smtp, ask.pop, ask.imap})
        if (!server.host.isEmpty())
            servers.confirmed += server.host;
    for (const NamedServer &server : {servers.smtp, servers.pop, servers.imap})
        if (!server.host.isEmpty() && !domain.isEmpty() && isIn(domain, server.host))
            servers.confirmed += server.host;
    servers.userForms = userForms(ask, used);
    if (ask.user.isEmpty())
        for (auto server = used.crbegin(); server != used.crend(); ++server) // the best one has the last word
            if (!server->settings.user.isEmpty())
                servers.usualUsers.insert(server->settings.protocol, server->settings.user);
    return servers;
}

} // namespace todoku

// Mozilla's client configuration, as a web server of anybody's may answer.
#include "demand.h"

#include "accounts/autoconfig.h"

using namespace todoku;

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const QByteArray xml(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString address = QStringLiteral("taro@example.jp");
    const Autoconfig found = readAutoconfig(xml, address);
    demand((found.fault == AutoconfigFault::None) == !found.servers.isEmpty(),
           "there are servers, or it is said why not");
    demand(found.servers.size() <= 32, "a document that goes on for ever is left");
    for (const ServerSettings &server : found.servers) {
        demand(server.port != 0, "a server has a port", server.host);
        demand(!server.host.isEmpty() && server.host.size() <= 253, "a host is no longer than names may be",
               server.host);
        for (const QChar c : server.host)
            demand(c.unicode() > 0x20 && c.unicode() < 0x7F && c != u'/' && c != u'@', "a host is a name",
                   server.host);
        demand(!server.proved, "what is published is not proved", server.host);
    }
    const Autoconfig again = readAutoconfig(xml, address);
    demand(again.fault == found.fault && again.servers == found.servers,
           "the same document is read in the same way");
    return 0;
}

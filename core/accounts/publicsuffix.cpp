#include "accounts/publicsuffix.h"

#include <libpsl.h>

namespace todoku
{

namespace
{

/// No top level domain ends in a digit; every IPv4 address does, and IPv6 has colons.
bool isAddress(const QString &host)
{
    return host.contains(u':') || (!host.isEmpty() && host.back().isDigit());
}

} // namespace

QString registrableDomain(const QString &host)
{
    // libpsl has the list compiled in; the list on disk may be newer, but reading it costs 5 ms a start.
    const psl_ctx_t *list = psl_builtin();
    if (!list || host.isEmpty() || isAddress(host))
        return {};
    // The list and our names are both compared in their ASCII form.
    const QByteArray name = host.toLower().toLatin1();
    const char *domain = psl_registrable_domain(list, name.constData());
    return domain ? QString::fromLatin1(domain) : QString();
}

bool sameOwner(const QString &host, const QString &other)
{
    const QString domain = registrableDomain(host);
    return !domain.isEmpty() && domain == registrableDomain(other);
}

} // namespace todoku

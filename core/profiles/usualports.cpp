#include "profiles/usualports.h"

namespace todoku
{

std::optional<Security> securityNumbered(int number)
{
    switch (number) {
    case 0:
        return Security::None;
    case 1:
        return Security::Tls;
    case 2:
        return Security::StartTls;
    default:
        return {};
    }
}

std::optional<Security> securityOn(Protocol protocol, int port)
{
    if (port == usualPort(protocol, Security::Tls))
        return Security::Tls;
    if (port == usualPort(protocol, Security::StartTls) || (protocol == Protocol::Smtp && port == 25))
        return Security::StartTls;
    return {};
}

bool contradict(Protocol protocol, int port, Security security)
{
    const auto wanted = securityOn(protocol, port);
    return wanted && (*wanted == Security::Tls) != (security == Security::Tls);
}

Stated<Security> followingPort(Protocol protocol, const Stated<int> &port)
{
    return {port.is ? securityOn(protocol, *port.is) : std::nullopt, port.where};
}

bool isFineWay(Protocol protocol, int port, Security security)
{
    // Port 25 is between servers: many lines block it (RFC 8314 section 3, M3AAWG's port 25 recommendation).
    return securityOn(protocol, port) == security && !(protocol == Protocol::Smtp && port == 25);
}

} // namespace todoku

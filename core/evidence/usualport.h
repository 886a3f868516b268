#pragma once

#include "evidence/endpoint.h"

namespace todoku
{

/// The protection that a port has by convention (RFC 8314): TLS at once on 465, 993 and 995, else STARTTLS
/// where offered.
constexpr Security usualSecurity(quint16 port)
{
    return port == 465 || port == 993 || port == 995 ? Security::Tls : Security::StartTls;
}

/// The port that goes with the protection: 465 and 587, 995 and 110, 993 and 143.
constexpr quint16 usualPort(Protocol protocol, Security security)
{
    const bool tls = security == Security::Tls;
    switch (protocol) {
    case Protocol::Pop3:
        return tls ? 995 : 110;
    case Protocol::Imap:
        return tls ? 993 : 143;
    default:
        return tls ? 465 : 587;
    }
}

} // namespace todoku

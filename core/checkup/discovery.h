#pragma once

#include "accounts/providers.h"
#include "checkup/checkquestion.h"
#include "conversation/socketwire.h"
#include "evidence/enquiry.h"
#include "probes/names.h"

namespace todoku
{

/// How discovery reaches the world.
struct Ways {
    NameSystem names;
    /// A route to a door of a host whose addresses are known.
    std::function<SocketRoute(const QString &host, quint16 port, const NameAnswer &found)> routeTo;
    bool webMayBeAsked = true; ///< the mail domain's web server, for Mozilla's client configuration
};

/// A server that somebody named, before anybody tried it.
struct FoundServer {
    ServerSettings settings; ///< port 0: the usual ones
    QString how;             ///< provider, srv, autoconfig, mx or guess
    /// Whether the password may be tried there: the host belongs to the owner of the mail domain, or a
    /// provider file that somebody checked names it.
    bool mayHearPassword = false;
};

/// What is known about an address before anything is probed.
struct Discovery {
    QList<FoundServer> servers; ///< the likeliest first, for each protocol
    QList<Enquiry> enquiries;
    std::shared_ptr<const Provider> provider; ///< nullptr where nobody's is known
    QList<Protocol> notOffered;               ///< expressly: SRV with target "." (RFC 6186 section 3.4)

    /// The servers of one protocol that the likeliest source names.
    QList<FoundServer> best(Protocol protocol) const;
};

/// Looks for the servers of an address, all ways side by side: bundled providers (then nobody is asked),
/// SRV records (RFC 6186, 8314), Mozilla's client configuration at the mail domain (https only), the
/// provider behind the MX, the usual names. Takes at most about 5 s.
Discovery discover(const QString &address, const QString &providerId, const Providers &providers,
                   const Ways &ways);

} // namespace todoku

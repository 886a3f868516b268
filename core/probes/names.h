#pragma once

#include "evidence/evidence.h"
#include "probes/detour.h"

#include <stop_token>

namespace todoku
{

/// How to ask the name system.
struct NameSystem {
    QString nameserver;   ///< "ADDR[:PORT]"; empty: as this computer is set up, its hosts file included
    NameAnswers scripted; ///< names that are answered from here instead
    std::stop_token stop;
};

/// A server record (RFC 2782), or a mail exchanger (then port is 25).
struct ServiceRecord {
    QString
        host; ///< without the final dot; "." when the service is expressly not offered (RFC 6186 section 3.4)
    quint16 port = 0;
    int priority = 0;
    int weight = 0;
};

/// The addresses of a host, both families, in the order of RFC 6724. Takes at most about 5 s.
NameAnswer lookUpHost(const QString &host, const NameSystem &system);

/// The look-up as evidence: one exchange at Step::Resolve, with NotFound, Failed, TimedOut or Unreachable
/// where it went wrong, the addresses as `reply`.
Conversation asEvidence(const QString &host, const NameAnswer &answer, double ms);

/// SRV records of "_service._tcp.domain", best first; empty if none.
QList<ServiceRecord> lookUpServices(const QString &service, const QString &domain, const NameSystem &system);

/// MX records of a domain, best first; empty if none.
QList<ServiceRecord> lookUpMailExchangers(const QString &domain, const NameSystem &system);

/// The name of an IP address (PTR), without the final dot; empty if it has none.
QString lookUpReverseName(const QString &address, const NameSystem &system);

} // namespace todoku

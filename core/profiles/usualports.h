#pragma once

#include "evidence/usualport.h"
#include "profiles/profileaccount.h"

namespace todoku
{

// What port and security have to do with each other (RFC 8314 section 7, RFC 6409, RFC 1939, RFC 9051).

/// As Outlook, Sylpheed and Claws Mail number it: 0 none, 1 TLS at once, 2 STARTTLS. Nothing for other
/// numbers, such as Outlook's 3, "automatic".
std::optional<Security> securityNumbered(int number);

/// How a connection to that port begins to be safe: by TLS at once on 465, 995 and 993, by STARTTLS on 25,
/// 587, 110 and 143. Nothing for other ports, where anything may be.
std::optional<Security> securityOn(Protocol protocol, int port);

/// Whether the two cannot go together: TLS from the start on a port that greets in clear, or the other way
/// round.
bool contradict(Protocol protocol, int port, Security security);

/// The security of a program that takes whichever goes with the port. It stands where the port stands: who
/// changes the one changes the other.
Stated<Security> followingPort(Protocol protocol, const Stated<int> &port);

/// Whether this is one of the ways that are fine everywhere: 465 with TLS, 587 with STARTTLS, 995 or 993 with
/// TLS, 110 or 143 with STARTTLS.
bool isFineWay(Protocol protocol, int port, Security security);

} // namespace todoku

#pragma once

#include "accounts/typed.h"
#include "call.h"

#include <chrono>

namespace todoku
{

// The values of options, tidied as people type them. Each throws WrongCall where the value cannot be what is
// wanted.

/// An e-mail address; empty where the option was not given.
QString addressIn(const Call &call, const QString &option);
/// HOST[:PORT]; nothing where the option was not given.
std::optional<TypedServer> serverIn(const Call &call, const QString &option);
/// One port, 1 to 65535.
quint16 portFrom(const QString &text, const QString &option);
/// An IP address, in brackets if it is IPv6 and a port follows. Empty where the option was not given.
QString ipAddressIn(const Call &call, const QString &option);
/// --nameserver: an IP address, with a port or without. Empty where the option was not given.
QString nameserverIn(const Call &call);
/// A number of seconds; `fallback` where the option was not given.
std::chrono::milliseconds secondsIn(const Call &call, const QString &option,
                                    std::chrono::milliseconds fallback);
/// A file of trust anchors that can be read and holds one; empty where the option was not given.
QString trustAnchorsIn(const Call &call, const QString &option);

} // namespace todoku

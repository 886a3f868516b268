#pragma once

#include <QString>

namespace todoku
{

/// The part of a name that somebody registered: "example.co.jp" for "mail.example.co.jp" (Public Suffix
/// List, by libpsl). Empty where the name is itself a public suffix, an IP address or no name.
QString registrableDomain(const QString &host);

/// True where both names were registered by the same owner.
bool sameOwner(const QString &host, const QString &other);

} // namespace todoku

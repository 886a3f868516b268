#pragma once

#include <QStringList>

namespace todoku
{

/// True if one of the certificate's names stands for that server (RFC 9525 section 6): DNS names only,
/// compared without case after IDNA, `*` only as the whole leftmost label and never for a public suffix's own
/// label ("*.jp"), IP addresses only exactly. The common name proves nothing.
bool namesServer(const QStringList &subjectAltNames, const QString &server);

} // namespace todoku

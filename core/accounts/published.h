#pragma once

#include "evidence/enquiry.h"
#include "findings/settings.h"

namespace todoku
{

/// A server as an Enquiry keeps it: "smtp mail.example.jp:465 tls"; without port and security where they were
/// not told.
QString asFound(const ServerSettings &server);
/// Reads what asFound wrote; nothing for anything else. The user name is not in it.
std::optional<ServerSettings> fromFound(const QString &words);

/// The servers that the owner of the mail domain publishes, as discovery found them: in Mozilla's client
/// configuration, which came by https; and in SRV records, as far as they name the owner's own hosts, since
/// anybody on the way may forge a record (RFC 6186 section 6). None of them was tried. Guesses are not
/// published.
QList<ServerSettings> publishedIn(const QList<Enquiry> &enquiries, const QString &address);

} // namespace todoku

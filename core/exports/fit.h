#pragma once

#include "evidence/result.h"
#include "exports/exportedaccount.h"

namespace todoku
{

/// The account as every format may rely on it: an address with its domain in ASCII, at least one server, each
/// with a host in ASCII and a port, a user name wherever a password is asked for, no line breaks or other
/// control characters anywhere, and `receiveFirst` in agreement with the outgoing server. The complaint names
/// what is missing or cannot be written.
Result<ExportedAccount> fit(ExportedAccount account);

/// A complaint about the account itself: no file, no line.
Complaint cannot(const QString &ja, const QString &en);

/// The side of the address before and after its last "@".
QString localPart(const ExportedAccount &account);
QString domain(const ExportedAccount &account);

/// What the account is called: the provider's name, else the domain.
QString calledAfter(const ExportedAccount &account);

/// Whether this server is logged in to with a user name and a password.
bool asksForPassword(const ServerSettings &server);

/// For formats that set up receiving and sending at once: the complaint if one of the two is not there.
std::optional<Complaint> lacksAServer(const ExportedAccount &account, const QString &format);

} // namespace todoku

#pragma once

#include "checkup/checkquestion.h"
#include "probes/names.h"

namespace todoku
{

/// The servers of a run, named by the user or found.
struct Servers {
    NamedServer smtp;
    NamedServer pop;
    NamedServer imap;
    QStringList confirmed; ///< hosts that the user named, or that stand in the user's own mail domain
};

/// Completes what the user named: by SRV records (RFC 6186, 8314), else by the usual names in the mail
/// domain, as far as the name system knows them.
Servers findServers(const CheckQuestion &ask, const NameSystem &names);

} // namespace todoku

#pragma once

#include "checkup/discovery.h"

namespace todoku
{

/// The servers of a run, named by the user or found.
struct Servers {
    NamedServer smtp;
    NamedServer pop;
    NamedServer imap;
    QStringList confirmed;              ///< the only hosts that may ever hear the password
    QStringList userForms;              ///< what the user name may be, the likeliest first
    QMap<Protocol, QString> usualUsers; ///< the provider's own form for one protocol, where found
    QList<Enquiry> enquiries;
    std::shared_ptr<const Provider> provider; ///< nullptr where nobody's is known
};

/// Completes what the user named by discovery. Where nothing is found, the likeliest names stand for the mail
/// domain: what the name system says of them is the finding.
Servers findServers(const CheckQuestion &ask, const Ways &ways);

} // namespace todoku

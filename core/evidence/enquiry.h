#pragma once

#include <QStringList>

namespace todoku
{

/// A question that was asked to find the user's servers. What is asked leaves the computer, so it is kept and
/// shown.
struct Enquiry {
    QString how;       ///< provider, srv, autoconfig, mx or guess
    QString asked;     ///< "SRV _submissions._tcp.example.jp", "https://autoconfig.example.jp/...", a name
    QString outcome;   ///< a word for programs: found, not-found, not-offered, silent, refused, untrusted,
                       ///< redirected, too-large, not-xml, forbidden-xml, names-nobody, failed
    QStringList found; ///< "smtp mail.example.jp:465 tls"; empty where nothing was found

    friend bool operator==(const Enquiry &, const Enquiry &) = default;
};

} // namespace todoku

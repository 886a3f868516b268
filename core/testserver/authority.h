#pragma once

#include "testserver/scenario.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

#include <memory>

namespace todoku
{

/// A throw-away certificate authority with everything that goes wrong in practice. Keys are EC P-256 and live
/// only in memory. (QCA 2.3 can neither put several names into a certificate nor sign with SHA-256, hence
/// libcrypto.)
class Authority
{
public:
    /// Makes the authority's own key and certificate; a few milliseconds.
    Authority();
    ~Authority();

    /// The certificate to trust, PEM; with a second one behind it once something weak was issued.
    QByteArray pem() const;
    /// What a server of that family shows, for all these DNS names.
    QSslConfiguration issue(CertificateFamily family, const QStringList &names) const;

private:
    struct Issuer;
    std::unique_ptr<Issuer> m_known;
    mutable std::unique_ptr<Issuer> m_weak; ///< trusted; made when it is needed, for it takes its time
    std::unique_ptr<Issuer> m_unknown;      ///< of the family UnknownCa: nobody is given its certificate
};

/// Whoever uses it from here on speaks TLS 1.1 and nothing newer, which OpenSSL no longer does by itself.
void speakOldTlsOnly(QSslConfiguration &configuration);

} // namespace todoku

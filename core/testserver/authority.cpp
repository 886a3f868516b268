#include "testserver/authority.h"

#include <QHostAddress>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace todoku
{

namespace
{

struct Free {
    void operator()(EVP_PKEY *p) const { EVP_PKEY_free(p); }
    void operator()(X509 *p) const { X509_free(p); }
    void operator()(X509_EXTENSION *p) const { X509_EXTENSION_free(p); }
    void operator()(BIO *p) const { BIO_free(p); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Paper = std::unique_ptr<X509, Free>;

constexpr long day = 24L * 60 * 60;

Key newKey()
{
    Key key(EVP_EC_gen("P-256"));
    Q_ASSERT(key);
    return key;
}

void extend(X509 *paper, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, paper, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Free> extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    Q_ASSERT(extension);
    X509_add_ext(paper, extension.get(), -1);
}

/// A certificate without extensions and signature, valid from and to so many seconds from now.
Paper blank(EVP_PKEY *key, const QByteArray &commonName, long from, long to)
{
    Paper paper(X509_new());
    X509_set_version(paper.get(), X509_VERSION_3);
    unsigned char serial[8];
    RAND_bytes(serial, sizeof serial);
    // Positive, and without a leading zero, which DER forbids.
    serial[0] = static_cast<unsigned char>((serial[0] & 0x3f) | 0x40);
    ASN1_STRING_set(X509_get_serialNumber(paper.get()), serial, sizeof serial);
    X509_gmtime_adj(X509_getm_notBefore(paper.get()), from);
    X509_gmtime_adj(X509_getm_notAfter(paper.get()), to);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(paper.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(commonName.constData()), -1, -1, 0);
    X509_set_pubkey(paper.get(), key);
    return paper;
}

QByteArray pemOf(X509 *paper)
{
    const std::unique_ptr<BIO, Free> bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), paper);
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, size);
}

QByteArray pemOf(EVP_PKEY *key)
{
    const std::unique_ptr<BIO, Free> bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, size);
}

} // namespace

struct Authority::Issuer {
    Key key;
    Paper paper;

    explicit Issuer(const QByteArray &name, Key own = newKey())
        : key(std::move(own)), paper(blank(key.get(), name, -365 * day, 3650 * day))
    {
        X509_set_issuer_name(paper.get(), X509_get_subject_name(paper.get()));
        extend(paper.get(), paper.get(), NID_basic_constraints, "critical,CA:TRUE");
        extend(paper.get(), paper.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
        extend(paper.get(), paper.get(), NID_subject_key_identifier, "hash");
        X509_sign(paper.get(), key.get(), EVP_sha256());
    }
};

Authority::Authority()
    : m_known(std::make_unique<Issuer>("Todoku throw-away CA")),
      m_unknown(std::make_unique<Issuer>("Nobody Knows This CA"))
{
}

Authority::~Authority() = default;

QByteArray Authority::pem() const
{
    return pemOf(m_known->paper.get()) + (m_weak ? pemOf(m_weak->paper.get()) : QByteArray());
}

QSslConfiguration Authority::issue(CertificateFamily family, const QStringList &names) const
{
    long from = -30 * day;
    long to = 60 * day;
    if (family == CertificateFamily::Expired) {
        from = -120 * day;
        to = -30 * day;
    } else if (family == CertificateFamily::NotYetValid) {
        from = 30 * day;
        to = 120 * day;
    }
    const QStringList shown =
        family == CertificateFamily::WrongHost ? QStringList{QStringLiteral("www.another.example")} : names;

    const Key key = newKey();
    const Paper paper = blank(key.get(), shown.value(0).toUtf8(), from, to);
    // OpenSSL lets no server show a weak key of its own, but takes one that a weak key has signed.
    if (family == CertificateFamily::WeakKey && !m_weak)
        m_weak = std::make_unique<Issuer>("Todoku throw-away CA with a weak key", Key(EVP_RSA_gen(1024)));
    const Issuer &issuer = family == CertificateFamily::UnknownCa ? *m_unknown
                           : family == CertificateFamily::WeakKey ? *m_weak
                                                                  : *m_known;
    const bool selfSigned = family == CertificateFamily::SelfSigned;
    X509 *const above = selfSigned ? paper.get() : issuer.paper.get();
    X509_set_issuer_name(paper.get(), X509_get_subject_name(above));
    QByteArrayList alternatives;
    for (const QString &name : shown)
        alternatives.append((QHostAddress(name).isNull() ? "DNS:" : "IP:") + name.toUtf8());
    extend(paper.get(), above, NID_basic_constraints, "critical,CA:FALSE");
    extend(paper.get(), above, NID_key_usage, "critical,digitalSignature");
    extend(paper.get(), above, NID_ext_key_usage, "serverAuth");
    if (!alternatives.isEmpty())
        extend(paper.get(), above, NID_subject_alt_name, alternatives.join(','));
    extend(paper.get(), above, NID_subject_key_identifier, "hash");
    if (!selfSigned)
        extend(paper.get(), above, NID_authority_key_identifier, "keyid");
    X509_sign(paper.get(), selfSigned ? key.get() : issuer.key.get(), EVP_sha256());

    QSslConfiguration configuration;
    configuration.setLocalCertificate(QSslCertificate(pemOf(paper.get())));
    configuration.setPrivateKey(QSslKey(pemOf(key.get()), QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    // No client is verified: the system's hundreds of authorities need not be read for each connection.
    configuration.setCaCertificates({});
    return configuration;
}

void speakOldTlsOnly(QSslConfiguration &configuration)
{
    configuration.setBackendConfigurationOption("MinProtocol", "TLSv1");
    configuration.setBackendConfigurationOption("MaxProtocol", "TLSv1.1");
    configuration.setBackendConfigurationOption("CipherString", "DEFAULT:@SECLEVEL=0");
}

} // namespace todoku

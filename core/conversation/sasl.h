#pragma once

#include "conversation/login.h"

#include <QStringList>

#include <memory>

namespace todoku
{

/// The client's side of one SASL exchange (RFC 4422), by QCA and Cyrus SASL. Blocks for computing, never for
/// the network.
class Sasl
{
public:
    /// The strongest mechanism that is offered and that we speak: SCRAM-SHA-256, SCRAM-SHA-1, DIGEST-MD5,
    /// CRAM-MD5, PLAIN, LOGIN. Empty if none.
    static QString strongestOf(const QStringList &offered);
    /// True when what is offered wants a token instead of a password (XOAUTH2, OAUTHBEARER) and nothing else
    /// that we speak.
    static bool wantsTokenOnly(const QStringList &offered);

    /// `service` is the GSSAPI name: "smtp", "pop" or "imap". `host` the name of the server.
    Sasl(const QString &mechanism, const QString &service, const QString &host, const Login &login);
    ~Sasl();
    Sasl(const Sasl &) = delete;
    Sasl &operator=(const Sasl &) = delete;

    /// The initial response where the mechanism begins with the client; nothing where the server speaks
    /// first. Holds the secret for PLAIN: wipe it after sending.
    std::optional<QByteArray> initialResponse();
    /// The answer to a challenge; nothing when the mechanism gives up (a challenge that makes no sense, or a
    /// server that does not know the password itself, RFC 5802 section 3). Wipe it after sending.
    std::optional<QByteArray> answer(const QByteArray &challenge);

private:
    class Exchange;
    std::unique_ptr<Exchange> m_exchange;
};

} // namespace todoku

#pragma once

#include <QString>

namespace todoku
{

/// The language that a server is spoken to in.
enum class Protocol { Smtp, Pop3, Imap, Dns, Tcp };

/// How a connection is protected: not at all, by STARTTLS/STLS after a greeting in clear, or by TLS from the
/// first byte.
enum class Security { None, StartTls, Tls };

/// One door of one server.
struct Endpoint {
    QString host; ///< the name that the user gave, and that a certificate must bear
    quint16 port =
        0; ///< the port as the world knows it (25, 587 ...), even if the connection is led elsewhere
    Security security = Security::None;

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

/// "smtp", "pop3", "imap", "dns", "tcp": the words of the contract.
QString name(Protocol protocol);

/// "none", "starttls", "tls": the words of the contract.
QString name(Security security);

} // namespace todoku

#pragma once

#include "evidence/endpoint.h"

#include <chrono>

namespace todoku
{

/// One line of a dialogue between the bundled server and a client, as the server saw it. Holds no secret.
struct SpokenLine {
    enum class By {
        Client,
        Server,
        Event, ///< nobody's words: "== connected ==", "== TLS ==" and so on, see below
    };

    int visit = 0; ///< the connection, counted over all doors from 1
    QString host;  ///< the door, as the world knows it
    quint16 port = 0;
    Protocol protocol = Protocol::Smtp;
    QString client;                  ///< the client's IP address
    std::chrono::milliseconds at{0}; ///< by the server's clock
    By by = By::Event;
    QString text; ///< without line end; control characters are visible signs

    /// "587#1 C: EHLO pc"
    QString asText() const;
};

// What events say.
inline const QString eventConnected = QStringLiteral("== connected ==");
inline const QString eventTls = QStringLiteral("== TLS ==");
inline const QString eventClosed = QStringLiteral("== closed ==");          ///< by the server, in order
inline const QString eventReset = QStringLiteral("== reset ==");            ///< by the server, without order
inline const QString eventHalfClosed = QStringLiteral("== half closed =="); ///< by the server
inline const QString eventSilence = QStringLiteral("== silence ==");        ///< the server says nothing more
inline const QString eventHungUp = QStringLiteral("== hung up ==");         ///< by the client
inline const QString eventOffScript = QStringLiteral("== off script ==");
/// A TLS handshake came where a mail command was expected, or no TLS came where it was.
inline const QString eventTlsInClear = QStringLiteral("== TLS where none is spoken ==");
inline const QString eventNoTls = QStringLiteral("== no TLS where it is spoken ==");

} // namespace todoku

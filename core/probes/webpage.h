#pragma once

#include "conversation/wire.h"

namespace todoku
{

/// What a web server answered to one question.
struct WebAnswer {
    Outcome outcome = Outcome::Accepted; ///< how the connection went: Accepted where a whole answer came
    int status = 0;                      ///< 200, 404 ...; 0 where it spoke no HTTP
    QString location;                    ///< where it points to with a 3xx; empty else
    QByteArray body;                     ///< with 200; lines end in LF
    bool tooLarge = false;               ///< more came than was allowed; `body` is empty then
};

/// Asks by https for one path and reads at most `mostOctets` of the answer. Follows nothing, keeps nothing,
/// sends nothing but the question (HTTP/1.0, RFC 1945: the answer then ends with the connection, and is
/// neither chunked nor compressed). Some servers are slow to close: a line that holds `end` is the last one,
/// too. Without a certificate for `host` nothing is asked.
WebAnswer askForPage(Wire &wire, const QString &host, const QString &path, const QByteArray &end,
                     qsizetype mostOctets, QDeadlineTimer deadline);

} // namespace todoku

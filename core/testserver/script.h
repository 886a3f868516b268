#pragma once

#include "evidence/result.h"

#include <QByteArray>
#include <QList>

namespace todoku
{

/// A dialogue as it stands in a specimen or a test, read for playing the server's part.
///
///     S: 220 smtp.mail.example ESMTP
///     C: EHLO pc
///     S: 250 smtp.mail.example
///     == TLS ==            the handshake
///     == closed ==         the server hangs up
///     == silence ==        the server says nothing more ("== timeout ==" means the same)
///
/// Empty lines and lines that begin with '#' are left out.
struct Script {
    struct Line {
        enum class Kind { Say, Hear, Tls, Close, Silence };

        Kind kind = Kind::Say;
        QByteArray text; ///< without "S: " or "C: " and without line end
        int number = 0;  ///< in the file, from 1
    };

    QList<Line> lines;

    /// Reads a dialogue whose first line is line `firstLine` of `file`; the complaint names the line that is
    /// none.
    static Result<Script> read(const QString &text, const QString &file, int firstLine = 1);
};

} // namespace todoku

#pragma once

#include "conversation/wire.h"

namespace todoku
{

/// A reply, or what came instead of one.
struct HeardReply {
    Outcome outcome =
        Outcome::Accepted; ///< Accepted means: a whole reply of this protocol came, whatever it says
    Reply reply;
    QString detail; ///< with Garbled: not-smtp, mixed-codes, too-long, endless
};

/// Reads one SMTP reply (RFC 5321 section 4.2.1), of several lines or one. All lines must bear the same code;
/// at most 2,000 lines or 256 KiB.
HeardReply readSmtpReply(Wire &wire, QDeadlineTimer deadline);

/// Reads one POP3 status line (RFC 1939 section 3) with its response code (RFC 2449, 3206); "+ " is a SASL
/// challenge.
HeardReply readPop3Reply(Wire &wire, QDeadlineTimer deadline);

/// Reads the rest of a POP3 multi-line answer, up to the lone dot, dots unstuffed.
HeardReply readPop3Listing(Wire &wire, QDeadlineTimer deadline, QStringList &lines);

/// Reads IMAP untagged lines into `untagged` until the tagged answer, a "+" or, with an empty tag, the
/// greeting.
HeardReply readImapReply(Wire &wire, QDeadlineTimer deadline, const QByteArray &tag, QStringList &untagged);

} // namespace todoku

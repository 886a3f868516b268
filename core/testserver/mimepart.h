#pragma once

#include <QByteArray>
#include <QList>

namespace todoku
{

/// Where the parts of a message stand in its octets, as IMAP counts them: nothing is decoded. The reading of
/// mail for people is core/letters' and GMime's; this only finds what a client asks for by its number.
struct MimePart {
    // Octets in the whole message: the header with its empty line from `begin` to `body`, then the body to
    // `end`.
    qsizetype begin = 0, body = 0, end = 0;
    QByteArray type = "TEXT"; ///< in upper case
    QByteArray subtype = "PLAIN";
    QList<std::pair<QByteArray, QByteArray>> parameters; ///< of Content-Type; names in upper case
    QList<MimePart> parts; ///< of a multipart; or the one message within a message/rfc822
};

/// Reads the structure; what is too deep or too many is left as one part.
MimePart mimePartOf(const QByteArray &message);

/// The value of a header field within these octets, unfolded; empty: there is none. `name` without a colon.
QByteArray headerField(const QByteArray &header, const QByteArray &name);

} // namespace todoku

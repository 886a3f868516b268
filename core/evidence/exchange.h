#pragma once

#include "evidence/endpoint.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

#include <optional>

namespace todoku
{

/// Where in a conversation something was said. Step and Outcome together are the vocabulary of the whole
/// program.
enum class Step {
    Resolve,      ///< asking the name system for a server's addresses
    Connect,      ///< the TCP handshake
    Encrypt,      ///< the TLS handshake, be it implicit or after STARTTLS
    Greeting,     ///< the server's first line
    Hello,        ///< EHLO or HELO; CAPA for POP3; CAPABILITY for IMAP
    StartTls,     ///< STARTTLS or STLS
    HelloAgain,   ///< the same question again, since what was learnt before TLS is forgotten (RFC 3207
                  ///< section 4.2)
    Authenticate, ///< AUTH, APOP or USER/PASS, LOGIN
    Sender,       ///< MAIL FROM
    Recipient,    ///< RCPT TO
    Reset,        ///< RSET
    Quit,         ///< QUIT or LOGOUT
};

/// What came of it.
enum class Outcome {
    Accepted,       ///< a positive reply, or the thing succeeded
    Rejected,       ///< a permanent refusal: 5xx, -ERR, NO
    Deferred,       ///< a temporary one: 4xx, -ERR [SYS/TEMP] [IN-USE] [LOGIN-DELAY]
    TimedOut,       ///< nothing came within the patience
    Refused,        ///< RST in answer to SYN: nothing listens there
    Unreachable,    ///< ICMP or the routing table said no
    Closed,         ///< the other side hung up (FIN or RST) in the middle
    NotFound,       ///< the name does not exist (NXDOMAIN), or has no address
    Failed,         ///< the name system or the TLS handshake failed; `detail` says how
    NotOffered,     ///< the server does not list what is wanted
    Garbled,        ///< what came is not this protocol
    Injected,       ///< bytes stood in the buffer when TLS was to begin (CVE-2011-0411 and its kin)
    BadCertificate, ///< the handshake went through, but the certificate proves nothing
    Withheld,       ///< not tried, for the user's safety; `detail` says why
    Aborted,        ///< the user or the deadline stopped it
};

/// A server's answer, decoded for showing and kept raw for judging.
struct Reply {
    int code = 0;     ///< three digits of SMTP; 0 for POP3 and IMAP
    QString status;   ///< "+OK", "-ERR", "OK", "NO", "BAD", "BYE"; empty for SMTP
    QString enhanced; ///< enhanced status code such as "5.7.1" (RFC 3463), in front or as "(#5.7.1)" at the
                      ///< end; or empty
    QString responseCode; ///< POP3/IMAP response code such as "AUTH", "IN-USE" (RFC 2449, 3206); or empty
    QStringList lines;    ///< the text of each line, without code, safe to show as plain text

    /// All lines in one, joined by a space.
    QString text() const { return lines.join(u' '); }
    bool isEmpty() const { return code == 0 && status.isEmpty() && lines.isEmpty(); }

    friend bool operator==(const Reply &, const Reply &) = default;
};

/// What a TLS handshake showed of the server.
struct Certificate {
    QString subject;   ///< common name of the leaf
    QString issuer;    ///< common name of its issuer, or organisation where there is none
    QStringList names; ///< DNS and IP names of the subjectAltName
    QDateTime notBefore;
    QDateTime notAfter;
    QString sha256;     ///< fingerprint of the leaf, hex
    QString tlsVersion; ///< "TLSv1.3"
    QString cipher;
    /// What is wrong with it, each one of: expired, not-yet-valid, name-mismatch, name-only-in-cn,
    /// self-signed, untrusted-issuer, weak, revoked, other. Empty: it proves the server's name.
    QStringList faults;

    friend bool operator==(const Certificate &, const Certificate &) = default;
};

/// One question and its answer, verbatim, secrets masked.
struct Exchange {
    QString id; ///< "e12", unique in its Evidence; given by Evidence::add
    Step step = Step::Connect;
    Outcome outcome = Outcome::Accepted;
    QString said;   ///< the line we sent, with *** for anything secret; empty where we only listened
    Reply reply;    ///< the answer, if any
    QString detail; ///< a word for programs, not for people: why it failed or was withheld
    std::optional<Certificate> certificate; ///< at Step::Encrypt
    double ms = 0;                          ///< how long it took, in milliseconds

    bool accepted() const { return outcome == Outcome::Accepted; }
    friend bool operator==(const Exchange &, const Exchange &) = default;
};

/// "recipient", "connect" ...: the word that findings and `probe --until` use.
QString name(Step step);
/// "rcpt", "mail", "auth", "tls" ...: the word that evidence in JSON uses (the contract's `stage`).
QString stageName(Step step);
/// "rejected", "timedout" ...: the word that findings use.
QString name(Outcome outcome);
/// Reads what name(Step) and name(Outcome) wrote; nothing for an unknown word.
std::optional<Step> stepFromName(const QString &word);
std::optional<Outcome> outcomeFromName(const QString &word);

} // namespace todoku

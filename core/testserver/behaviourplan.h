#pragma once

#include <QStringList>

#include <chrono>
#include <optional>
#include <variant>

namespace todoku
{

/// What follows a reply.
enum class Then {
    GoOn,      ///< the next command is read
    Close,     ///< the server hangs up in order (FIN)
    HalfClose, ///< the server says no more (FIN), but still listens
    Reset,     ///< the server hangs up without order (RST)
    Hang,      ///< the connection stays, and nothing ever comes again
    BeginTls,  ///< the TLS handshake begins
};

/// A fixed answer to some commands, in place of the well-behaved one. In the reply %r stands for the
/// recipient, %s for the sender, %u for the user name, %c for the client's address, %h for the server's name,
/// %t for the tag of an IMAP command.
struct FixedAnswer {
    QStringList at;    ///< verbs in lower case, or "accept", "greeting", "tls", "login", "message", "any"
    QStringList reply; ///< lines as they go over the wire, without line ends; none: nothing is said
    Then then = Then::GoOn;
    std::chrono::milliseconds delay{0}; ///< before the reply
    std::chrono::milliseconds drip{0};  ///< between two octets of the reply; 0: all at once
    int skip = 0;                       ///< so many matching commands are answered well first
    int times = -1;                     ///< then so many get this answer; -1: all
    QString to;                    ///< recipient: "own" domain, "outside" it, or one address; empty: whoever
    QString from;                  ///< the same for the sender
    QString charset;               ///< of the reply; empty: UTF-8
    QString bytes;                 ///< in place of the reply: each character is an octet, nothing is added
    bool endless = false;          ///< the bytes again and again, as fast as the client reads
    int chance = 100;              ///< percent of the matching commands that get it
    quint32 seed = 1;              ///< of that chance: the same seed, the same answers
    std::chrono::seconds after{0}; ///< only from so long after the server's start, by its own clock
    std::optional<std::chrono::seconds> until;
    std::optional<bool> encrypted;
    std::optional<bool> authenticated;
    std::optional<bool> passwordRight; ///< at "login" only
};

/// Temporary refusal of a (client, sender, recipient) that is new, as postgrey does.
struct Greylisting {
    std::chrono::seconds wait{300};
    QString refusal;
};

/// MAIL is refused once so many messages came from one address within the time.
struct RateLimit {
    int messages = 0;
    std::chrono::seconds within{60};
    QString refusal;
};

/// RCPT is refused once the mailbox that it names holds so many messages.
struct Quota {
    int messages = 0;
    QString refusal;
};

/// RCPT or MAIL is answered as the address asks: 421@, 550-5.1.1@, anybody@452.example.com.
struct ByAddress {
};

/// Greeting and extensions are overwritten on the way, as old firewalls and virus scanners do (220 ****,
/// XXXXXXXA).
struct Masking {
};

/// Lines that stand behind the answer to STARTTLS/STLS in the same segment, before TLS begins
/// (CVE-2011-0411).
struct Injection {
    QStringList lines;
};

/// One way to misbehave, as plain values; behaviour.h makes it act.
using BehaviourPlan = std::variant<FixedAnswer, Greylisting, RateLimit, Quota, ByAddress, Masking, Injection>;

} // namespace todoku

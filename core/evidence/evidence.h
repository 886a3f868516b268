#pragma once

#include "evidence/enquiry.h"
#include "evidence/exchange.h"
#include "evidence/statement.h"

#include <QList>

namespace todoku
{

/// Why a conversation was held.
enum class Purpose {
    Name,      ///< a question to the name system
    Send,      ///< the way mail goes out, as far as RCPT
    SendAgain, ///< RCPT on a new connection after a POP/IMAP login: proves or disproves POP before SMTP
    Receive,   ///< the way mail comes in, as far as the login
    Look,      ///< a look at a door that the user did not ask for: never a login
    Compare,   ///< somebody else's server, asked only whether it answers: tells a blocked line from a dead
               ///< server
};

/// Everything that was said with one server on one connection, in order.
struct Conversation {
    Purpose purpose = Purpose::Send;
    Protocol protocol = Protocol::Smtp;
    Endpoint endpoint;
    QString address;            ///< the IP address that was reached or tried; empty if none
    QString source;             ///< our own IP address on this connection; empty if none
    QStringList offered;        ///< capabilities as last heard, in the server's words ("AUTH PLAIN LOGIN",
                                ///< "STARTTLS", "STLS")
    QStringList offeredInClear; ///< what was offered before TLS; only for comparing, never trusted
    QString user;               ///< the user name that was used for the login, if one was tried
    QString mechanism;          ///< "PLAIN", "SCRAM-SHA-256", "USER" (POP3), "APOP", "LOGIN" (IMAP)
    QString sender;             ///< MAIL FROM as asked
    QList<Exchange> exchanges;

    /// The last exchange at that step, or nullptr.
    const Exchange *at(Step step) const;
    /// The last exchange: where it stopped. Quit and Reset do not count. nullptr if nothing was done.
    const Exchange *last() const;
    bool accepted(Step step) const
    {
        const Exchange *e = at(step);
        return e && e->accepted();
    }
    /// True when a login was accepted.
    bool authenticated() const { return accepted(Step::Authenticate); }
    /// True when the talk went on inside TLS, be the certificate good or bad.
    bool encrypted() const;
    /// True when TLS began and the certificate proves the name.
    bool trusted() const { return accepted(Step::Encrypt); }
    /// True if the capability (its first word) was offered when last asked: offers("STARTTLS").
    bool offers(const QString &keyword) const;
    /// The words after the capability's name: {"PLAIN", "LOGIN"} for "AUTH PLAIN LOGIN"; also reads
    /// "AUTH=PLAIN".
    QStringList offeredFor(const QString &keyword) const;
};

/// What the user said, and what this computer is: the question, kept with the answer.
struct Circumstances {
    QString address; ///< the user's own e-mail address
    QString user;    ///< the user name as typed; empty where the address stands for it
    bool passwordGiven = false;
    bool cleartextAllowed = false; ///< the user consented to sending the password unencrypted
    bool thirdPartiesAllowed = true;
    QString recipient;   ///< an outside address to ask for with RCPT; may be empty
    QString sendingHost; ///< as named or found
    QString receivingHost;
    Protocol receivingProtocol = Protocol::Pop3;
    QList<quint16> sendingPorts; ///< the ports asked
    QString provider;            ///< id of the mail provider, where known
    QString line;                ///< id or name of the access provider: as the user told it, or
    bool lineSeen = false;       ///< true: as the reverse name of the address that a server saw shows it
    QDateTime now;               ///< this computer's clock when the check began, UTC
    QDateTime received;          ///< when the last login that receives was accepted, UTC; invalid: none was
    bool networkUp = true;       ///< false when no interface but loopback has an address
};

/// All that was seen in one run. Flat, plain, without secrets.
struct Evidence {
    Circumstances circumstances;
    QList<Enquiry> enquiries; ///< how the servers were found; empty where the user named them
    QList<Conversation> conversations;
    QList<Statement> statements;

    /// Appends a conversation and numbers its exchanges e1, e2 ... on from what is there.
    void add(Conversation conversation);
    /// Appends what somebody said, and numbers it q1, q2 ...
    void add(Statement statement);

private:
    int m_numbered = 0;
};

QString name(Purpose purpose);

} // namespace todoku

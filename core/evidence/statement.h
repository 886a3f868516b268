#pragma once

#include "evidence/endpoint.h"
#include "evidence/exchange.h"

namespace todoku
{

/// What kind of text a statement was found in.
enum class StatementKind {
    Bounce,      ///< a returned mail, or the text of one
    Reply,       ///< a server's reply, read out or pasted
    ClientError, ///< what a mail program says instead of the server's words
    NotABounce,  ///< a letter that returns nothing
};

/// What somebody says happened to a mail for one recipient: hearsay, since nobody of us saw the dialogue.
/// Texts are verbatim and may be anything; show them as plain text only.
struct Statement {
    QString id; ///< "q1", unique in its Evidence; given by Evidence::add
    StatementKind kind = StatementKind::Reply;
    QString recipient; ///< the address that the mail did not reach; empty where nobody says
    QString
        reportedBy; ///< the host that wrote the notice (Reporting-MTA, RFC 3464 section 2.2.2); may be empty
    QString remote; ///< the host whose words are reported (Remote-MTA, section 2.3.5); may be empty
    QString action; ///< failed, delayed, delivered, relayed, expanded (RFC 3464 section 2.3.3), or vacation,
                    ///< feedback, read; empty where nobody says
    QString stage;  ///< the contract's word for where it happened: connect, hello, tls, auth, mail, rcpt,
                    ///< data; or empty
    Reply reply;    ///< the server's words as far as they are quoted; may be empty
    QString notice; ///< all that the notice says to people, without the returned message; may be empty
    QString around; ///< what the notice says to all its recipients, where `notice` is about one of several;
                    ///< or empty
    QStringList errorCodes;           ///< numbers of mail programs and of Winsock: "0x800CCC79", "10060"
    QString host;                     ///< the server that a mail program names
    quint16 port = 0;                 ///< and its port; 0 where it names none
    std::optional<Security> security; ///< as a mail program says

    /// Whether trying again is of no use: by class of the code (RFC 5321 section 4.2.1), of the enhanced
    /// status code (RFC 3463 section 2) or by the action. Nothing where nobody says.
    std::optional<bool> permanent() const;
};

QString name(StatementKind kind);

} // namespace todoku

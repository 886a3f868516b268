#pragma once

#include "evidence/endpoint.h"
#include "evidence/result.h"
#include "testserver/behaviourplan.h"
#include "testserver/script.h"

#include <QDateTime>
#include <QMap>

namespace todoku
{

/// What a TCP client meets at a door.
enum class DoorState {
    Open,
    Silent,  ///< SYN is not answered
    Refused, ///< SYN is answered with RST
};

/// What is wrong with a server's certificate.
enum class CertificateFamily {
    Good,
    Expired,
    NotYetValid,
    WrongHost,
    SelfSigned,
    UnknownCa,
    WeakKey, ///< signed by an authority with 1024 bits of RSA
};

/// POP before SMTP: a POP or IMAP login opens relaying for the client's address.
struct PopBeforeSmtp {
    std::chrono::minutes window{30};
    QString refusal; ///< placeholders as in FixedAnswer
};

/// One door of the server, as a scenario wants it.
struct DoorPlan {
    QString host;     ///< name that the world knows
    quint16 port = 0; ///< public port: 25, 587 ...
    QString address;  ///< where it listens: 127.0.0.1 or ::1; nothing else is possible
    Protocol protocol = Protocol::Smtp;
    DoorState state = DoorState::Open;
    Security security = Security::None;
    CertificateFamily certificate = CertificateFamily::Good;
    bool oldTlsOnly = false; ///< nothing newer than TLS 1.1

    QString banner;           ///< first line; empty: the usual one
    QStringList extensions;   ///< EHLO, CAPA or CAPABILITY words besides STARTTLS and AUTH
    QStringList mechanisms;   ///< SASL mechanisms that are offered
    bool authInClear = false; ///< logins are taken without TLS
    bool apop = false;        ///< POP3 only
    bool otherPassword =
        false;              ///< this door has another password for the same user (stored apart, and stale)
    bool tlsNeeded = false; ///< nothing but EHLO, STARTTLS, NOOP and QUIT before TLS
    QString loginNeeded;    ///< answer to MAIL before a login; empty: no login is needed
    QString relayRefusal;   ///< answer to RCPT outside the own domain without a login
    QString unknownUser;    ///< answer to RCPT of an unknown mailbox
    QString
        senderRefusal; ///< answer when the sender is not the login's address; empty: any sender may be used
    std::optional<PopBeforeSmtp> popBeforeSmtp;
    int mostConnections = 2200;         ///< at once; who comes then is told so and hung up on
    std::chrono::milliseconds delay{0}; ///< before each reply
    QList<BehaviourPlan> behaviours;
    std::optional<Script> dialogue; ///< played in place of a server
};

/// What the name system is made to say.
enum class NameState { Exists, NotFound, ServerFailed, Silent };

enum class AskedPassword { Right, Wrong, None };

/// What the check of a scenario is asked; whatever is not said here follows from the account.
struct Asked {
    AskedPassword password = AskedPassword::Right;
    QString user; ///< empty: the account's
    QString recipient;
    QList<quint16> ports; ///< empty: the usual ones
    bool allowCleartext = false;
    bool networkUp = true;
    std::optional<QDateTime> clock; ///< what the computer's clock is taken to say, UTC
};

/// One named trouble that the test server can act out: one file of resources/scenarios.
struct Scenario {
    QString name;
    QString cause; ///< diagnosis id of the contract
    Words title;
    QStringList faq;       ///< rows such as "P1.5"
    QString address;       ///< the user's mail address
    QString user;          ///< the user name that the server accepts
    QString token;         ///< the access token that XOAUTH2 accepts; empty: it refuses everybody
    QStringList mailboxes; ///< addresses that exist in the own domain, in lower case
    QString smtpHost;      ///< empty where there is no such server
    QString popHost;
    QString imapHost;
    QList<DoorPlan> doors;          ///< those of the provider, then those of the comparison server
    QMap<QString, NameState> names; ///< only names that do not simply exist
    Asked ask;

    QString domain() const { return address.section(u'@', -1).toLower(); }
};

/// The name of the server that stands for everybody else's.
extern const QString elsewhereHost;

/// Reads a scenario. `file` is for the complaint, which names the line and is in both languages.
Result<Scenario> readScenario(const QByteArray &yaml, const QString &file);

/// One of ours by its name, or a file where `nameOrFile` contains '/' or ends with ".yaml".
Result<Scenario> loadScenario(const QString &nameOrFile);

/// The names of the built-in scenarios, sorted.
QStringList scenarioNames();

} // namespace todoku

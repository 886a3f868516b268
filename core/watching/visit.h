#pragma once

#include "watching/spokenline.h"

#include <QMap>
#include <QStringList>

namespace todoku
{

/// One connection of a mail program to the bundled server: what it did, as far as its habits show in it.
struct Visit {
    enum class Login { NotTried, Accepted, Refused };

    int number = 0; ///< counted over all doors from 1
    QString host;   ///< the door, as the world knows it
    quint16 port = 0;
    Protocol protocol = Protocol::Smtp;
    QString client;                     ///< the client's IP address
    std::chrono::milliseconds began{0}; ///< by the server's clock
    std::chrono::milliseconds last{0};  ///< when anything happened
    bool over = false;
    bool quit = false; ///< the client took its leave: QUIT, LOGOUT

    bool encrypted = false;
    bool tlsOffered = false; ///< STARTTLS, STLS
    bool tlsInClear = false; ///< the client began TLS where mail commands are expected
    bool noTls = false;      ///< the client spoke no TLS where it is expected

    QString hello;         ///< of EHLO or HELO
    bool extended = false; ///< it was EHLO
    QStringList mechanismsOffered;
    QString mechanism; ///< SASL's name, or USER, APOP, LOGIN of POP3 and IMAP
    bool loginInClear = false;
    Login login = Login::NotTried;

    QString sender;       ///< of MAIL, first one
    QString refusal;      ///< the server's words where it refused MAIL, RCPT or DATA, first ones
    int messagesSent = 0; ///< that were taken in
    int messagesFetched = 0;

    bool sends() const { return protocol == Protocol::Smtp; }
};

/// The visits that the lines of dialogues tell, in the order of their beginning. Lines come in the order in
/// which they were said; those of several visits may be mixed. Keeps the last two hundred.
class Visits
{
public:
    void hear(const SpokenLine &line);
    QList<Visit> all() const { return m_visits.values(); }

private:
    QMap<int, Visit> m_visits;
    QMap<int, QString> m_asked; ///< what the server is to answer next: the verb, for IMAP the tag before it
};

/// The same for lines that are all there.
QList<Visit> visitsIn(const QList<SpokenLine> &lines);

} // namespace todoku

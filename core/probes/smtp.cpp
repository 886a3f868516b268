#include "probes/smtp.h"

#include "conversation/smtptalk.h"

namespace todoku
{

namespace
{

/// Without a login the talk goes on only where that shows something: when no password was given, the server
/// takes none, or none may go in clear. A password held back because it was refused before says nothing about
/// relaying.
bool showsSomethingUnauthenticated(const Conversation &talk)
{
    static const QStringList telling{QStringLiteral("no-password"), QStringLiteral("no-encryption")};
    const Exchange *login = talk.at(Step::Authenticate);
    return !login || login->outcome == Outcome::NotOffered ||
           (login->outcome == Outcome::Withheld && telling.contains(login->detail));
}

} // namespace

Conversation probeSmtp(Wire &wire, const SmtpQuestion &ask, const TalkObserver &observer,
                       const Patience &patience)
{
    SmtpTalk talk(wire, ask.purpose, ask.endpoint, observer, patience);
    talk.connect();
    if (ask.endpoint.security == Security::Tls)
        talk.encrypt();
    if (ask.until >= Step::Greeting)
        talk.hearGreeting();
    if (ask.until >= Step::Hello)
        talk.sayHello();
    if (ask.until >= Step::StartTls && ask.endpoint.security == Security::StartTls)
        talk.startTls();
    if (ask.until < Step::Authenticate)
        return talk.hangUp();
    if (!talk.authenticate(ask.askLeave) && !showsSomethingUnauthenticated(talk.soFar()))
        return talk.hangUp();
    if (ask.until >= Step::Sender)
        talk.nameSender(ask.sender);
    if (ask.until >= Step::Recipient)
        for (const QString &recipient :
             talk.soFar().authenticated() ? ask.recipients.mid(ask.recipients.size() - 1) : ask.recipients)
            talk.nameRecipient(recipient, true);
    return talk.hangUp();
}

} // namespace todoku

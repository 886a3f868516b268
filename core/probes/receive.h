#pragma once

#include "probes/pop3.h"

namespace todoku
{

/// POP3 and IMAP go the same way to a login, in their own words.
template <class ReceivingTalk>
Conversation receiveBy(Wire &wire, const ReceiveQuestion &ask, const TalkObserver &observer,
                       const Patience &patience)
{
    ReceivingTalk talk(wire, ask.purpose, ask.endpoint, observer, patience);
    talk.connect();
    if (ask.endpoint.security == Security::Tls)
        talk.encrypt();
    if (ask.until >= Step::Greeting)
        talk.hearGreeting();
    if (ask.until >= Step::Hello)
        talk.askCapabilities();
    if (ask.until >= Step::StartTls && ask.endpoint.security == Security::StartTls)
        talk.startTls();
    if (ask.until >= Step::Authenticate)
        talk.authenticate(ask.askLeave);
    return talk.hangUp();
}

} // namespace todoku

#pragma once

#include "conversation/talk.h"

namespace todoku
{

/// What to ask a sending server.
struct SmtpQuestion {
    Endpoint endpoint; ///< StartTls: TLS is begun where offered, and its absence noted
    Purpose purpose = Purpose::Send;
    QString sender;               ///< MAIL FROM: the user's own address
    QStringList recipients;       ///< RCPT TO, in this order; a refusal of one does not end the talk
    AskLeave askLeave;            ///< none: no login
    Step until = Step::Recipient; ///< the last step to take
};

/// Does everything that a mail program does to send a message, except sending it.
Conversation probeSmtp(Wire &wire, const SmtpQuestion &ask, const TalkObserver &observer = {},
                       const Patience &patience = {});

} // namespace todoku

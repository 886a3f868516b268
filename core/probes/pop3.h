#pragma once

#include "conversation/talk.h"

namespace todoku
{

/// What to ask a receiving server, POP3 or IMAP.
struct ReceiveQuestion {
    Endpoint endpoint;
    Purpose purpose = Purpose::Receive;
    AskLeave askLeave;
    Step until = Step::Authenticate;
};

/// Everything that a mail program does to receive, as far as the login. No message is touched.
Conversation probePop3(Wire &wire, const ReceiveQuestion &ask, const TalkObserver &observer = {},
                       const Patience &patience = {});

} // namespace todoku

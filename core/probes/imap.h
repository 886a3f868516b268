#pragma once

#include "probes/pop3.h"

namespace todoku
{

/// The same as probePop3 in IMAP.
Conversation probeImap(Wire &wire, const ReceiveQuestion &ask, const TalkObserver &observer = {},
                       const Patience &patience = {});

} // namespace todoku

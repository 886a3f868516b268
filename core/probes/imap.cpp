#include "probes/imap.h"

#include "conversation/imaptalk.h"
#include "probes/receive.h"

namespace todoku
{

Conversation probeImap(Wire &wire, const ReceiveQuestion &ask, const TalkObserver &observer,
                       const Patience &patience)
{
    return receiveBy<ImapTalk>(wire, ask, observer, patience);
}

} // namespace todoku

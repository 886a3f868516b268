#include "probes/pop3.h"

#include "conversation/pop3talk.h"
#include "probes/receive.h"

namespace todoku
{

Conversation probePop3(Wire &wire, const ReceiveQuestion &ask, const TalkObserver &observer,
                       const Patience &patience)
{
    return receiveBy<Pop3Talk>(wire, ask, observer, patience);
}

} // namespace todoku

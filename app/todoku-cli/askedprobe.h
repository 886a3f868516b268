#pragma once

#include "call.h"
#include "conversation/login.h"
#include "conversation/socketwire.h"
#include "conversation/talk.h"

namespace todoku
{

/// One conversation, as `probe` is told to hold it.
struct AskedProbe {
    Protocol protocol = Protocol::Smtp;
    Endpoint endpoint;
    QString connectTo;  ///< an IP address; empty: those that the name system gives
    QString nameserver; ///< empty: the system's
    Step until = Step::Recipient;
    QString sender;
    QString recipient;
    Login login; ///< an empty password: none is tried
    bool cleartextAllowed = false;
    TrustAnchors trust;
    Patience patience;
    std::optional<std::chrono::milliseconds> connectPatience;
    std::chrono::milliseconds deadline{60'000};
};

QList<Option> probeOptions();

/// Throws WrongCall.
AskedProbe askedProbe(const Call &call);

/// "tls", "auth", "recipient" ...: the words of --until and of `reached`.
QString stageWord(Step step);

} // namespace todoku

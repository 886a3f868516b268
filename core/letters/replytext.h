#pragma once

#include "evidence/exchange.h"

#include <optional>
#include <string>
#include <string_view>

namespace todoku
{

/// A server's reply that stands somewhere in a text.
struct ReplyInText {
    Reply reply;
    std::string stage;  ///< the contract's word, where the text around it tells; or empty
    std::string remote; ///< the host that is said to have said it; or empty
};

/// Finds the reply that decided in a text on one line ("... said: 550 5.1.1 <a@b> User unknown (in reply to
/// RCPT TO command)"): code, enhanced status code in front or as "(#5.1.1)" at the end, words, stage and
/// host. Nothing where the text quotes no reply.
std::optional<ReplyInText> replyIn(std::string_view line);

} // namespace todoku

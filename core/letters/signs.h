#pragma once

#include <string>
#include <string_view>

namespace todoku
{

// What the words of mail systems give away, whoever wrote them. All signs are looked for in one pass, however
// many of these functions are asked about the same text.

/// Whether a text uses the phrases of notices that a mail came back.
bool speaksAsNotice(std::string_view text);
/// The host that a text says wrote it; empty where it does not say.
std::string reporterIn(std::string_view text);
/// Where in a conversation the text says it happened, in the contract's word; empty where it does not say.
std::string stageIn(std::string_view text);
/// The host whose words a text reports; empty where it does not say.
std::string remoteIn(std::string_view text);

} // namespace todoku

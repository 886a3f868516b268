#pragma once

#include "evidence/evidence.h"
#include "evidence/words.h"

namespace todoku
{

/// What is being done at that step: "ログイン" / "login".
QString said(Step step, Language language);
/// What came of it: "断られた" / "refused".
QString said(Outcome outcome, Language language);
/// "mail.example.jp:587 (SMTP, STARTTLS)"; for a question to the name system the name alone.
QString said(Protocol protocol, const Endpoint &endpoint, Language language);
/// One line: how a conversation ended. "宛先 … 断られた (553 sorry, ...)".
QString howItEnded(const Conversation &talk, Language language);

} // namespace todoku

#pragma once

#include "accounts/client.h"
#include "advice/advice.h"

namespace todoku
{

/// The steps of one mail program for these settings, in one language, safe to show as plain text. Steps whose
/// value is not known are left out; the one about receiving first stands there only where `receiveFirst`.
QList<ToldStep> guidance(const Client &client, const Settings &settings, bool receiveFirst,
                         Language language);

/// What keeps this program from these settings, as one sentence: it has no STARTTLS, speaks no IMAP, is too
/// old; empty where nothing does.
QString obstacle(const Client &client, const Settings &settings, Language language);

} // namespace todoku

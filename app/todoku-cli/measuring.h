#pragma once

#include "carriedout.h"
#include "checkup/window.h"

namespace todoku
{

/// check --measure-window: how long sending stays open after receiving (POP before SMTP), with progress on
/// standard error. Ctrl-C ends it, and what was seen by then is told. Nothing where it was not asked for, or
/// where the check did not prove POP before SMTP, which is said on standard error.
std::optional<SendingWindow> measuredWindow(const CarriedOut &done, const Call &call);

/// What it came to, for people.
QString windowInWords(const SendingWindow &window, Language language);

Option measureWindowOption();

} // namespace todoku

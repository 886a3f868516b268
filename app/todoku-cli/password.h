#pragma once

#include "call.h"
#include "evidence/secret.h"

namespace todoku
{

/// --password-file, --password-stdin and --password-fd.
QList<Option> passwordOptions();

/// The password that the call points at: the first line there. Empty where no such option was given. Asks for
/// it, without showing it, where standard input is a terminal. Throws WrongCall.
Secret passwordOf(const Call &call);

} // namespace todoku

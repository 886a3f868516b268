#pragma once

#include "evidence/words.h"
#include "exports/exportedaccount.h"

namespace todoku
{

/// What msmtp and mpop, the programs of one author, write alike: an account "default" with its host, port,
/// TLS and login.
QString commandLineServer(const ServerSettings &server, Language language);

/// A value as these two read it: to the end of the line, without blanks and one pair of quotation marks
/// around it.
QString quotedForCommandLine(const QString &value);

} // namespace todoku

#pragma once

#include "exports/exportedaccount.h"

#include "evidence/words.h"

#include <QStringList>

namespace todoku
{

/// What a person who opens the file should read first, one sentence each: that no password is in it, that a
/// connection is not encrypted, that mail is to be received before it is sent. Formats with comments begin
/// with these; they hold none of the account's own values, so that nothing can break out of a comment.
QStringList remarks(const ExportedAccount &account, Language language);

/// The same as lines of a comment, each after `sign` ("# ", "; ").
QString remarkLines(const ExportedAccount &account, const QString &sign, Language language);

} // namespace todoku

#pragma once

#include "evidence/result.h"
#include "letters/draft.h"

#include <memory>

class QFile;

namespace todoku
{

/// Whether these bytes may be a message that is to be sent: it may lack all that a sent one has.
bool mayBeDraft(const QByteArray &bytes);

/// Reads a message that a mail program saved; opens the file if that has not been done. At most 32 MiB are
/// read, the rest is counted (of a pipe 1 GiB of it). The complaint names no file: who asked knows it.
Result<std::shared_ptr<const Draft>> readDraft(QFile &file);

} // namespace todoku

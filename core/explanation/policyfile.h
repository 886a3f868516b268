#pragma once

#include "diagnosis/cause.h"
#include "evidence/result.h"
#include "letters/recipientpolicy.h"

namespace todoku
{

/// Reads what a recipient refuses from YAML (resources/knowledge/FORMAT.md). A policy of one's own says only
/// what differs: its rules take the place of those of `base` with the same id, and `without` leaves ids out.
/// `file` is named in complaints.
Result<RecipientPolicy> readPolicy(const QString &text, const QString &file,
                                   const RecipientPolicy &base = {});

/// The same from a file of at most 1 MB.
Result<RecipientPolicy> readPolicyFile(const QString &path, const RecipientPolicy &base = {});

} // namespace todoku

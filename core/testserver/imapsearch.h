#pragma once

#include "testserver/imapwords.h"
#include "testserver/mailfolder.h"

#include <functional>

namespace todoku
{

/// Whether a message, with its sequence number, is looked for.
using SearchTest = std::function<bool(const StoredMail &mail, quint32 number)>;

/// Reads the criteria of SEARCH (RFC 3501 section 6.4.4). Nothing where they are none.
/// @param mostNumber, mostUid  what "*" stands for
std::optional<SearchTest> searchTest(const QList<ImapWord> &criteria, quint32 mostNumber, quint32 mostUid);

} // namespace todoku

#pragma once

#include "evidence/statement.h"
#include "letters/letter.h"

namespace todoku
{

/// What a letter says about mail that was sent: one statement for each recipient that it names. A letter that
/// returns nothing gives one statement of kind NotABounce, whose action tells what else it is where that can
/// be told: vacation, feedback (RFC 5965), read (RFC 8098), delivered, relayed, expanded (RFC 3464).
///
/// Reads message/delivery-status first (RFC 3464, 6522), then the words for people. A bounce that was
/// forwarded, as attachment or in the text, is read like one that was not.
///
/// Reading::Report reads no more than the part for programs, and gives nothing where there is none.
enum class Reading { Report, Whole };
QList<Statement> statementsOf(const Letter &letter, Reading reading);

} // namespace todoku

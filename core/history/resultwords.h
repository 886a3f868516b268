#pragma once

#include "history/remembered.h"
#include "resultcode/summarywords.h"

namespace todoku
{

/// A remembered result in words, one fact a line, for showing; what was not asked is left out. The ids are
/// those of changesBetween(), and "verdict", "second" and "code". `knowledge` gives the titles. Pure.
QList<SummaryLine> inWords(const RememberedResult &result, const Knowledge &knowledge);

/// "smtp.example.jp port 587 (encryption: STARTTLS)".
Words said(const WayOut &way);

} // namespace todoku

#pragma once

#include "resultcode/resultsummary.h"

namespace todoku
{

/// The whole length of a code.
constexpr qsizetype resultCodeDigits = 12;

/// A check in twelve digits, in groups of four as it is read aloud: "1736 1011 5000". Digits alone, so that
/// it is the same in every language.
///
/// The code is a multiple of 97. A wrong digit changes it by d * 10^k and a swap of neighbours by 9 * d *
/// 10^k, with d from 1 to 9; 97 is a prime and divides neither, so that each of them is detected, and so are
/// twin errors (11 * d * 10^k), swaps across one digit (99 * d * 10^k) and 96 of 97 codes that are wrong
/// throughout. Divided by 97 it is the version times `resultCodeSpan`, and the facts in mixed radix.
QString encode(const ResultSummary &summary);

/// Reads a code as people type it: full-width digits, blanks, hyphens, ー and other strokes between them.
/// The complaint, without a file, is a sentence for who typed it.
Result<ResultSummary> decode(const QString &typed, const DiagnosisNumbers &numbers);

/// In groups of four, tidied; whatever else was typed stays as it is.
QString grouped(const QString &typed);

/// Whether somebody means to give a code: nothing but digits and strokes, and about as many as a code has.
bool looksLikeResultCode(const QString &typed);

} // namespace todoku

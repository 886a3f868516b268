#pragma once

#include "checkup/checkup.h"

namespace todoku
{

/// What a probe is about, in plain words: "Sending – smtp.example.jp, port 587".
QString subjectOf(const ProbeState &state);
/// How it stands: "Waiting for the greeting…", "No answer came".
QString standingOf(const ProbeState &state);
/// Both in one sentence, for the line above the bar.
QString sentenceOf(const ProbeState &state);
/// The picture that goes with it.
QString pictureOf(const ProbeState &state);

} // namespace todoku

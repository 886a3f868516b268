#pragma once

#include "advice/advice.h"

#include <QJsonArray>
#include <QJsonObject>

namespace todoku
{

/// The whole answer of a check as the contract's JSON object (schema 1).
QJsonObject checkJson(const Advice &advice, const Evidence &evidence, double elapsedMs);

/// The contract's `diagnoses` alone.
QJsonArray diagnosesJson(const Advice &advice);

/// The contract's `settings` alone.
QJsonObject settingsJson(const Settings &settings);

/// The settings as lines of a table, as the report shows them; empty where there are none.
QString settingsText(const Settings &settings, Language language);

/// One page of plain text: headline, what to do, settings, reasons; for the terminal and the clipboard.
QString textReport(const Advice &advice, const Evidence &evidence);

/// How much of it a page tells.
enum class Extent {
    Brief, ///< what was found, what to do, the settings, the code: what fits on a sheet of paper
    Usual, ///< and the reasons: as textReport()
    Full,  ///< and all that was seen, to the last line of the dialogues
};

/// The same as a self-contained HTML page without any remote content (Content-Security-Policy default-src
/// 'none').
QString htmlReport(const Advice &advice, const Evidence &evidence, Extent extent = Extent::Usual);

/// The dialogues as they went, `S:` and `C:` lines per conversation, secrets masked.
QString transcript(const Evidence &evidence);
/// One of them, headed as in a specimen of a cause file.
QString transcript(const Conversation &talk);
/// One question and its answer.
QString transcript(const Exchange &exchange);

} // namespace todoku

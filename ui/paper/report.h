#pragma once

#include "advice/advice.h"
#include "masking/hiddenkinds.h"
#include "masking/mask.h"

namespace todoku
{

/// What a report is written as.
enum class ReportForm { Text, WebPage, OneSheet, AllSheets, ForPrograms };

/// What a check came to, with all that a report of it is made of.
struct Reported {
    Advice advice;
    Diagnosis diagnosis; ///< that `advice` puts into words
    Evidence evidence;
    double elapsedMs = 0;
};

/// A report as it leaves this computer.
struct Report {
    QByteArray bytes;
    QString text;   ///< every word of it, for the preview: the bytes themselves, but of a PDF its words
    QString ending; ///< of its file: "txt"
    QList<Replacement> replacements; ///< what was replaced by what; not in it
};

/// Writes it down without what is to be hidden. Takes its time; in any thread.
Report reportOf(const Reported &reported, const HiddenKinds &hidden, ReportForm form);

/// The ending of its file: "txt", "html", "pdf" or "json".
QString endingOf(ReportForm form);

} // namespace todoku

#pragma once

#include "diagnosis/knowledge.h"
#include "findings/settings.h"

namespace todoku
{

/// From this confidence on a suspect is a name for what is wrong; below it, it is only mentioned.
constexpr double namedFrom = 0.5;
/// From here on it is likely, and what it explains is only a consequence that must not look as sure.
constexpr double likelyFrom = 0.8;

enum class Verdict { CanSend, CannotSend, Undetermined };

/// A finding that speaks for or against a cause, with the sentence that tells it.
struct Because {
    Finding finding;
    Words sentence; ///< with {placeholders} from the finding's facts
};

/// One cause that fits.
struct Suspect {
    std::shared_ptr<const Cause> cause;
    double confidence = 0; ///< 0 to 1
    QList<Because> speaksFor;
    QList<Because> speaksAgainst;
    QString reason;  ///< the bounce analysers' word; the cause's own unless what was quoted means another
    int phrase = -1; ///< the pattern of knowledge.quotations() that decided, where quoted words did; else -1
};

/// Two causes that the evidence cannot tell apart, and what would.
struct Undecided {
    QString one;
    QString other;
    Words wouldDecide;
};

struct Diagnosis {
    Verdict verdict = Verdict::Undetermined;
    QList<Suspect> suspects; ///< the most likely first
    QList<Undecided> undecided;
    Settings settings;
};

/// Weighs the findings. Confidence follows certainty: sure 0.95, likely 0.8, possible 0.5, moved a little by
/// how specific the match is and down a grade by what speaks against. Order: what explains the others
/// (`outranks`) first, then confidence, then specificity; never the order of files.
Diagnosis diagnose(const QList<Finding> &findings, const Knowledge &knowledge);

QString name(Verdict verdict);

} // namespace todoku

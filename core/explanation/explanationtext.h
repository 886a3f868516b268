#pragma once

#include "explanation/explanation.h"

namespace todoku
{

/// One line of what stands behind an explanation: "Recipient: hanako@example.com".
struct Remark {
    QString what;
    QString said;          ///< may hold what a stranger wrote: show it as plain text only
    bool verbatim = false; ///< said by a server, word by word
};

/// What is known beside title, explanation and steps: whom it is about, who said what, what else it could be.
/// Nothing that is empty.
QList<Remark> remarksOn(const Explanation &explanation, Language language);

/// What else it could be and what would tell, in sentences; empty where there is no doubt.
QString doubtsAsText(const ToldExplanation &told, Language language);

/// The whole explanation as text, to print or to copy.
QString explanationAsText(const Explanation &explanation, Language language);

} // namespace todoku

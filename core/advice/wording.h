#pragma once

#include "diagnosis/diagnosis.h"

namespace todoku
{

/// Placeholder -> value, safe to show, in words of the language: {security} is "SSL/TLS", a date is a date.
using Values = QMap<QString, QString>;

/// The values that a finding's facts give.
Values valuesOf(const Finding &finding, Language language);
/// {out-host} {in-port} ... from what was proved.
Values valuesOf(const Settings &settings, Language language);

/// The text with its placeholders filled. A sentence that names something without a value is left out; where
/// nothing is left of a paragraph, the paragraph is.
QString filled(const QString &text, const Values &values);

/// The same for one step. A step whose first sentence cannot be said is left out as a whole, since the rest
/// leans on it.
QString filledStep(const QString &text, const Values &values);

} // namespace todoku

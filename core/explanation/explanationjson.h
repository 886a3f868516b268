#pragma once

#include "explanation/explanation.h"

#include <QJsonObject>

namespace todoku
{

/// One line of `explain --json` (resources/schema/explain.schema.json).
QJsonObject toJson(const Explanation &explanation, Language language);

} // namespace todoku

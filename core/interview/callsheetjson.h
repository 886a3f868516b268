#pragma once

#include "interview/callsheet.h"

#include <QJsonObject>

namespace todoku
{

/// What `todoku-cli ask --json` prints (resources/schema/ask.schema.json).
QJsonObject toJson(const CallSheet &sheet);

} // namespace todoku

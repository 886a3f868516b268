#pragma once

#include "history/changes.h"

namespace todoku
{

/// "2026-11-22 12:04  t…@example.jp  phone": which result is meant, on this computer's clock.
QString headingOf(const RememberedResult &result, Language language);
/// What changed and what it means, as lines.
QString changesAsText(const RememberedResult &earlier, const RememberedResult &later,
                      const Knowledge &knowledge, Language language);
/// {"earlier": id, "later": id, "changes": [{"id", "text"}], "means": "…"}
QJsonObject changesAsJson(const RememberedResult &earlier, const RememberedResult &later,
                          const Knowledge &knowledge, Language language);

} // namespace todoku

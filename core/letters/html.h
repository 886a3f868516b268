#pragma once

#include <QString>

namespace todoku
{

/// What a page says to people: without marks, scripts and styles, a line for each paragraph, entities
/// resolved. Nothing is fetched, nothing is drawn.
QString textOfHtml(const QString &html);

} // namespace todoku

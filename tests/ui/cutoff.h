#pragma once

#include <QStringList>

class QWidget;

namespace todoku
{

/// The words below this widget that are in sight but not in full: labels that are lower or narrower than
/// their text, buttons that are narrower than theirs. Each with the class that shows it.
QStringList cutOffIn(QWidget *widget);

} // namespace todoku

#pragma once

#include <QStringList>

class QWidget;

namespace todoku
{

/// What a file manager opens with this program is as good as dropped onto its window. Does nothing without
/// files.
void dropOnto(QWidget &window, const QStringList &files);

} // namespace todoku

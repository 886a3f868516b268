#pragma once

#include "advice/advice.h"

class QGridLayout;

namespace todoku
{

/// The steps one below the other, numbered where there are several.
QGridLayout *numbered(const QList<ToldStep> &steps);

} // namespace todoku

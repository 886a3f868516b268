#pragma once

#include <QAccessible>

struct QMetaObject;

namespace todoku
{

/// Lets a screen reader take widgets of that class for what they are: by itself Qt calls every class that it
/// does not know a mere part of a window, even the window. To be said before the first of them is looked at.
void readAs(const QMetaObject &widgetClass, QAccessible::Role role);

} // namespace todoku

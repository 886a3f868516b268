#pragma once

#include <QVBoxLayout>
#include <QWidget>

namespace todoku
{

/// Takes away what was there and makes an empty column in its place, which the caller puts into its layout.
inline QVBoxLayout *emptyColumn(QWidget *&content)
{
    delete content;
    content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    return layout;
}

} // namespace todoku

#pragma once

#include <QComboBox>
#include <QWheelEvent>

namespace todoku
{

/// A combo box on a page that scrolls: the wheel turns the page, and chooses only where the box has the
/// focus. Otherwise scrolling past it would change what was chosen.
class Chooser : public QComboBox
{
public:
    explicit Chooser(QWidget *parent = nullptr) : QComboBox(parent) { setFocusPolicy(Qt::StrongFocus); }

protected:
    void wheelEvent(QWheelEvent *event) override
    {
        if (hasFocus())
            QComboBox::wheelEvent(event);
        else
            event->ignore();
    }
};

} // namespace todoku

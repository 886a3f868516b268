#include "ui/widgets/sidedoor.h"

#include <QApplication>
#include <QEvent>

namespace todoku
{

SideDoor::SideDoor(QWidget *parent) : QPushButton(parent)
{
    setFlat(true);
    setAutoDefault(true);
    setCursor(Qt::PointingHandCursor);
    setMinimumWidth(1); // its words become shorter instead of keeping the window wide
    dress();
}

void SideDoor::dress()
{
    m_dressing = true;
    QPalette colours = QApplication::palette();
    colours.setResolveMask(0); // what is not set below goes on following the system
    colours.setColor(QPalette::ButtonText, colours.color(QPalette::Link));
    setPalette(colours);
    m_dressing = false;
}

void SideDoor::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (!m_dressing &&
        (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::PaletteChange))
        dress();
}

} // namespace todoku

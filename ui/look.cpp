#include "ui/look.h"

#include "ui/widgets/symbol.h"

#include <QApplication>
#include <QFont>

namespace todoku
{

void dressProgram()
{
    QApplication::setWindowIcon(programIcon());
    constexpr qreal smallest = 10; // kanji of 9 points are hard to read
    QFont font = QApplication::font();
    if (font.pointSizeF() > 0 && font.pointSizeF() < smallest) {
        font.setPointSizeF(smallest);
        QApplication::setFont(font);
    }
}

} // namespace todoku

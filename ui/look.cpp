#include "ui/look.h"

#include "ui/widgets/symbol.h"

#include <QApplication>
#include <QEvent>
#include <QFont>

namespace todoku
{

namespace
{

/// Lets the frames of fields and boxes be seen on a dark page. Qt's Fusion style draws them a little darker
/// than the window, which on a dark ground is nothing to be seen; where it takes the window's colour from,
/// they get a lighter one.
void outlineFields()
{
    constexpr int dark = 128;
    QPalette outlined = QApplication::palette();
    if (outlined.color(QPalette::Window).lightness() < dark) {
        const QColor ink = outlined.color(QPalette::WindowText);
        const QColor ground = outlined.color(QPalette::Base);
        const auto mixed = [](int a, int b) { return (3 * a + b) / 4; };
        outlined.setColor(QPalette::Window,
                          QColor(mixed(ink.red(), ground.red()), mixed(ink.green(), ground.green()),
                                 mixed(ink.blue(), ground.blue())));
    }
    for (const char *field : {"QLineEdit", "QPlainTextEdit", "QListWidget", "QCheckBox", "QProgressBar"})
        QApplication::setPalette(outlined, field);
}

/// Hears that the system has turned dark or light.
class PaletteWatch : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationPaletteChange && watched == qApp && !m_busy) {
            m_busy = true;
            outlineFields();
            m_busy = false;
        }
        return false;
    }

private:
    bool m_busy = false; ///< the change is our own
};

} // namespace

void dressProgram()
{
    QApplication::setWindowIcon(programIcon());
    constexpr qreal smallest = 10; // kanji of 9 points are hard to read
    QFont font = QApplication::font();
    if (font.pointSizeF() > 0 && font.pointSizeF() < smallest) {
        font.setPointSizeF(smallest);
        QApplication::setFont(font);
    }
    outlineFields();
    qApp->installEventFilter(new PaletteWatch(qApp));
}

} // namespace todoku

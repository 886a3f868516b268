#include "ui/widgets/sheet.h"

#include "ui/accessiblerole.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace todoku
{

namespace
{

// About 85 letters, or 45 kanji, of the usual size: longer lines are hard to follow.
constexpr int readableWidth = 680;

/// As high as its words are at the width of the moment. Without it, the scroll area goes by what wrapped
/// labels would need in a much narrower window, and scrolls through empty space.
class Canvas : public QWidget
{
public:
    QSize minimumSizeHint() const override { return fitting(); }
    QSize sizeHint() const override { return fitting(); }

private:
    QSize fitting() const
    {
        const int width = parentWidget() ? parentWidget()->width() : readableWidth;
        return {0, layout()->heightForWidth(width)};
    }
};

/// The stops of the Tab key in a layout, in its order.
QList<QWidget *> stopsIn(const QLayout *layout)
{
    QList<QWidget *> stops;
    for (int i = 0; layout && i < layout->count(); ++i) {
        QLayoutItem *item = layout->itemAt(i);
        if (item->layout())
            stops += stopsIn(item->layout());
        if (QWidget *widget = item->widget()) {
            if (widget->focusPolicy() & Qt::TabFocus)
                stops += widget;
            stops += stopsIn(widget->layout());
        }
    }
    return stops;
}

} // namespace

Sheet::Sheet(QWidget *parent) : QWidget(parent), m_scroll(new QScrollArea(this))
{
    auto *column = new QWidget;
    column->setMaximumWidth(readableWidth);
    m_body = new QVBoxLayout(column);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(16);

    auto *canvas = new Canvas;
    canvas->setBackgroundRole(QPalette::Base);
    canvas->setAutoFillBackground(true);
    auto *middle = new QHBoxLayout(canvas);
    middle->setContentsMargins(24, 24, 24, 24);
    middle->addStretch(1);
    middle->addWidget(column, 1000);
    middle->addStretch(1);

    // Qt's own answers about a scroll area reach past the end of a list where a scroll bar goes away between
    // two questions of a screen reader, and the program falls (QAccessibleAbstractScrollArea::child, Qt 6.4).
    readAs(QScrollArea::staticMetaObject, QAccessible::Client);
    m_scroll->setWidget(canvas);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Scrolled by the page's keys (below): a stop of its own on the way of the Tab key would show nothing.
    m_scroll->setFocusPolicy(Qt::NoFocus);

    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);

    m_buttons = new QHBoxLayout;
    m_buttons->setContentsMargins(24, 12, 24, 12);
    m_buttons->setSpacing(8);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(line);
    layout->addLayout(m_buttons);
}

void Sheet::scrollToTop()
{
    m_scroll->verticalScrollBar()->setValue(0);
}

void Sheet::orderStops()
{
    const QList<QWidget *> stops = stopsIn(m_body) + stopsIn(m_buttons);
    for (qsizetype i = 1; i < stops.size(); ++i)
        setTabOrder(stops[i - 1], stops[i]);
}

void Sheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Sheet::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = m_scroll->verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_PageDown:
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
        break;
    case Qt::Key_PageUp:
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
        break;
    case Qt::Key_Down:
        bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        break;
    case Qt::Key_Up:
        bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
        break;
    case Qt::Key_Home:
        bar->triggerAction(QAbstractSlider::SliderToMinimum);
        break;
    case Qt::Key_End:
        bar->triggerAction(QAbstractSlider::SliderToMaximum);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace todoku

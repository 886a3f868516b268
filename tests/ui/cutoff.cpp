#include "cutoff.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace todoku
{

namespace
{

bool isCut(const QWidget *widget)
{
    constexpr int tolerance = 1; // of rounding
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        if (label->text().isEmpty())
            return false;
        const int width = label->width() + tolerance;
        return label->wordWrap() ? label->heightForWidth(label->width()) > label->height() + tolerance ||
                                       label->minimumSizeHint().width() > width
                                 : label->sizeHint().width() > width;
    }
    if (qobject_cast<const QPushButton *>(widget) || qobject_cast<const QCheckBox *>(widget))
        return widget->hasHeightForWidth()
                   ? widget->heightForWidth(widget->width()) > widget->height() + tolerance
                   : widget->sizeHint().width() > widget->width() + tolerance;
    return false;
}

QString wordsOn(const QWidget *widget)
{
    const auto *label = qobject_cast<const QLabel *>(widget);
    return label ? label->text() : static_cast<const QAbstractButton *>(widget)->text();
}

} // namespace

QStringList cutOffIn(QWidget *widget)
{
    QStringList cut;
    for (const QWidget *each : widget->findChildren<QWidget *>())
        if (each->isVisible() && isCut(each))
            cut +=
                u"%1: %2 (%3 x %4)"_s.arg(QString::fromLatin1(each->metaObject()->className()), wordsOn(each))
                    .arg(each->width())
                    .arg(each->height());
    return cut;
}

} // namespace todoku

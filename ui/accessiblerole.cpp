#include "ui/accessiblerole.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QWidget>

namespace todoku
{

namespace
{

QHash<QString, QAccessible::Role> &roles()
{
    static QHash<QString, QAccessible::Role> known;
    return known;
}

QAccessibleInterface *interfaceFor(const QString &className, QObject *object)
{
    const auto role = roles().constFind(className);
    auto *widget = qobject_cast<QWidget *>(object);
    return widget && role != roles().constEnd() ? new QAccessibleWidget(widget, *role) : nullptr;
}

} // namespace

void readAs(const QMetaObject &widgetClass, QAccessible::Role role)
{
    if (roles().isEmpty())
        QAccessible::installFactory(interfaceFor);
    roles().insert(QString::fromLatin1(widgetClass.className()), role);
}

} // namespace todoku

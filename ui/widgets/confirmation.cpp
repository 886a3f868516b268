#include "ui/widgets/confirmation.h"

#include <QAccessible>
#include <QTimer>

namespace todoku
{

namespace
{

constexpr int confirmationMs = 4000;

} // namespace

Confirmation::Confirmation(QWidget *parent) : QLabel(parent), m_fades(new QTimer(this))
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true); // a file's name may be long
    m_fades->setSingleShot(true);
    m_fades->setInterval(confirmationMs);
    connect(m_fades, &QTimer::timeout, this, &QLabel::clear);
}

void Confirmation::say(const QString &words)
{
    setText(words);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    m_fades->start();
}

} // namespace todoku

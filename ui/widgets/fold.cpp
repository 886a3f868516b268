#include "ui/widgets/fold.h"

#include <QStyleOptionToolButton>
#include <QVBoxLayout>

namespace todoku
{

namespace
{

/// Checked for a screen reader, but not drawn as pressed: the arrow tells.
class Handle : public QToolButton
{
public:
    using QToolButton::QToolButton;

protected:
    void initStyleOption(QStyleOptionToolButton *option) const override
    {
        QToolButton::initStyleOption(option);
        option->state &= ~QStyle::State_On;
    }
};

} // namespace

Fold::Fold(QWidget *parent)
    : QWidget(parent), m_button(new Handle(this)), m_body(new QWidget(this)),
      m_content(new QVBoxLayout(m_body))
{
    m_button->setCheckable(true);
    m_button->setAutoRaise(true);
    m_button->setIconSize(QSize(12, 12)); // the arrow's room: nearly in line with the texts above
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_content->setContentsMargins(20, 8, 0, 8);
    m_content->setSpacing(12);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_button, 0, Qt::AlignLeft);
    layout->addWidget(m_body);
    connect(m_button, &QToolButton::toggled, this, &Fold::setOpen);
    setOpen(false);
}

void Fold::setTitle(const QString &title)
{
    m_button->setText(title);
    m_button->setAccessibleName(title);
}

void Fold::setOpen(bool open)
{
    m_button->setChecked(open);
    m_button->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_body->setVisible(open);
}

bool Fold::isOpen() const
{
    return m_button->isChecked();
}

} // namespace todoku

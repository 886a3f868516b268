#include "ui/widgets/rememberbox.h"

#include "ui/widgets/field.h"
#include "ui/widgets/sidedoor.h"
#include "ui/widgets/text.h"

#include <QAccessible>
#include <QCheckBox>
#include <QEvent>
#include <QVBoxLayout>

namespace todoku
{

namespace
{

constexpr int besideTheBox = 24; ///< where its words begin

} // namespace

RememberBox::RememberBox(QWidget *parent)
    : QWidget(parent), m_box(new QCheckBox), m_meaning(new Text(Text::Rank::Aside)), m_more(new QWidget),
      m_line(new Field(normaliseName)), m_always(new QCheckBox), m_trouble(new Text), m_past(new SideDoor)
{
    auto *more = new QVBoxLayout(m_more);
    more->setContentsMargins(0, 6, 0, 6);
    more->setSpacing(8);
    more->addWidget(m_line);
    more->addWidget(m_always);
    auto *indented = new QVBoxLayout;
    indented->setContentsMargins(besideTheBox, 0, 0, 0);
    indented->setSpacing(0);
    indented->addWidget(m_meaning);
    indented->addWidget(m_more);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_box);
    layout->addLayout(indented);
    layout->addWidget(m_trouble);
    layout->addWidget(m_past, 0, Qt::AlignLeft);
    m_more->hide();
    m_trouble->hide();
    connect(m_box, &QCheckBox::toggled, this, &RememberBox::toggle);
    connect(m_line->edit(), &QLineEdit::editingFinished, this, [this] {
        if (isTicked() && label() != m_asked)
            toggle();
    });
    connect(m_always, &QCheckBox::toggled, this, &RememberBox::alwaysChosen);
    connect(m_past, &QPushButton::clicked, this, &RememberBox::pastAsked);
    retranslate();
}

void RememberBox::begin()
{
    untick(); // the result before keeps what was said about it
    m_box->setChecked(m_always->isChecked());
}

void RememberBox::untick()
{
    const QSignalBlocker silent(m_box);
    m_box->setChecked(false);
    m_more->hide();
    m_trouble->hide();
}

void RememberBox::complain(const QString &why)
{
    untick();
    m_trouble->setText(why);
    m_trouble->show();
    QAccessibleEvent event(m_trouble, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void RememberBox::rememberAlways(bool always)
{
    const QSignalBlocker silent(m_always);
    m_always->setChecked(always);
}

bool RememberBox::isTicked() const
{
    return m_box->isChecked();
}

QString RememberBox::label() const
{
    return m_line->text().trimmed();
}

void RememberBox::toggle()
{
    m_more->setVisible(isTicked());
    m_trouble->hide();
    m_asked = label();
    isTicked() ? Q_EMIT rememberAsked() : Q_EMIT forgetAsked();
}

void RememberBox::retranslate()
{
    m_box->setText(tr("Remember this result on this comp&uter"));
    m_meaning->setText(
        tr("To see later what has changed. Kept are the outcome, the server, and of your address the first "
           "letter and the domain; not your password, nor what was said."));
    m_line->setLabel(tr("What you call this &internet line"));
    m_line->setExample(tr("Example: home, phone"));
    m_line->setHint(tr("May stay empty. It tells the results of several lines apart."));
    m_always->setText(tr("Remember the &next results too"));
    m_past->setText(tr("Earlier resul&ts…"));
}

void RememberBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace todoku

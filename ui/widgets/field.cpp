#include "ui/widgets/field.h"

#include "ui/widgets/symbol.h"
#include "ui/widgets/text.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

/// The trouble in one sentence that names the way out.
QString sentence(Normalised::Trouble trouble)
{
    using Trouble = Normalised::Trouble;
    switch (trouble) {
    case Trouble::None:
        return {};
    case Trouble::Empty:
        return Field::tr("The check starts once this is filled in.");
    case Trouble::NoAt:
        return Field::tr("An e-mail address has an @ in it, as in taro@example.jp.");
    case Trouble::NothingBeforeAt:
        return Field::tr("A name is still missing before the @, as in taro@example.jp.");
    case Trouble::NoDomain:
        return Field::tr("The part after the @ is not complete yet, as in taro@example.jp.");
    case Trouble::NotAnAddress:
        return Field::tr("An e-mail address looks like taro@example.jp.");
    case Trouble::NotAHost:
        return Field::tr("The name of a server goes here, as in mail.example.jp.");
    case Trouble::NotAPort:
        return Field::tr("A port is a number from 1 to 65535, as in 587.");
    }
    return {};
}

} // namespace

Field::Field(Normalise normalise, Need need, QWidget *parent)
    : QWidget(parent), m_normalise(normalise), m_need(need), m_label(new QLabel(this)),
      m_edit(new QLineEdit(this)), m_line(new QHBoxLayout), m_hint(new Text(Text::Rank::Aside, this)),
      m_sign(new Symbol(16, this)), m_remark(new Text(Text::Rank::Body, this))
{
    m_label->setBuddy(m_edit);
    m_label->setTextFormat(Qt::PlainText);
    m_line->setSpacing(6);
    m_line->addWidget(m_edit, 1);

    auto *remark = new QHBoxLayout;
    remark->setSpacing(6);
    remark->addWidget(m_sign, 0, Qt::AlignTop);
    remark->addWidget(m_remark, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_label);
    layout->addLayout(m_line);
    layout->addLayout(remark);
    layout->addWidget(m_hint);
    layout->addStretch(1);
    m_remark->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hint->hide();
    m_sign->hide();
    m_remark->hide();

    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        // Leaving a field is not the moment to be told what is missing in it.
        if (!m_edit->text().isEmpty())
            tidy();
    });
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        m_last = {};
        m_complaining = false;
        tell();
    });
}

void Field::setLabel(const QString &label)
{
    m_label->setText(label);
    QString name = label;
    m_edit->setAccessibleName(name.remove(u'&'));
}

void Field::setExample(const QString &example)
{
    m_edit->setPlaceholderText(example);
}

void Field::setHint(const QString &hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_edit->setAccessibleDescription(hint);
}

void Field::setInputMethodHints(Qt::InputMethodHints hints)
{
    m_edit->setInputMethodHints(hints);
}

void Field::addBeside(QWidget *widget)
{
    m_line->addWidget(widget);
}

void Field::setText(const QString &text)
{
    m_edit->setText(text);
    m_last = {};
    m_complaining = false;
    tell();
}

Normalised Field::tidy()
{
    Normalised now = m_normalise(m_edit->text());
    m_complaining = !now.usable() && (now.trouble != Normalised::Trouble::Empty || m_need == Need::Required);
    if (now.usable() && now.text != m_edit->text()) {
        m_edit->setText(now.text);
        m_last = now;
    } else if (m_complaining || !m_last.usable() || m_last.text != now.text) {
        m_last = now;
    } // else: tidied before, and the remark about that still holds
    tell();
    return now;
}

bool Field::usable()
{
    const Normalised now = tidy();
    return now.usable() || (now.trouble == Normalised::Trouble::Empty && m_need == Need::Optional);
}

void Field::tell()
{
    QString remark;
    if (m_complaining)
        remark = sentence(m_last.trouble);
    else if (m_last.usable() && !m_last.text.isEmpty() && m_last.tidied())
        remark = tr("The input was tidied: %1").arg(m_last.text);
    if (remark.isEmpty() && m_remark->text().isEmpty())
        return;
    m_sign->draw(m_complaining ? u"trouble"_s : u"note"_s);
    m_remark->setText(remark);
    m_edit->setAccessibleDescription(QString(remark + u' ' + m_hint->text()).trimmed());
    m_sign->setVisible(!remark.isEmpty());
    m_remark->setVisible(!remark.isEmpty());
    if (m_complaining) {
        QAccessibleEvent event(m_remark, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void Field::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        tell();
    QWidget::changeEvent(event);
}

} // namespace todoku

#include "ui/widgets/passwordfield.h"

#include "ui/widgets/symbol.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

/// A line edit that gives nothing away: what it shows, dotted or legible, cannot be selected, so that neither
/// the clipboard, nor the selection of X11, nor a drag can carry it off. Pasting works.
class SilentEdit : public QLineEdit
{
public:
    explicit SilentEdit(QWidget *parent) : QLineEdit(parent)
    {
        setEchoMode(QLineEdit::Password);
        setContextMenuPolicy(Qt::NoContextMenu);
        setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                            Qt::ImhNoAutoUppercase);
        // Room from the start: otherwise the text moves as it grows, and leaves its beginnings behind in
        // memory.
        QString room;
        room.reserve(256);
        setText(room);
        connect(this, &QLineEdit::selectionChanged, this, &QLineEdit::deselect);
    }

    ~SilentEdit() override
    {
        // The text is shared with the control, so this overwrites the very characters that were typed.
        const QString typed = text();
        wipe(typed);
    }

    /// The text as a Secret; what the line edit held is overwritten.
    Secret take()
    {
        const QString typed = text();
        QByteArray bytes = typed.toUtf8();
        wipe(typed);
        return Secret::takeFrom(bytes);
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::Cut) ||
            event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo)) {
            event->accept();
            return;
        }
        QLineEdit::keyPressEvent(event);
    }

private:
    static void wipe(const QString &text)
    {
        if (text.capacity() == 0) // nothing, or a literal that stands in the program itself
            return;
        // Written through the constness on purpose: a detached copy would be wiped instead of the original.
        auto *p =
            const_cast<volatile char16_t *>(reinterpret_cast<const volatile char16_t *>(text.constData()));
        for (qsizetype i = 0; i < text.size(); ++i)
            p[i] = u'\0';
    }
};

} // namespace

PasswordField::PasswordField(QWidget *parent)
    : QWidget(parent), m_label(new QLabel(this)), m_line(new QHBoxLayout), m_eye(new QToolButton(this)),
      m_known(new QLabel(this)), m_another(new QPushButton(this)), m_remark(new Text(Text::Rank::Body, this)),
      m_hint(new Text(Text::Rank::Aside, this))
{
    m_label->setTextFormat(Qt::PlainText);
    m_known->setTextFormat(Qt::PlainText);
    m_eye->setCheckable(true);
    m_eye->setFocusPolicy(Qt::StrongFocus);
    m_eye->setAutoRaise(true);
    m_another->setAutoDefault(true); // Enter presses it, as it would in a dialog
    m_line->setSpacing(6);
    m_line->addWidget(m_known, 1);
    m_line->addWidget(m_eye);
    m_line->addWidget(m_another);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_label);
    layout->addLayout(m_line);
    layout->addWidget(m_remark);
    layout->addWidget(m_hint);
    connect(m_eye, &QToolButton::toggled, this, &PasswordField::setLegible);
    connect(m_another, &QPushButton::clicked, this, [this] {
        m_kept = {};
        openEdit();
        m_edit->setFocus();
    });
    m_remark->setTextInteractionFlags(Qt::TextSelectableByMouse);
    openEdit();
    retranslate();
}

void PasswordField::openEdit()
{
    closeEdit();
    m_edit = new SilentEdit(this);
    m_edit->setAccessibleDescription(m_hint->text());
    m_line->insertWidget(0, m_edit, 1);
    m_label->setBuddy(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &PasswordField::remark);
    // Later: whoever hears of it takes the password, which destroys the line edit that is still handling the
    // key.
    connect(m_edit, &QLineEdit::returnPressed, this, &PasswordField::returnPressed, Qt::QueuedConnection);
    m_eye->setChecked(false);
    refresh();
    Q_EMIT stopsChanged();
}

void PasswordField::closeEdit()
{
    // Not deleteLater: until the event loop comes round, the password would stand in it.
    delete m_edit.data();
    m_label->setBuddy(m_another);
}

void PasswordField::refresh()
{
    const bool typing = m_edit != nullptr;
    m_eye->setVisible(typing);
    m_known->setVisible(!typing);
    m_another->setVisible(!typing);
    QString name = m_label->text();
    if (m_edit)
        m_edit->setAccessibleName(name.remove(u'&'));
    m_hint->setVisible(!m_hint->text().isEmpty());
    remark();
}

void PasswordField::setLegible(bool legible)
{
    if (m_edit)
        m_edit->setEchoMode(legible ? QLineEdit::Normal : QLineEdit::Password);
    retranslate();
}

void PasswordField::setLabel(const QString &label)
{
    m_label->setText(label);
    refresh();
}

void PasswordField::setHint(const QString &hint)
{
    m_hint->setText(hint);
    if (m_edit)
        m_edit->setAccessibleDescription(hint);
    refresh();
}

void PasswordField::retranslate()
{
    const bool legible = m_eye->isChecked();
    m_eye->setIcon(lineIcon(legible ? u"eye-off"_s : u"eye"_s, palette().windowText().color()));
    m_eye->setToolTip(legible ? tr("Hide the password") : tr("Show the password"));
    m_eye->setAccessibleName(m_eye->toolTip());
    m_known->setText(tr("Entered. It is kept until this window closes."));
    m_another->setText(tr("Type another"));
    m_another->setAccessibleName(tr("Type another password"));
    remark();
}

void PasswordField::remark()
{
    QString words;
    if (m_edit) {
        const QString typed = m_edit->text();
        const auto ascii = [](QChar c) { return c.unicode() > 0x1f && c.unicode() < 0x7f; };
        if (!std::all_of(typed.begin(), typed.end(), ascii))
            words = tr("There are full-width characters in it. Most passwords are typed half-width.");
        else if (!typed.isEmpty() && (typed.front() == u' ' || typed.back() == u' '))
            words = tr("There is a space at its beginning or end.");
    }
    m_remark->setText(words);
    m_remark->setVisible(!words.isEmpty());
    if (m_edit)
        m_edit->setAccessibleDescription(QString(words + u' ' + m_hint->text()).trimmed());
}

void PasswordField::keep(const Secret &secret)
{
    m_kept = secret;
    if (secret.isEmpty()) {
        openEdit();
        return;
    }
    closeEdit();
    refresh();
}

Secret PasswordField::take()
{
    if (m_edit && !m_edit->text().isEmpty())
        keep(static_cast<SilentEdit *>(m_edit.data())->take());
    return m_kept;
}

} // namespace todoku

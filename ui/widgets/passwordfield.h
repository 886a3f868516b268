#pragma once

#include "evidence/secret.h"

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace todoku
{

class Text;

/// Asks for a password and lets go of it at once.
///
/// While it is typed, a line edit holds it. When it is taken, it goes into a Secret and the line edit is
/// destroyed, since after QLineEdit::clear() the password still stands in memory; from then on the field only
/// says that one is known, and offers to type another. There is no way to copy it.
class PasswordField : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordField(QWidget *parent = nullptr);

    void setLabel(const QString &label);
    void setHint(const QString &hint);
    /// Puts the label, the buttons and the remarks into the language of the moment.
    void retranslate();

    /// Keeps a password that came from elsewhere (the demonstration).
    void keep(const Secret &secret);
    /// What was typed or kept. Destroys the line edit if something stood in it.
    Secret take();

Q_SIGNALS:
    /// There is a new line edit for the Tab key to stop at.
    void stopsChanged();
    /// The Enter key was pressed in it.
    void returnPressed();

private:
    void openEdit();
    void closeEdit();
    void setLegible(bool legible);
    void remark();
    void refresh();

    Secret m_kept;
    QLabel *m_label;
    QPointer<QLineEdit> m_edit;
    QHBoxLayout *m_line;
    QToolButton *m_eye;
    QLabel *m_known;
    QPushButton *m_another;
    Text *m_remark;
    Text *m_hint;
};

} // namespace todoku

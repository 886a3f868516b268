#pragma once

#include "ui/input/normalise.h"

#include <QLineEdit>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace todoku
{

class Symbol;
class Text;

/// A label, one line to type in, and beneath it a standing hint and one sentence about what was typed.
///
/// What is typed is never refused while it is typed: an input method composes first. It is made tidy when the
/// field is left.
class Field : public QWidget
{
    Q_OBJECT

public:
    using Normalise = Normalised (*)(const QString &);

    /// Whether the field may stay empty.
    enum class Need { Optional, Required };

    explicit Field(Normalise normalise, Need need = Need::Optional, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    void setExample(const QString &example);
    void setHint(const QString &hint);
    void setInputMethodHints(Qt::InputMethodHints hints);
    /// Stands at the end of the line: a button that belongs to the field.
    void addBeside(QWidget *widget);

    QString text() const { return m_edit->text(); }
    void setText(const QString &text);
    QLineEdit *edit() const { return m_edit; }

    /// Makes the text tidy, says so beneath the field, and gives what came of it. Where it cannot be used,
    /// one sentence beneath the field says what is missing; the text stays as it was typed.
    Normalised tidy();
    /// True when the check may begin with what stands here.
    bool usable();

protected:
    void changeEvent(QEvent *event) override;

private:
    void tell();

    Normalise m_normalise;
    Need m_need;
    Normalised m_last;
    bool m_complaining = false;
    QLabel *m_label;
    QLineEdit *m_edit;
    QHBoxLayout *m_line;
    Text *m_hint;
    Symbol *m_sign;
    Text *m_remark;
};

} // namespace todoku

#pragma once

#include <QWidget>

class QCheckBox;

namespace todoku
{

class Field;
class SideDoor;
class Text;

/// Asks whether a result is to be remembered on this computer, and what its line is called. Nothing is kept
/// unless the user says so, nor the next result because of this one, unless the user says that too.
class RememberBox : public QWidget
{
    Q_OBJECT

public:
    explicit RememberBox(QWidget *parent = nullptr);

    /// A new result. Where the user wants every result remembered, asks for it at once.
    void begin();
    /// Whether every result is to be remembered, as the user said.
    void rememberAlways(bool always);
    bool isTicked() const;
    /// It was forgotten elsewhere.
    void untick();
    /// It could not be kept, or not be forgotten.
    void complain(const QString &why);
    /// The user's word for the line.
    QString label() const;

Q_SIGNALS:
    /// Again whenever the line gets another name.
    void rememberAsked();
    void forgetAsked();
    void alwaysChosen(bool always);
    void pastAsked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void toggle();

    QCheckBox *m_box;
    Text *m_meaning;
    QWidget *m_more;
    Field *m_line;
    QCheckBox *m_always;
    Text *m_trouble;
    SideDoor *m_past;
    QString m_asked; ///< the line's name as it was asked for last
};

} // namespace todoku

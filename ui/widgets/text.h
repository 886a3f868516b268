#pragma once

#include <QLabel>

namespace todoku
{

/// Words to read: wrapped, selectable, and always plain text, since a server's answer may stand in them
/// (`<b>` is shown as
/// `<b>`). Headlines, bodies and what is to be spoken are stops of the Tab key, so that they can be read and
/// copied without a mouse.
class Text : public QLabel
{
    Q_OBJECT

public:
    /// Large: one value that fills the view, for reading from afar. Spoken: to be read aloud to somebody, so
    /// larger. Aside: hints and remarks, in a quieter colour.
    enum class Rank { Headline, Heading, Large, Spoken, Body, Aside };

    explicit Text(Rank rank = Rank::Body, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void dress();
    Rank m_rank;
    bool m_dressing = false; ///< what changes is our own doing
};

/// Letters of one width, for what servers say: as large as all the others.
QFont fixedFont();

/// One with these words.
Text *text(const QString &words, Text::Rank rank = Text::Rank::Body);

} // namespace todoku

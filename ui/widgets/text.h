#pragma once

#include <QLabel>

namespace todoku
{

/// Words to read: wrapped, selectable, and always plain text, since a server's answer may stand in them
/// (`<b>` is shown as
/// `<b>`). Headlines and bodies are stops of the Tab key, so that they can be read and copied without a
/// mouse.
class Text : public QLabel
{
    Q_OBJECT

public:
    /// Aside: hints and remarks, in a quieter colour.
    enum class Rank { Headline, Heading, Body, Aside };

    explicit Text(Rank rank = Rank::Body, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void dress();
    Rank m_rank;
    bool m_dressing = false; ///< what changes is our own doing
};

} // namespace todoku

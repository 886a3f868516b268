#pragma once

#include "ui/widgets/text.h"

class QHBoxLayout;
class QScrollArea;
class QVBoxLayout;

namespace todoku
{

/// What every page is: a title, a body that scrolls where the screen is small, and a row of buttons that is
/// always in sight.
class Sheet : public QWidget
{
    Q_OBJECT

public:
    explicit Sheet(QWidget *parent = nullptr);
    /// The page's name, for the window's title.
    virtual QString title() const = 0;
    /// Where the keyboard goes when the page opens.
    virtual QWidget *firstStop() const = 0;

protected:
    QVBoxLayout *body() const { return m_body; }
    QHBoxLayout *buttons() const { return m_buttons; }
    void scrollToTop();
    /// Lets the Tab key go through the page as it is read, and then to its buttons. Said aloud after every
    /// change: by itself Qt goes by the order in which widgets came to life.
    void orderStops();
    /// Puts every word of the page into the language of the moment.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QScrollArea *m_scroll;
    QVBoxLayout *m_body;
    QHBoxLayout *m_buttons;
};

} // namespace todoku

#pragma once

#include <QPushButton>

namespace todoku
{

/// A quiet button, in words of the colour of links, that leads to another page.
class SideDoor : public QPushButton
{
    Q_OBJECT

public:
    explicit SideDoor(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();
    bool m_dressing = false; ///< what changes is our own doing
};

} // namespace todoku

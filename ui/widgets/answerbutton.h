#pragma once

#include <QPushButton>

namespace todoku
{

class Text;

/// An answer to click: its number, which is also its key, and its words, which wrap where the window is
/// narrow.
class AnswerButton : public QPushButton
{
    Q_OBJECT

public:
    /// From 10 on there is no key.
    AnswerButton(int number, const QString &words, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
};

} // namespace todoku

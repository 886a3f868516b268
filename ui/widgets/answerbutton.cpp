#include "ui/widgets/answerbutton.h"

#include "ui/widgets/text.h"

#include <QHBoxLayout>

namespace todoku
{

namespace
{

constexpr int keys = 9; ///< on the keyboard, beginning with 1

Text *plain(const QString &words, Text::Rank rank)
{
    auto *text = new Text(rank);
    text->setText(words);
    text->setTextInteractionFlags(Qt::NoTextInteraction);
    text->setFocusPolicy(Qt::NoFocus);
    text->setAttribute(Qt::WA_TransparentForMouseEvents); // the click is the button's
    return text;
}

} // namespace

AnswerButton::AnswerButton(int number, const QString &words, QWidget *parent) : QPushButton(parent)
{
    setAccessibleName(words);
    setAutoDefault(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    auto *key = plain(number <= keys ? QString::number(number) : QString(), Text::Rank::Aside);
    key->setWordWrap(false);
    key->setMinimumWidth(fontMetrics().averageCharWidth() * 2);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 5, 10, 5);
    layout->setSpacing(6);
    layout->addWidget(key, 0, Qt::AlignTop);
    layout->addWidget(plain(words, Text::Rank::Body), 1);
    if (number <= keys)
        setShortcut(QKeySequence(Qt::Key_0 + number));
}

QSize AnswerButton::sizeHint() const
{
    return layout()->sizeHint();
}

QSize AnswerButton::minimumSizeHint() const
{
    return {layout()->minimumSize().width(), layout()->sizeHint().height()};
}

int AnswerButton::heightForWidth(int width) const
{
    return layout()->heightForWidth(width);
}

} // namespace todoku

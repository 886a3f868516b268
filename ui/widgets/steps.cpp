#include "ui/widgets/steps.h"

#include "ui/widgets/text.h"

#include <QGridLayout>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

QGridLayout *numbered(const QList<ToldStep> &steps)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < steps.size(); ++row) {
        if (steps.size() > 1) {
            auto *number = new Text;
            number->setText(u"%1."_s.arg(row + 1));
            number->setTextInteractionFlags(Qt::NoTextInteraction);
            number->setWordWrap(false);
            grid->addWidget(number, row, 0, Qt::AlignTop | Qt::AlignRight);
        }
        auto *step = new Text;
        step->setText(steps[row].text);
        grid->addWidget(step, row, 1);
    }
    return grid;
}

} // namespace todoku

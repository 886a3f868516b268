#include "ui/widgets/comparison.h"

#include "ui/widgets/symbol.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QHBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

struct ComparisonWords {
    Q_DECLARE_TR_FUNCTIONS(ComparisonWords)
};

} // namespace

QFrame *comparison(const Acted &acted, const Advice &advice)
{
    const bool same = !advice.diagnoses.isEmpty() && advice.diagnoses.first().id == acted.cause;
    auto *frame = new QFrame;
    frame->setFrameShape(QFrame::StyledPanel);
    auto *layout = new QHBoxLayout(frame);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(10);
    auto *symbol = new Symbol(frame->fontMetrics().height() + 1);
    symbol->draw(same ? u"good"_s : u"note"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(6);
    words->addWidget(text(same
                              ? ComparisonWords::tr("The check names what was acted out")
                              : ComparisonWords::tr("The check names something else than what was acted out"),
                          Text::Rank::Heading));
    words->addWidget(text(ComparisonWords::tr("Exercise: %1").arg(acted.scene)));
    words->addWidget(
        text(ComparisonWords::tr("Acted out: %1").arg(acted.truth.isEmpty() ? acted.cause : acted.truth)));
    words->addWidget(text(ComparisonWords::tr("The check says: %1")
                              .arg(advice.diagnoses.isEmpty() ? ComparisonWords::tr("Not decided")
                                                              : advice.diagnoses.first().title)));
    layout->addWidget(symbol, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    return frame;
}

} // namespace todoku

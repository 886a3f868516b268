#include "ui/pages/explainedpage.h"

#include "evidence/servertext.h"
#include "explanation/explanationtext.h"
#include "ui/pages/reasonwords.h"
#include "ui/tongue.h"
#include "ui/widgets/explanationview.h"
#include "ui/widgets/fold.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace todoku
{

namespace
{

/// Whom it is about, or else where it stood.
QString subjectOf(const Explanation &explanation)
{
    const QString recipient = explanation.statement.recipient;
    return shown(recipient.isEmpty() ? QFileInfo(explanation.source).fileName() : recipient, 100);
}

} // namespace

ExplainedPage::ExplainedPage(QWidget *parent) : AnswersPage(parent)
{
    ExplainedPage::retranslate();
}

void ExplainedPage::tell(const Perused &perused)
{
    m_perused = perused;
    m_counts = nullptr;
    begin();
}

QString ExplainedPage::title() const
{
    return tr("What it means");
}

QStringList ExplainedPage::rows() const
{
    QStringList rows;
    for (const Explanation &explanation : m_perused.explanations) {
        const QString subject = subjectOf(explanation);
        const QString happened = shortTitle(explanation, spokenLanguage());
        rows +=
            subject.isEmpty() ? happened : tr("%1: %2", "recipient and what happened").arg(subject, happened);
    }
    return rows;
}

QString ExplainedPage::listName() const
{
    return tr("Recipients and what happened");
}

void ExplainedPage::addAbove(QVBoxLayout *layout)
{
    const qint64 all = m_perused.tally.explained();
    const qsizetype listed = m_perused.explanations.size();
    layout->addWidget(text(tr("%1 results").arg(QLocale().toString(all)), Text::Rank::Heading));
    if (all > listed)
        layout->addWidget(text(
            tr("The first %1 of them are listed; the counts are of all.").arg(QLocale().toString(listed))));
}

void ExplainedPage::addBelow(QVBoxLayout *layout)
{
    const bool cut = m_perused.tally.explained() > m_perused.explanations.size();
    const bool open = m_counts ? m_counts->isOpen() : cut;
    m_counts = new Fold;
    m_counts->setTitle(tr("How many for each reason"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(2, 1);
    int row = 0;
    for (const auto &[reason, count] : m_perused.tally.perReason()) {
        auto *words = text(reasonWords(reason));
        auto *number = text(QLocale().toString(count));
        for (Text *label : {words, number}) {
            label->setWordWrap(false);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        }
        grid->addWidget(words, row, 0);
        grid->addWidget(number, row, 1, Qt::AlignRight);
        ++row;
    }
    m_counts->content()->addLayout(grid);
    m_counts->setOpen(open);
    layout->addWidget(m_counts);
}

QWidget *ExplainedPage::newView()
{
    return new ExplanationView;
}

Text *ExplainedPage::fillView(QWidget *view, int row)
{
    auto *explanation = static_cast<ExplanationView *>(view);
    explanation->tell(m_perused.explanations.value(row), spokenLanguage());
    return explanation->headline();
}

QString ExplainedPage::asText(int row) const
{
    return explanationAsText(m_perused.explanations.value(row), spokenLanguage());
}

QString ExplainedPage::copyName() const
{
    return tr("Copy the explanation");
}

} // namespace todoku

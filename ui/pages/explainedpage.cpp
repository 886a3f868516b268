#include "ui/pages/explainedpage.h"

#include "evidence/servertext.h"
#include "explanation/explanationtext.h"
#include "ui/pages/reasonwords.h"
#include "ui/tongue.h"
#include "ui/widgets/explanationview.h"
#include "ui/widgets/fold.h"

#include <QAccessible>
#include <QClipboard>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

constexpr int confirmationMs = 4000;
constexpr int mostRowsAtOnce = 6;
constexpr qsizetype mostRejectsShown = 10;

/// Whom it is about, or else where it stood.
QString subjectOf(const Explanation &explanation)
{
    const QString recipient = explanation.statement.recipient;
    return shown(recipient.isEmpty() ? QFileInfo(explanation.source).fileName() : recipient, 100);
}

} // namespace

ExplainedPage::ExplainedPage(QWidget *parent)
    : Sheet(parent), m_done(new QLabel), m_doneFades(new QTimer(this)), m_copy(new QPushButton),
      m_another(new QPushButton), m_close(new QPushButton)
{
    m_done->setTextFormat(Qt::PlainText);
    m_doneFades->setSingleShot(true);
    m_doneFades->setInterval(confirmationMs);
    buttons()->addWidget(m_copy);
    buttons()->addWidget(m_done, 1);
    buttons()->addWidget(m_another);
    buttons()->addWidget(m_close);
    for (QPushButton *button : {m_copy, m_another, m_close})
        button->setAutoDefault(true);
    connect(m_doneFades, &QTimer::timeout, m_done, &QLabel::clear);
    connect(m_copy, &QPushButton::clicked, this, &ExplainedPage::copy);
    connect(m_another, &QPushButton::clicked, this, &ExplainedPage::anotherAsked);
    connect(m_close, &QPushButton::clicked, this, &ExplainedPage::closeAsked);
    retranslate();
}

void ExplainedPage::tell(const Perused &perused)
{
    m_perused = perused;
    m_chosen = 0;
    m_counts = nullptr;
    build();
    scrollToTop();
}

QString ExplainedPage::title() const
{
    return tr("What it means");
}

QWidget *ExplainedPage::firstStop() const
{
    return m_list ? static_cast<QWidget *>(m_list) : m_view->headline();
}

void ExplainedPage::retranslate()
{
    m_copy->setText(tr("&Copy"));
    m_copy->setAccessibleName(tr("Copy the explanation"));
    m_another->setText(tr("&Another message"));
    m_another->setShortcut(Qt::Key_Escape); // setText() takes the old one away
    m_close->setText(tr("Close"));
    m_done->clear();
    build();
}

void ExplainedPage::build()
{
    const bool listHadFocus = m_list && m_list->hasFocus();
    const bool several = m_perused.explanations.size() > 1;
    const bool cut = m_perused.tally.explained() > m_perused.explanations.size();
    const bool countsOpen = m_counts ? m_counts->isOpen() : cut;
    delete m_content;
    m_content = new QWidget;
    m_list = nullptr;
    m_counts = nullptr;
    body()->insertWidget(0, m_content);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    if (several)
        addOverview(layout);
    if (m_counts)
        m_counts->setOpen(countsOpen);
    m_view = new ExplanationView;
    layout->addWidget(m_view);
    addRejects(layout);
    layout->addStretch(1);
    choose(m_chosen);
    if (listHadFocus && m_list)
        m_list->setFocus();
}

void ExplainedPage::addOverview(QVBoxLayout *layout)
{
    const qint64 all = m_perused.tally.explained();
    const qsizetype listed = m_perused.explanations.size();
    auto *top = new QVBoxLayout;
    top->setSpacing(6);
    top->addWidget(text(tr("%1 results").arg(QLocale().toString(all)), Text::Rank::Heading));
    if (all > listed)
        top->addWidget(text(
            tr("The first %1 of them are listed; the counts are of all.").arg(QLocale().toString(listed))));
    m_list = list();
    top->addWidget(m_list);
    addCounts(top);
    layout->addLayout(top);
}

QListWidget *ExplainedPage::list()
{
    auto *made = new QListWidget;
    made->setAccessibleName(tr("Recipients and what happened"));
    made->setUniformItemSizes(true);
    made->setTextElideMode(Qt::ElideRight);
    made->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int rowHeight = fontMetrics().height() * 3 / 2;
    for (const Explanation &explanation : std::as_const(m_perused.explanations)) {
        const QString subject = subjectOf(explanation);
        const QString happened = shortTitle(explanation, spokenLanguage());
        auto *row = new QListWidgetItem(
            subject.isEmpty() ? happened : tr("%1: %2", "recipient and what happened").arg(subject, happened),
            made);
        row->setSizeHint({0, rowHeight});
    }
    const int rows = std::min(made->count(), mostRowsAtOnce);
    made->setFixedHeight(rowHeight * rows + 2 * made->frameWidth());
    made->setCurrentRow(m_chosen);
    connect(made, &QListWidget::currentRowChanged, this, &ExplainedPage::choose);
    return made;
}

void ExplainedPage::addCounts(QVBoxLayout *layout)
{
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
    layout->addWidget(m_counts);
}

void ExplainedPage::addRejects(QVBoxLayout *layout)
{
    if (m_perused.rejects.isEmpty())
        return;
    QStringList lines;
    for (const Reject &reject : m_perused.rejects.mid(0, mostRejectsShown))
        lines += tr("%1: %2", "file and what is wrong with it")
                     .arg(shown(reject.source, 200), reject.why.in(spokenLanguage()));
    if (m_perused.rejected > lines.size())
        lines += tr("… and %1 more").arg(QLocale().toString(m_perused.rejected - lines.size()));
    auto *entry = new QVBoxLayout;
    entry->setSpacing(4);
    entry->addWidget(text(tr("Could not be read"), Text::Rank::Heading));
    entry->addWidget(text(lines.join(u'\n')));
    layout->addLayout(entry);
}

void ExplainedPage::choose(int row)
{
    m_chosen = std::max(row, 0);
    m_view->tell(m_perused.explanations.value(m_chosen), spokenLanguage());
    orderStops();
}

void ExplainedPage::copy()
{
    QGuiApplication::clipboard()->setText(
        explanationAsText(m_perused.explanations.value(m_chosen), spokenLanguage()));
    m_done->setText(tr("Copied"));
    QAccessibleEvent event(m_done, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    m_doneFades->start();
}

} // namespace todoku

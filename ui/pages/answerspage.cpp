#include "ui/pages/answerspage.h"

#include "evidence/servertext.h"
#include "ui/tongue.h"
#include "ui/widgets/confirmation.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace todoku
{

namespace
{

constexpr int mostRowsAtOnce = 6;
constexpr qsizetype mostRejectsShown = 10;

} // namespace

AnswersPage::AnswersPage(QWidget *parent)
    : Sheet(parent), m_done(new Confirmation), m_copy(new QPushButton), m_another(new QPushButton),
      m_close(new QPushButton)
{
    buttons()->addWidget(m_copy);
    buttons()->addWidget(m_done, 1);
    buttons()->addWidget(m_another);
    buttons()->addWidget(m_close);
    for (QPushButton *button : {m_copy, m_another, m_close})
        button->setAutoDefault(true);
    connect(m_copy, &QPushButton::clicked, this, &AnswersPage::copy);
    connect(m_another, &QPushButton::clicked, this, &AnswersPage::anotherAsked);
    connect(m_close, &QPushButton::clicked, this, &AnswersPage::closeAsked);
}

void AnswersPage::begin()
{
    m_chosen = 0;
    build();
    scrollToTop();
}

QWidget *AnswersPage::firstStop() const
{
    return m_list ? static_cast<QWidget *>(m_list) : m_headline;
}

void AnswersPage::retranslate()
{
    m_copy->setText(tr("&Copy"));
    m_copy->setAccessibleName(copyName());
    m_another->setText(tr("&Another message"));
    m_another->setShortcut(Qt::Key_Escape); // setText() takes the old one away
    m_close->setText(tr("Close"));
    m_done->clear();
    build();
}

void AnswersPage::build()
{
    const bool listHadFocus = m_list && m_list->hasFocus();
    const QWidget *before = m_content; // what is open in it, the new one asks
    m_content = new QWidget;
    m_list = nullptr;
    body()->insertWidget(0, m_content);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    if (const QStringList lines = rows(); lines.size() > 1) {
        auto *top = new QVBoxLayout;
        top->setSpacing(6);
        addAbove(top);
        m_list = list(lines);
        top->addWidget(m_list);
        addBelow(top);
        layout->addLayout(top);
    }
    delete before;
    m_view = newView();
    layout->addWidget(m_view);
    addRejects(layout);
    layout->addStretch(1);
    choose(m_chosen);
    if (listHadFocus && m_list)
        m_list->setFocus();
}

QListWidget *AnswersPage::list(const QStringList &lines)
{
    auto *made = new QListWidget;
    made->setAccessibleName(listName());
    made->setUniformItemSizes(true);
    made->setTextElideMode(Qt::ElideRight);
    made->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int rowHeight = fontMetrics().height() * 3 / 2;
    for (const QString &line : lines)
        (new QListWidgetItem(line, made))->setSizeHint({0, rowHeight});
    const int visible = std::min(made->count(), mostRowsAtOnce);
    made->setFixedHeight(rowHeight * visible + 2 * made->frameWidth());
    made->setCurrentRow(m_chosen);
    connect(made, &QListWidget::currentRowChanged, this, &AnswersPage::choose);
    return made;
}

void AnswersPage::addRejects(QVBoxLayout *layout)
{
    const QList<Reject> known = rejects();
    if (known.isEmpty())
        return;
    QStringList lines;
    for (const Reject &reject : known.mid(0, mostRejectsShown))
        lines += tr("%1: %2", "file and what is wrong with it")
                     .arg(shown(reject.source, 200), reject.why.in(spokenLanguage()));
    if (rejected() > lines.size())
        lines += tr("… and %1 more").arg(QLocale().toString(rejected() - lines.size()));
    auto *entry = new QVBoxLayout;
    entry->setSpacing(4);
    entry->addWidget(text(tr("Could not be read"), Text::Rank::Heading));
    entry->addWidget(text(lines.join(u'\n')));
    layout->addLayout(entry);
}

void AnswersPage::choose(int row)
{
    m_chosen = std::max(row, 0);
    m_headline = fillView(m_view, m_chosen);
    orderStops();
}

void AnswersPage::copy()
{
    QGuiApplication::clipboard()->setText(asText(m_chosen));
    m_done->say(tr("Copied"));
}

} // namespace todoku

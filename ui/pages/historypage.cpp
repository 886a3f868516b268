#include "ui/pages/historypage.h"

#include "history/changes.h"
#include "history/resultwords.h"
#include "ui/tongue.h"
#include "ui/widgets/chooser.h"
#include "ui/widgets/column.h"
#include "ui/widgets/symbol.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

constexpr int mostRowsAtOnce = 5;

QString dateOf(const RememberedResult &result)
{
    return result.when.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s);
}

/// "2026-11-22 12:04  home": which one is meant.
QString headingOf(const RememberedResult &result)
{
    const QString line = result.lineName();
    return line.isEmpty() ? dateOf(result)
                          : HistoryPage::tr("%1, %2", "date and line").arg(dateOf(result), line);
}

QString foundIn(const QList<SummaryLine> &lines, const QString &id)
{
    const auto line =
        std::find_if(lines.cbegin(), lines.cend(), [&](const SummaryLine &each) { return each.id == id; });
    return line == lines.cend() ? QString() : line->found.in(spokenLanguage());
}

/// The facts of two results in one order: where one has none, it is left empty.
QList<SummaryLine> factsOfBoth(const QList<SummaryLine> &earlier, const QList<SummaryLine> &later)
{
    QList<SummaryLine> all = later;
    for (qsizetype i = 0; i < earlier.size(); ++i) {
        const auto same = [&](const SummaryLine &each) { return each.id == earlier[i].id; };
        if (std::none_of(all.cbegin(), all.cend(), same))
            all.insert(std::min(i, all.size()), earlier[i]);
    }
    return all;
}

Text *quiet(const QString &words)
{
    auto *made = text(words, Text::Rank::Aside);
    made->setTextInteractionFlags(Qt::NoTextInteraction);
    return made;
}

/// A sign and a word: told by more than colour.
QWidget *changedMark(int size)
{
    auto *mark = new QWidget;
    auto *line = new QHBoxLayout(mark);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    auto *symbol = new Symbol(size);
    symbol->draw(u"note"_s);
    auto *word = quiet(HistoryPage::tr("changed"));
    word->setWordWrap(false);
    line->addWidget(symbol, 0, Qt::AlignTop);
    line->addWidget(word, 0, Qt::AlignTop);
    return mark;
}

} // namespace

HistoryPage::HistoryPage(QWidget *parent)
    : Sheet(parent), m_headline(new Text(Text::Rank::Headline)), m_promise(new Text), m_troubles(new Text),
      m_list(new QListWidget), m_choice(new QWidget), m_compareLabel(new QLabel), m_compare(new Chooser),
      m_holder(new QWidget), m_back(new QPushButton), m_forget(new QPushButton), m_forgetAll(new QPushButton)
{
    for (Text *text : {m_headline, m_promise})
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *opening = new QVBoxLayout;
    opening->setSpacing(6);
    opening->addWidget(m_headline);
    opening->addWidget(m_promise);
    opening->addWidget(m_troubles);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_compareLabel->setTextFormat(Qt::PlainText);
    m_compareLabel->setBuddy(m_compare);
    m_compare->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto *choice = new QHBoxLayout(m_choice);
    choice->setContentsMargins(0, 0, 0, 0);
    choice->setSpacing(8);
    choice->addWidget(m_compareLabel);
    choice->addWidget(m_compare, 1);
    auto *holder = new QVBoxLayout(m_holder);
    holder->setContentsMargins(0, 0, 0, 0);

    body()->addLayout(opening);
    body()->addWidget(m_list);
    body()->addWidget(m_choice);
    body()->addWidget(m_holder);
    body()->addStretch(1);
    buttons()->addWidget(m_back);
    buttons()->addStretch(1);
    buttons()->addWidget(m_forget);
    buttons()->addWidget(m_forgetAll);
    for (QPushButton *button : {m_back, m_forget, m_forgetAll})
        button->setAutoDefault(true);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item)
            choose(item->data(Qt::UserRole).toString());
    });
    connect(m_compare, &QComboBox::activated, this, [this] {
        m_compared = m_compare->currentData().toString();
        build();
    });
    connect(m_back, &QPushButton::clicked, this, &HistoryPage::backAsked);
    connect(m_forget, &QPushButton::clicked, this, &HistoryPage::askToForget);
    connect(m_forgetAll, &QPushButton::clicked, this, &HistoryPage::askToForgetAll);
    retranslate();
}

void HistoryPage::tell(const History::Recalled &past, const Knowledge &knowledge)
{
    m_past = past;
    m_knowledge = knowledge;
    m_complaint.reset();
    if (!found(m_chosen))
        chooseNewest();
    if (!found(m_compared))
        m_compared.clear();
    retranslate();
}

void HistoryPage::chooseNewest()
{
    choose(m_past.results.isEmpty() ? QString() : m_past.results.first().id);
    list();
}

void HistoryPage::choose(const QString &id)
{
    m_chosen = id;
    const RememberedResult *chosen = found(id);
    const RememberedResult *worked =
        chosen && !chosen->works() ? lastThatWorked(m_past.results, *chosen) : nullptr;
    m_compared = worked ? worked->id : QString();
    offerComparisons();
    build();
}

void HistoryPage::compareWith(const QString &id)
{
    m_compared = id;
    offerComparisons();
    build();
}

void HistoryPage::complain(const Complaint &complaint)
{
    m_complaint = complaint;
    retranslate();
}

QString HistoryPage::title() const
{
    return tr("Earlier results");
}

QWidget *HistoryPage::firstStop() const
{
    return m_past.results.isEmpty() ? static_cast<QWidget *>(m_back) : m_list;
}

const RememberedResult *HistoryPage::found(const QString &id) const
{
    const auto result = std::find_if(m_past.results.cbegin(), m_past.results.cend(),
                                     [&](const RememberedResult &each) { return each.id == id; });
    return result == m_past.results.cend() ? nullptr : &*result;
}

void HistoryPage::retranslate()
{
    m_headline->setText(title());
    m_promise->setText(
        m_past.results.isEmpty()
            ? tr("Nothing is remembered. A result is remembered if you tick the box beneath it.")
            : tr("These are kept on this computer and nowhere else."));
    QStringList troubles;
    for (const Complaint &complaint : std::as_const(m_past.unreadable))
        troubles += complaint.text(spokenLanguage());
    if (m_complaint)
        troubles += m_complaint->text(spokenLanguage());
    m_troubles->setText(troubles.join(u'\n'));
    m_troubles->setVisible(!troubles.isEmpty());
    m_list->setAccessibleName(tr("Remembered results"));
    m_compareLabel->setText(tr("&Compare with"));
    m_compare->setAccessibleName(tr("Compare with"));
    m_back->setText(tr("Back"));
    m_back->setShortcut(Qt::Key_Escape); // setText() takes the old one away
    m_forget->setText(tr("&Delete this one…"));
    m_forgetAll->setText(tr("Delete &all…"));
    list();
    offerComparisons();
    build();
}

void HistoryPage::list()
{
    const QSignalBlocker silent(m_list);
    m_list->clear();
    const int rowHeight = fontMetrics().height() * 3 / 2;
    for (const RememberedResult &result : std::as_const(m_past.results)) {
        const QString what = titleOf(result.summary.first, m_knowledge).in(spokenLanguage());
        auto *item = new QListWidgetItem(
            tr("%1: %2", "which result, and what was found").arg(headingOf(result), what), m_list);
        item->setSizeHint({0, rowHeight});
        item->setData(Qt::UserRole, result.id);
        if (result.id == m_chosen)
            m_list->setCurrentItem(item);
    }
    const int visible = std::min(m_list->count(), mostRowsAtOnce);
    m_list->setFixedHeight(rowHeight * visible + 2 * m_list->frameWidth());
    const bool any = m_list->count() > 0;
    m_list->setVisible(any);
    m_forget->setEnabled(any);
    m_forgetAll->setEnabled(any || !m_past.unreadable.isEmpty());
}

void HistoryPage::offerComparisons()
{
    m_compare->clear();
    m_compare->addItem(tr("Nothing; show this one alone"), QString());
    for (const RememberedResult &result : std::as_const(m_past.results))
        if (result.id != m_chosen) {
            const QString what = titleOf(result.summary.first, m_knowledge).in(spokenLanguage());
            m_compare->addItem(tr("%1: %2", "which result, and what was found").arg(headingOf(result), what),
                               result.id);
        }
    m_compare->setCurrentIndex(std::max(0, m_compare->findData(m_compared)));
    m_choice->setVisible(m_compare->count() > 1);
}

void HistoryPage::build()
{
    QVBoxLayout *layout = emptyColumn(m_content);
    m_holder->layout()->addWidget(m_content);
    const RememberedResult *chosen = found(m_chosen);
    const RememberedResult *other = found(m_compared);
    if (chosen && other && other != chosen) {
        const bool inOrder = other->when <= chosen->when;
        addSideBySide(layout, inOrder ? *other : *chosen, inOrder ? *chosen : *other);
    } else if (chosen) {
        addAlone(layout, *chosen);
    }
    orderStops();
}

void HistoryPage::addAlone(QVBoxLayout *layout, const RememberedResult &result)
{
    layout->addWidget(text(headingOf(result), Text::Rank::Heading));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    QList<SummaryLine> lines = inWords(result, m_knowledge);
    if (!result.account.isEmpty())
        lines.prepend(
            {u"account"_s, {u"メールアドレス"_s, u"Mail address"_s}, {result.account, result.account}});
    int row = 0;
    for (const SummaryLine &line : std::as_const(lines)) {
        auto *what = quiet(line.what.in(spokenLanguage()));
        what->setWordWrap(false);
        auto *said = text(line.found.in(spokenLanguage()));
        said->setAccessibleName(tr("%1: %2", "label and value").arg(what->text(), said->text()));
        grid->addWidget(what, row, 0, Qt::AlignTop);
        grid->addWidget(said, row++, 1);
    }
    layout->addLayout(grid);
}

void HistoryPage::addSideBySide(QVBoxLayout *layout, const RememberedResult &earlier,
                                const RememberedResult &later)
{
    layout->addWidget(
        text(whatItMeans(earlier, later, m_knowledge).in(spokenLanguage()), Text::Rank::Heading));
    const QList<Change> changes = changesBetween(earlier, later, m_knowledge);
    if (changes.isEmpty())
        layout->addWidget(text(tr("Nothing that was seen has changed.")));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    grid->addWidget(quiet(tr("Earlier")), 0, 1);
    grid->addWidget(quiet(tr("Later")), 0, 2);
    grid->addWidget(text(dateOf(earlier), Text::Rank::Heading), 1, 1);
    grid->addWidget(text(dateOf(later), Text::Rank::Heading), 1, 2);
    const QList<SummaryLine> before = inWords(earlier, m_knowledge);
    const QList<SummaryLine> after = inWords(later, m_knowledge);
    int row = 2;
    for (const SummaryLine &fact : factsOfBoth(before, after)) {
        const bool isChanged = std::any_of(changes.cbegin(), changes.cend(),
                                           [&](const Change &change) { return change.id == fact.id; });
        auto *what = quiet(fact.what.in(spokenLanguage()));
        grid->addWidget(what, row, 0, Qt::AlignTop);
        int column = 1;
        for (const QList<SummaryLine> *lines : {&before, &after}) {
            const QString said = foundIn(*lines, fact.id);
            auto *cell = text(said.isEmpty() ? u"–"_s : said);
            const QString when = column == 1 ? tr("Earlier") : tr("Later");
            cell->setAccessibleName((isChanged ? tr("%1, %2: %3, changed", "label, when, and value")
                                               : tr("%1, %2: %3", "label, when, and value"))
                                        .arg(what->text(), when, said.isEmpty() ? tr("not known") : said));
            grid->addWidget(cell, row, column++, Qt::AlignTop);
        }
        if (isChanged)
            grid->addWidget(changedMark(fontMetrics().height()), row, 3, Qt::AlignTop);
        ++row;
    }
    layout->addLayout(grid);
}

void HistoryPage::askToForget()
{
    if (const RememberedResult *chosen = found(m_chosen))
        ask(tr("Delete the result of %1?").arg(headingOf(*chosen)), tr("Delete"),
            [this, id = chosen->id] { Q_EMIT forgetAsked(id); });
}

void HistoryPage::askToForgetAll()
{
    ask(tr("Delete all %1 remembered results?").arg(m_past.results.size()), tr("Delete all"),
        [this] { Q_EMIT forgetAllAsked(); });
}

void HistoryPage::ask(const QString &question, const QString &yes, const std::function<void()> &then)
{
    auto *box = new QMessageBox(QMessageBox::Question, title(), question, QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText); // what a line is called may be anything
    box->setInformativeText(tr("This cannot be undone."));
    const QAbstractButton *agreed = box->addButton(yes, QMessageBox::DestructiveRole);
    QPushButton *kept = box->addButton(tr("Keep"), QMessageBox::RejectRole);
    box->setDefaultButton(kept);
    box->setEscapeButton(kept);
    connect(box, &QMessageBox::buttonClicked, this, [agreed, then](const QAbstractButton *button) {
        if (button == agreed)
            then();
    });
    box->open();
}

} // namespace todoku

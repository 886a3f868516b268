#include "ui/pages/inspectpage.h"

#include "evidence/servertext.h"
#include "ui/tongue.h"
#include "ui/widgets/accountcard.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

/// More than anybody looks through.
constexpr qsizetype mostShown = 50;
/// So many are put there at a stretch.
constexpr qsizetype mostAtOnce = 2;
constexpr qsizetype mostUnreadableShown = 10;

} // namespace

InspectPage::InspectPage(QWidget *parent) : Sheet(parent), m_back(new QPushButton), m_again(new QPushButton)
{
    buttons()->addWidget(m_back);
    buttons()->addStretch(1);
    buttons()->addWidget(m_again);
    for (QPushButton *button : {m_back, m_again})
        button->setAutoDefault(true);
    connect(m_back, &QPushButton::clicked, this, &InspectPage::backAsked);
    connect(m_again, &QPushButton::clicked, this, &InspectPage::againAsked);
    retranslate();
}

void InspectPage::wait(From from)
{
    m_from = from;
    m_inspected.reset();
    build();
    scrollToTop();
}

void InspectPage::tell(const Inspected &inspected)
{
    m_inspected = inspected;
    // Whoever has a wrong value looks for it first.
    std::stable_sort(m_inspected->accounts.begin(), m_inspected->accounts.end(),
                     [](const InspectedAccount &one, const InspectedAccount &other) {
                         return !one.marks.isEmpty() && other.marks.isEmpty();
                     });
    build();
    QAccessibleEvent event(m_headline, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString InspectPage::title() const
{
    return tr("Mail programs on this computer");
}

QWidget *InspectPage::firstStop() const
{
    return m_headline;
}

void InspectPage::retranslate()
{
    m_back->setText(tr("Back"));
    m_back->setShortcut(Qt::Key_Escape); // setText() takes the old one away
    m_again->setText(tr("Look a&gain"));
    build();
}

QString InspectPage::outcome() const
{
    if (!m_inspected)
        return tr("The settings are being read…");
    const qsizetype all = m_inspected->accounts.size();
    const auto wrong = std::count_if(m_inspected->accounts.cbegin(), m_inspected->accounts.cend(),
                                     [](const InspectedAccount &one) { return !one.marks.isEmpty(); });
    if (all == 0)
        return tr("No account of a mail program was found in the usual places.");
    const bool compared = std::any_of(
        m_inspected->accounts.cbegin(), m_inspected->accounts.cend(),
        [](const InspectedAccount &one) { return one.expected.outgoing || one.expected.incoming; });
    if (wrong == 0 && !compared)
        return all == 1 ? tr("One account was found.")
                        : tr("%1 accounts were found.").arg(QLocale().toString(all));
    if (wrong == 0)
        return all == 1 ? tr("One account was found. No wrong value was seen.")
                        : tr("%1 accounts were found. No wrong value was seen.").arg(QLocale().toString(all));
    return all == 1 ? tr("One account was found. Look at what is marked.")
                    : tr("%1 accounts were found. Look at what is marked in %2 of them.")
                          .arg(QLocale().toString(all), QLocale().toString(qsizetype(wrong)));
}

void InspectPage::build()
{
    const QWidget *focus = QApplication::focusWidget();
    // A button that is dimmed loses it, too.
    const bool hadFocus = focus && (focus == m_again || (m_content && m_content->isAncestorOf(focus)));
    delete m_content;
    m_content = new QWidget;
    body()->insertWidget(0, m_content);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    auto *opening = new QVBoxLayout;
    opening->setSpacing(6);
    m_headline = text(title(), Text::Rank::Headline);
    m_headline->setAccessibleName(tr("%1. %2", "page and outcome").arg(title(), outcome()));
    opening->addWidget(m_headline);
    opening->addWidget(text(outcome()));
    opening->addWidget(
        text(tr("The settings are only read. No password is looked at, and nothing is changed."),
             Text::Rank::Aside));
    layout->addLayout(opening);
    auto *cards = new QVBoxLayout;
    cards->setSpacing(16);
    layout->addLayout(cards);
    if (m_inspected && m_words)
        addAccounts(cards, 0);
    if (m_inspected)
        addUnreadable();
    layout->addStretch(1);
    m_again->setEnabled(m_inspected.has_value());
    orderStops();
    if (hadFocus)
        m_headline->setFocus();
}

void InspectPage::addAccounts(QVBoxLayout *cards, qsizetype from)
{
    const qsizetype all = std::min(m_inspected->accounts.size(), mostShown);
    const qsizetype to = std::min(from + mostAtOnce, all);
    for (qsizetype i = from; i < to; ++i) {
        const InspectedAccount &one = m_inspected->accounts[i];
        auto *card = new AccountCard;
        card->tell(one, *m_words, m_clients, m_from == From::Account, spokenLanguage());
        connect(card, &AccountCard::fillAsked, this,
                [this, account = one.account] { Q_EMIT fillAsked(account); });
        cards->addWidget(card);
    }
    orderStops();
    // The window stays lively while many are put there. The content is replaced when all begins anew.
    if (to < all)
        QTimer::singleShot(0, m_content, [this, cards, to] { addAccounts(cards, to); });
    else if (m_inspected->accounts.size() > mostShown)
        cards->addWidget(text(tr("The first %1 of them are shown.").arg(QLocale().toString(mostShown))));
}

void InspectPage::addUnreadable()
{
    const QList<Complaint> &all = m_inspected->unreadable;
    if (all.isEmpty())
        return;
    QStringList lines;
    for (const Complaint &complaint : all.mid(0, mostUnreadableShown))
        lines += shown(complaint.text(spokenLanguage()), 500);
    if (all.size() > lines.size())
        lines += tr("… and %1 more").arg(QLocale().toString(all.size() - lines.size()));
    auto *entry = new QVBoxLayout;
    entry->setSpacing(4);
    entry->addWidget(text(tr("Could not be read completely"), Text::Rank::Heading));
    entry->addWidget(text(lines.join(u'\n')));
    static_cast<QVBoxLayout *>(m_content->layout())->addLayout(entry);
}

} // namespace todoku

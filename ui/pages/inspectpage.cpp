#include "ui/pages/inspectpage.h"

#include "evidence/servertext.h"
#include "ui/tongue.h"
#include "ui/widgets/accountcard.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

/// More than anybody looks through, and still built without a pause.
constexpr qsizetype mostShown = 20;
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
    const bool hadFocus = m_headline->hasFocus() || m_again->hasFocus() || m_back->hasFocus();
    m_inspected = inspected;
    // Whoever has a wrong value looks for it first.
    std::stable_sort(m_inspected->accounts.begin(), m_inspected->accounts.end(),
                     [](const InspectedAccount &one, const InspectedAccount &other) {
                         return !one.marks.isEmpty() && other.marks.isEmpty();
                     });
    build();
    if (hadFocus && isVisible())
        m_headline->setFocus();
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
    if (wrong == 0)
        return all == 1 ? tr("One account was found. No wrong value was seen.")
                        : tr("%1 accounts were found. No wrong value was seen.").arg(QLocale().toString(all));
    return all == 1 ? tr("One account was found. Look at what is marked.")
                    : tr("%1 accounts were found. Look at what is marked in %2 of them.")
                          .arg(QLocale().toString(all), QLocale().toString(qsizetype(wrong)));
}

void InspectPage::build()
{
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
    if (m_inspected && m_words)
        addAccounts();
    if (m_inspected)
        addUnreadable();
    layout->addStretch(1);
    m_again->setEnabled(m_inspected.has_value());
    orderStops();
}

void InspectPage::addAccounts()
{
    auto *layout = static_cast<QVBoxLayout *>(m_content->layout());
    for (const InspectedAccount &one : m_inspected->accounts.mid(0, mostShown)) {
        auto *card = new AccountCard;
        card->tell(one, *m_words, m_clients, m_from == From::Account, spokenLanguage());
        connect(card, &AccountCard::fillAsked, this,
                [this, account = one.account] { Q_EMIT fillAsked(account); });
        layout->addWidget(card);
    }
    if (m_inspected->accounts.size() > mostShown)
        layout->addWidget(text(tr("The first %1 of them are shown.").arg(QLocale().toString(mostShown))));
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

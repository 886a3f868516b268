#include "ui/widgets/clientguide.h"

#include "accounts/guidance.h"
#include "ui/widgets/chooser.h"
#include "ui/widgets/steps.h"
#include "ui/widgets/text.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace todoku
{

ClientGuide::ClientGuide(QWidget *parent)
    : QFrame(parent), m_label(new Text), m_choice(new Chooser), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
    m_label->setTextInteractionFlags(Qt::NoTextInteraction);
    m_label->setWordWrap(false);
    m_label->setBuddy(m_choice);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_label, 0, Qt::AlignVCenter);
    row->addWidget(m_choice, 0, Qt::AlignVCenter);
    row->addStretch(1);
    m_layout->addLayout(row);
    connect(m_choice, &QComboBox::activated, this, [this] {
        showSteps();
        Q_EMIT clientChosen(m_choice->currentData().toString());
    });
}

void ClientGuide::fill(const QList<Client> &clients, const QString &chosen, const Settings &settings,
                       Language language)
{
    m_clients = clients;
    m_settings = settings;
    m_language = language;
    std::sort(m_clients.begin(), m_clients.end(), [language](const Client &one, const Client &other) {
        return one.name.in(language).localeAwareCompare(other.name.in(language)) < 0;
    });
    m_label->setText(tr("&My mail program"));
    m_choice->clear();
    m_choice->setAccessibleName(tr("My mail program"));
    m_choice->addItem(tr("Choose…"), QString());
    for (const Client &client : std::as_const(m_clients))
        m_choice->addItem(client.name.in(language), client.id);
    m_choice->setCurrentIndex(std::max(0, m_choice->findData(chosen)));
    showSteps();
}

void ClientGuide::showSteps()
{
    delete m_steps;
    m_steps = nullptr;
    const int index = m_choice->currentIndex() - 1; // the first line is no program
    if (index < 0 || index >= m_clients.size())
        return;
    const Client &client = m_clients[index];
    const bool receiveFirst = m_settings.outgoing && m_settings.outgoing->auth == u"receive-first";
    m_steps = new QWidget;
    auto *inside = new QVBoxLayout(m_steps);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(12);
    inside->addWidget(text(client.text.in(m_language)));
    const QString why = obstacle(client, m_settings, m_language);
    if (!why.isEmpty() && !client.tooOld) // that it is too old, its own words say
        inside->addWidget(text(why));
    inside->addLayout(numbered(guidance(client, m_settings, receiveFirst, m_language)));
    m_layout->addWidget(m_steps);
}

} // namespace todoku

#include "ui/pages/readaloudpage.h"

#include "ui/spelling.h"
#include "ui/tongue.h"
#include "ui/widgets/column.h"
#include "ui/widgets/confirmation.h"

#include <QAccessible>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace todoku
{

namespace
{

/// A long host name may break behind its signs.
QString breakable(const QList<SpelledGroup> &groups)
{
    QString words;
    for (const SpelledGroup &group : groups) {
        words += group.letters;
        if (group.letters.size() == 1 && !group.letters[0].isLetterOrNumber())
            words += QChar(0x200B); // zero width space
    }
    return words;
}

} // namespace

ReadAloudPage::ReadAloudPage(QWidget *parent)
    : Sheet(parent), m_done(new Confirmation), m_back(new QPushButton), m_copy(new QPushButton),
      m_previous(new QPushButton), m_next(new QPushButton)
{
    body()->addStretch(1);
    buttons()->addWidget(m_back);
    buttons()->addWidget(m_copy);
    buttons()->addWidget(m_done, 1);
    buttons()->addWidget(m_previous);
    buttons()->addWidget(m_next);
    for (QPushButton *button : {m_back, m_copy, m_previous, m_next})
        button->setAutoDefault(true);
    m_next->setDefault(true);
    connect(m_back, &QPushButton::clicked, this, &ReadAloudPage::backAsked);
    connect(m_copy, &QPushButton::clicked, this, &ReadAloudPage::copy);
    connect(m_previous, &QPushButton::clicked, this, [this] { turn(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { turn(1); });
    retranslate();
}

void ReadAloudPage::tell(const Settings &settings)
{
    m_settings = settings;
    m_at = 0;
    retranslate();
    scrollToTop();
}

void ReadAloudPage::turn(int by)
{
    // Round and round: no button is ever without effect.
    const int count = std::max(1, int(m_values.size()));
    m_at = (m_at + by + count) % count;
    build();
    scrollToTop();
    QAccessibleEvent event(m_value, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString ReadAloudPage::title() const
{
    return tr("Settings to read aloud");
}

QWidget *ReadAloudPage::firstStop() const
{
    return m_next;
}

void ReadAloudPage::retranslate()
{
    const auto add = [this](const std::optional<ServerSettings> &server, bool sending) {
        if (server)
            for (const SettingsRow &row : settingsRows(*server, spokenLanguage()))
                m_values += {settingsHeading(*server, sending), row, settingsProof(*server)};
    };
    m_values.clear();
    add(m_settings.outgoing, true);
    add(m_settings.incoming, false);
    m_back->setText(tr("Back"));
    m_back->setShortcut(Qt::Key_Escape); // setText() takes the old one away
    m_copy->setText(tr("&Copy"));
    m_copy->setAccessibleName(tr("Copy this value"));
    m_previous->setText(tr("&Previous"));
    m_previous->setAccessibleName(tr("Previous value"));
    m_next->setText(tr("&Next"));
    m_next->setAccessibleName(tr("Next value"));
    m_done->clear();
    build();
}

void ReadAloudPage::build()
{
    QVBoxLayout *layout = emptyColumn(m_content);
    body()->insertWidget(0, m_content);
    const Value value = m_values.value(m_at);
    const QList<SpelledGroup> groups = spelled(value.row.value, spokenLanguage());

    layout->addWidget(text(tr("%1 of %2").arg(m_at + 1).arg(m_values.size()), Text::Rank::Aside));
    layout->addWidget(
        text(tr("%1: %2", "server and what it is").arg(value.server, value.row.what), Text::Rank::Headline));
    layout->addWidget(text(value.proof, Text::Rank::Aside));
    m_value = text(value.row.isSpelt ? breakable(groups) : value.row.value, Text::Rank::Large);
    m_value->setTextInteractionFlags(Qt::NoTextInteraction); // the button copies it as it is
    m_value->setAccessibleName(tr("%1: %2", "server and what it is").arg(value.row.what, value.row.value));
    layout->addWidget(m_value);
    if (value.row.isSpelt) {
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(24);
        grid->setVerticalSpacing(8);
        grid->setColumnStretch(1, 1);
        for (int row = 0; row < groups.size(); ++row) {
            auto *letters = text(groups[row].letters, Text::Rank::Spoken);
            letters->setWordWrap(false);
            QFont bold = letters->font();
            bold.setBold(true);
            letters->setFont(bold);
            letters->setTextInteractionFlags(Qt::NoTextInteraction);
            letters->setFocusPolicy(Qt::NoFocus);
            grid->addWidget(letters, row, 0, Qt::AlignTop);
            grid->addWidget(text(groups[row].reading, Text::Rank::Spoken), row, 1);
        }
        layout->addLayout(grid);
    }
    orderStops();
}

void ReadAloudPage::copy()
{
    QGuiApplication::clipboard()->setText(m_values.value(m_at).row.value);
    m_done->say(tr("Copied"));
}

} // namespace todoku

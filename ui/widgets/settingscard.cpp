#include "ui/widgets/settingscard.h"

#include "ui/settingsrows.h"
#include "ui/widgets/symbol.h"
#include "ui/widgets/text.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QToolButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

SettingsCard::SettingsCard(QWidget *parent)
    : QFrame(parent), m_columns(new QBoxLayout(QBoxLayout::TopToBottom, this))
{
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Window);
    setAutoFillBackground(true);
    m_columns->setContentsMargins(16, 12, 16, 12);
    m_columns->setSpacing(20);
}

void SettingsCard::fill(const Settings &settings, Language language)
{
    while (QLayoutItem *item = m_columns->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_widest = 0;
    if (settings.outgoing)
        m_columns->addWidget(column(true, *settings.outgoing, language), 1000);
    if (settings.incoming)
        m_columns->addWidget(column(false, *settings.incoming, language), 1000);
    setVisible(m_columns->count() > 0);
    m_columns->addStretch(1); // a single column stands at the left
    arrange();
}

void SettingsCard::arrange()
{
    const int room = (contentsRect().width() - 2 * 16 - m_columns->spacing()) / 2;
    m_columns->setDirection(m_widest <= room ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void SettingsCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        for (QToolButton *copy : findChildren<QToolButton *>())
            copy->setIcon(copyIcon());
}

int SettingsCard::iconSize() const
{
    return fontMetrics().height() + 2; // grows with the letters
}

QIcon SettingsCard::copyIcon() const
{
    return lineIcon(u"copy"_s, palette().windowText().color(), iconSize());
}

void SettingsCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

QWidget *SettingsCard::column(bool sending, const ServerSettings &server, Language language)
{
    auto *made = new QWidget;
    auto *grid = new QGridLayout(made);
    // The buttons stay near their values however wide the card is.
    made->setMaximumWidth(fontMetrics().averageCharWidth() * 64);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);

    auto *title = new Text(Text::Rank::Heading);
    title->setText(settingsHeading(server, sending));
    grid->addWidget(title, 0, 0, 1, 3);
    auto *proof = new Text(Text::Rank::Aside);
    proof->setText(settingsProof(server));
    grid->addWidget(proof, 1, 0, 1, 3);

    int widestLabel = 0;
    int widestValue = 0;
    for (const auto &[what, value, isSpelt] : settingsRows(server, language)) {
        Q_UNUSED(isSpelt)
        const int row = grid->rowCount();
        auto *label = new Text(Text::Rank::Aside);
        label->setTextInteractionFlags(Qt::NoTextInteraction);
        label->setWordWrap(false);
        label->setText(what);
        auto *shownValue = new Text;
        shownValue->setText(value);
        shownValue->setTextInteractionFlags(Qt::TextSelectableByMouse); // the button beside it does the rest
        shownValue->setAccessibleName(u"%1: %2"_s.arg(what, value));
        auto *copy = new QToolButton;
        copy->setAutoRaise(true);
        copy->setFocusPolicy(Qt::StrongFocus);
        copy->setIcon(copyIcon());
        copy->setIconSize({iconSize(), iconSize()});
        copy->setToolTip(tr("Copy"));
        copy->setAccessibleName(tr("Copy: %1 %2", "label and value").arg(what, value));
        grid->addWidget(label, row, 0, Qt::AlignVCenter);
        grid->addWidget(shownValue, row, 1, Qt::AlignVCenter);
        grid->addWidget(copy, row, 2);
        connect(copy, &QToolButton::clicked, this, [this, value = value] {
            QGuiApplication::clipboard()->setText(value);
            Q_EMIT copied(value);
        });
        widestLabel = std::max(widestLabel, fontMetrics().horizontalAdvance(what));
        widestValue = std::max(widestValue, fontMetrics().horizontalAdvance(value));
    }
    grid->setRowStretch(grid->rowCount(), 1);
    const int buttonAndGaps = 2 * 12 + iconSize() + 14;
    m_widest = std::max(m_widest, widestLabel + widestValue + buttonAndGaps);
    return made;
}

} // namespace todoku

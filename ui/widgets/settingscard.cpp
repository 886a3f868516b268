#include "ui/widgets/settingscard.h"

#include "ui/widgets/symbol.h"
#include "ui/widgets/text.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QToolButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

QString loginWords(const QString &auth)
{
    if (auth == u"password")
        return SettingsCard::tr("User name and password");
    if (auth == u"none")
        return SettingsCard::tr("None");
    if (auth == u"receive-first")
        return SettingsCard::tr("Receive first (POP before SMTP)");
    return auth;
}

QString protocolWords(Protocol protocol)
{
    return protocol == Protocol::Pop3 ? u"POP"_s : name(protocol).toUpper();
}

} // namespace

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
        m_columns->addWidget(column(tr("Sending (%1)"), *settings.outgoing, language), 1000);
    if (settings.incoming)
        m_columns->addWidget(column(tr("Receiving (%1)"), *settings.incoming, language), 1000);
    setVisible(m_columns->count() > 0);
    m_columns->addStretch(1); // a single column stands at the left
    arrange();
}

void SettingsCard::arrange()
{
    const int room = (contentsRect().width() - 2 * 16 - m_columns->spacing()) / 2;
    m_columns->setDirection(m_widest <= room ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void SettingsCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

QWidget *SettingsCard::column(const QString &heading, const ServerSettings &server, Language language)
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
    title->setText(heading.arg(protocolWords(server.protocol)));
    grid->addWidget(title, 0, 0, 1, 3);
    auto *proof = new Text(Text::Rank::Aside);
    proof->setText(server.proved ? tr("These values worked in this check.")
                                 : tr("From the provider's instructions; not tried in this check."));
    grid->addWidget(proof, 1, 0, 1, 3);

    const QList<std::pair<QString, QString>> rows{
        {tr("Server"), server.host},
        {tr("Port"), server.port ? QString::number(server.port) : QString()},
        {tr("Encryption"), said(server.security, language)},
        {tr("User name"), server.user},
        {tr("Login"), loginWords(server.auth)},
    };
    int widestLabel = 0;
    int widestValue = 0;
    for (const auto &[what, value] : rows) {
        if (value.isEmpty())
            continue;
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
        copy->setIcon(lineIcon(u"copy"_s, palette().windowText().color()));
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
    constexpr int buttonAndGaps = 2 * 12 + 32;
    m_widest = std::max(m_widest, widestLabel + widestValue + buttonAndGaps);
    return made;
}

} // namespace todoku

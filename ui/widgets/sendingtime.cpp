#include "ui/widgets/sendingtime.h"

#include "ui/widgets/symbol.h"
#include "ui/widgets/text.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

using std::chrono::minutes;
using std::chrono::seconds;

qint64 roundedDown(seconds time)
{
    return std::chrono::floor<minutes>(time).count();
}

QString together(const QString &one, const QString &next)
{
    return SendingTime::tr("%1 %2", "two sentences").arg(one, next);
}

qint64 roundedUp(seconds time)
{
    return std::chrono::ceil<minutes>(time).count();
}

} // namespace

SendingTime::SendingTime(QWidget *parent)
    : QWidget(parent), m_clock([] { return QDateTime::currentDateTimeUtc(); }), m_left(new Text),
      m_measured(new Text(Text::Rank::Aside)), m_button(new QPushButton), m_minute(new QTimer(this))
{
    auto *symbol = new Symbol(fontMetrics().height() + 1);
    symbol->draw(u"waiting"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_left);
    words->addWidget(m_measured);
    words->addSpacing(2);
    words->addWidget(m_button, 0, Qt::AlignLeft);
    layout->addWidget(symbol, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    m_button->setAutoDefault(true);
    m_minute->setSingleShot(true);
    connect(m_minute, &QTimer::timeout, this, &SendingTime::look);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_opening.isMeasured)
            Q_EMIT stopAsked();
        else
            Q_EMIT measureAsked();
    });
}

void SendingTime::tell(const Opening &opening)
{
    const bool ended = m_opening.isMeasured && !opening.isMeasured;
    m_opening = opening;
    look();
    if (ended) {
        QAccessibleEvent event(m_measured, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void SendingTime::goBy(Clock clock)
{
    m_clock = std::move(clock);
    look();
}

void SendingTime::look()
{
    m_left->setText(left());
    m_measured->setText(measured());
    const bool offered = m_opening.isMeasured || (!m_opening.window && m_opening.canBeMeasured(m_clock()));
    m_button->setText(m_opening.isMeasured ? tr("Stop m&easuring")
                                           : tr("M&easure how long sending stays open"));
    if (!offered && m_button->hasFocus())
        m_left->setFocus(); // a button that goes away takes the keyboard with it
    m_button->setVisible(offered);
    const qint64 intoMinute = std::max(qint64(0), m_opening.received.secsTo(m_clock())) % 60;
    m_minute->start(seconds(60 - intoMinute) + std::chrono::milliseconds(200));
}

QString SendingTime::left() const
{
    const auto left = minutesLeft(m_opening, m_clock());
    if (!left && m_opening.isMeasured)
        return tr("How long sending stays open after receiving is being measured.");
    if (!left)
        return tr("How long sending stays open after receiving is not known for this server. Receive your "
                  "mail, then send soon.");
    if (*left == 0)
        return m_opening.isMeasured
                   ? tr("The time for sending may be over.") // receiving would disturb the measuring
                   : tr("The time for sending may be over. Receive your mail once more, then send.");
    const bool about = m_opening.about && !m_opening.window;
    if (*left == 1)
        return about ? tr("You can still send for about 1 minute.") : tr("You can still send for 1 minute.");
    return (about ? tr("You can still send for about %1 minutes.") : tr("You can still send for %1 minutes."))
        .arg(*left);
}

QString SendingTime::measured() const
{
    const auto &window = m_opening.window;
    if (m_opening.isMeasured) {
        const qint64 open = window ? roundedDown(window->lastOpen()) : 0;
        const QString soFar =
            open > 0 ? tr("Being measured: still open %1 minutes after receiving.").arg(open)
                     : tr("Being measured: the server is first asked %1 minutes after receiving.")
                           .arg(roundedDown(windowMoments().constFirst()));
        return together(soFar, tr("It may take 75 minutes. Let no mail program receive meanwhile."));
    }
    if (!window)
        return m_opening.canBeMeasured(m_clock())
                   ? tr("Measuring goes on in the background and may take 75 minutes. No message is sent.")
                   : tr("To measure how long it stays open, check again and begin within 9 minutes.");
    const qint64 least = roundedDown(window->atLeast());
    const auto shut = window->lessThan();
    if (least == 0 && !shut)
        return tr("It could not be measured.");
    QString words =
        least == 0 ? tr("Measured: open for less than %1 minutes.").arg(roundedUp(*shut))
        : shut
            ? tr("Measured: open for at least %1 minutes and less than %2.").arg(least).arg(roundedUp(*shut))
            : tr("Measured: open for at least %1 minutes; its end was not seen.").arg(least);
    if (const auto usual = window->usualMinutes())
        words = together(words, tr("Of the usual settings, %1 minutes fits.").arg(*usual));
    return together(words, window->pollMinutes() == 1
                               ? tr("Let your mail program receive every minute, and sending stays open.")
                               : tr("Let your mail program receive every %1 minutes, and sending stays open.")
                                     .arg(window->pollMinutes()));
}

} // namespace todoku

#include "ui/widgets/accountcard.h"

#include "accounts/guidance.h"
#include "evidence/servertext.h"
#include "ui/settingsrows.h"
#include "ui/widgets/steps.h"
#include "ui/widgets/symbol.h"
#include "ui/widgets/text.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

bool isSending(Setting setting)
{
    return setting <= Setting::OutgoingUser;
}

bool anySure(const QList<Mark> &marks)
{
    return std::any_of(marks.cbegin(), marks.cend(),
                       [](const Mark &mark) { return mark.sureness == Sureness::Sure; });
}

bool isCompared(const InspectedAccount &one)
{
    return one.expected.outgoing || one.expected.incoming;
}

QString pictureOf(Sureness sureness)
{
    return sureness == Sureness::Sure ? u"trouble"_s : u"caution"_s;
}

QString pictureOf(const InspectedAccount &one)
{
    if (!one.marks.isEmpty())
        return pictureOf(anySure(one.marks) ? Sureness::Sure : Sureness::Likely);
    return isCompared(one) ? u"good"_s : u"unknown"_s;
}

QString verdictOn(const InspectedAccount &one)
{
    if (one.marks.isEmpty())
        return isCompared(one) ? AccountCard::tr("Nothing is set wrongly")
                               : AccountCard::tr("Nothing contradicts itself");
    if (one.marks.size() == 1)
        return anySure(one.marks) ? AccountCard::tr("One value is wrong")
                                  : AccountCard::tr("One value may be wrong");
    return (anySure(one.marks) ? AccountCard::tr("%1 values are wrong")
                               : AccountCard::tr("%1 values may be wrong"))
        .arg(one.marks.size());
}

QString comparedWith(const Settings &expected)
{
    const auto isProved = [](const std::optional<ServerSettings> &server) {
        return server && server->proved;
    };
    if (!expected.outgoing && !expected.incoming)
        return AccountCard::tr("The right values are not known here. After a check, they can be compared.");
    if (isProved(expected.outgoing) || isProved(expected.incoming))
        return AccountCard::tr("Compared with what worked in this check.");
    return AccountCard::tr("Compared with the published settings of this provider, which were not tried.");
}

QString saidOf(Sureness sureness)
{
    return sureness == Sureness::Sure ? AccountCard::tr("Wrong") : AccountCard::tr("May be wrong");
}

const Mark *markOn(const QList<Mark> &marks, Setting setting)
{
    const auto found = std::find_if(marks.cbegin(), marks.cend(),
                                    [setting](const Mark &mark) { return mark.setting == setting; });
    return found == marks.cend() ? nullptr : &*found;
}

constexpr int gap = 10;
constexpr int largeSymbol = 28;

/// The values of one side, the wrong ones marked by shape and word. `widest`: grows to what they need.
QGridLayout *side(const QList<ProfileRow> &rows, const QString &heading, const QList<Mark> &marks,
                  int &widest)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(gap);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(2, 1);
    grid->addWidget(text(heading, Text::Rank::Heading), 0, 0, 1, 3);
    int widestLabel = 0;
    int widestValue = 0;
    for (const ProfileRow &row : rows) {
        const int at = grid->rowCount();
        const Mark *mark = markOn(marks, row.setting);
        auto *label = text(row.what, Text::Rank::Aside);
        label->setTextInteractionFlags(Qt::NoTextInteraction);
        label->setWordWrap(false);
        const QString value = mark ? AccountCard::tr("%1 – %2", "value and what is wrong with it")
                                         .arg(row.value, saidOf(mark->sureness).toLower())
                                   : row.value;
        auto *shownValue = text(value);
        shownValue->setTextInteractionFlags(Qt::TextSelectableByMouse);
        shownValue->setAccessibleName(u"%1: %2"_s.arg(row.what, value));
        auto *symbol = new Symbol(label->fontMetrics().height() + 1);
        if (mark) {
            symbol->draw(pictureOf(mark->sureness));
            QFont bold = shownValue->font();
            bold.setBold(true);
            shownValue->setFont(bold);
        }
        grid->addWidget(label, at, 0, Qt::AlignTop);
        grid->addWidget(symbol, at, 1, Qt::AlignTop);
        grid->addWidget(shownValue, at, 2, Qt::AlignTop);
        widestLabel = std::max(widestLabel, label->sizeHint().width());
        widestValue = std::max(widestValue, shownValue->fontMetrics().horizontalAdvance(value) +
                                                symbol->width() + 3 * gap);
    }
    grid->setRowStretch(grid->rowCount(), 1);
    widest = std::max(widest, widestLabel + widestValue);
    return grid;
}

QGridLayout *told(const Mark &mark, const ToldMark &words)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setColumnMinimumWidth(0, largeSymbol); // in line with the headline
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    auto *what = text(words.what);
    what->setAccessibleName(
        AccountCard::tr("%1: %2", "how wrong and what").arg(saidOf(mark.sureness), words.what));
    auto *symbol = new Symbol(what->fontMetrics().height() + 1);
    symbol->draw(pictureOf(mark.sureness));
    grid->addWidget(symbol, 0, 0, Qt::AlignTop | Qt::AlignHCenter);
    grid->addWidget(what, 0, 1);
    grid->addWidget(text(words.advice), 1, 1);
    return grid;
}

/// The values to set: what was expected, and where another good value is nearer, that one.
Settings toSet(const InspectedAccount &one)
{
    Settings settings = one.expected;
    for (const Mark &mark : one.marks) {
        auto &server = isSending(mark.setting) ? settings.outgoing : settings.incoming;
        if (!server)
            continue;
        if (mark.setting == Setting::OutgoingPort || mark.setting == Setting::IncomingPort)
            server->port = mark.should.toUShort();
        for (const Security security : {Security::None, Security::StartTls, Security::Tls})
            if ((mark.setting == Setting::OutgoingSecurity || mark.setting == Setting::IncomingSecurity) &&
                mark.should == name(security))
                server->security = security;
    }
    return settings;
}

/// What the client files call the step to a setting.
QString stepTo(Setting setting)
{
    switch (setting) {
    case Setting::OutgoingHost:
        return u"outgoing-server"_s;
    case Setting::IncomingHost:
        return u"incoming-server"_s;
    case Setting::ReceiveBeforeSend:
        return u"receive-first"_s;
    default:
        return name(setting);
    }
}

} // namespace

QList<ToldStep> stepsToMend(const InspectedAccount &one, const QList<Client> &clients, Language language)
{
    const Client *client = clientNamed(clients, one.account.client);
    if (!client || one.marks.isEmpty() || !isCompared(one))
        return {};
    QStringList wanted{u"open-settings"_s};
    bool receiveFirst = false;
    for (const Mark &mark : one.marks) {
        wanted += stepTo(mark.setting);
        if (isSending(mark.setting))
            wanted += u"outgoing-open"_s;
        else if (mark.setting != Setting::ReceiveBeforeSend)
            wanted += u"incoming-server"_s; // which also says where
        receiveFirst = receiveFirst || mark.setting == Setting::ReceiveBeforeSend;
    }
    wanted += u"save"_s;
    const QList<ToldStep> all = guidance(*client, toSet(one), receiveFirst, language);
    QList<ToldStep> steps;
    QStringList ids;
    for (const ToldStep &step : all)
        if (ids += step.id; wanted.contains(step.id))
            steps += step;
    const bool complete = std::all_of(one.marks.cbegin(), one.marks.cend(),
                                      [&](const Mark &mark) { return ids.contains(stepTo(mark.setting)); });
    return complete ? steps : all; // some programs show two values in one step
}

AccountCard::AccountCard(QWidget *parent) : QFrame(parent), m_sides(new QBoxLayout(QBoxLayout::TopToBottom))
{
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Window);
    setAutoFillBackground(true);
}

void AccountCard::tell(const InspectedAccount &one, const ProfileWords &words, const QList<Client> &clients,
                       bool mayFill, Language language)
{
    const ProfileAccount &account = one.account;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 14);
    layout->setSpacing(12);

    QStringList who{words.client(account.client, language)};
    for (const QString &part : {account.address, account.name})
        if (!part.isEmpty() && !who.contains(shown(part, 200)) && who.size() < 2)
            who += shown(part, 200);
    m_headline = text(who.size() == 2 ? tr("%1: %2", "mail program and account").arg(who[0], who[1]) : who[0],
                      Text::Rank::Heading);
    m_headline->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *symbol = new Symbol(largeSymbol);
    symbol->draw(pictureOf(one), verdictOn(one));
    auto *title = new QVBoxLayout;
    title->setSpacing(2);
    title->addWidget(m_headline);
    title->addWidget(text(verdictOn(one)));
    title->addWidget(text(comparedWith(one.expected), Text::Rank::Aside));
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(symbol, 0, Qt::AlignTop);
    top->addLayout(title, 1);
    layout->addLayout(top);

    for (const Mark &mark : one.marks)
        layout->addLayout(told(mark, words.tell(mark, language)));
    if (const auto steps = stepsToMend(one, clients, language); !steps.isEmpty()) {
        layout->addWidget(text(tr("Where to change it in %1").arg(who[0]), Text::Rank::Heading));
        layout->addLayout(numbered(steps));
    }
    const auto addSide = [&](const std::optional<ProfileServer> &server, bool sending) {
        if (!server)
            return;
        ServerSettings named;
        named.protocol = server->protocol;
        m_sides->addLayout(side(profileRows(*server, sending, words, language),
                                settingsHeading(named, sending), one.marks, m_widest),
                           1000);
    };
    addSide(account.outgoing, true);
    addSide(account.incoming, false);
    m_sides->setSpacing(20);
    layout->addLayout(m_sides);
    arrange();
    if (mayFill) {
        auto *fill = new QPushButton(tr("Fill in the first page from this account"));
        fill->setAutoDefault(true);
        fill->setAccessibleName(tr("Fill in the first page from %1", "account").arg(who.join(u' ')));
        connect(fill, &QPushButton::clicked, this, &AccountCard::fillAsked);
        layout->addWidget(fill, 0, Qt::AlignLeft);
    }
}

void AccountCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

void AccountCard::arrange()
{
    const int room = (contentsRect().width() - 2 * 16 - m_sides->spacing()) / 2;
    m_sides->setDirection(m_widest <= room ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace todoku

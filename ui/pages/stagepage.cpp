#include "ui/pages/stagepage.h"

#include "ui/tongue.h"
#include "ui/widgets/dialogueview.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/symbol.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace todoku
{

namespace
{

constexpr int fewestRows = 10;
constexpr auto glance = 60ms; // as seldom as looks live

QString protocolWords(const StageDoor &door)
{
    const QString protocol = door.protocol == Protocol::Smtp   ? u"SMTP"_s
                             : door.protocol == Protocol::Pop3 ? u"POP3"_s
                                                               : u"IMAP"_s;
    return u"%1 (%2)"_s.arg(protocol).arg(door.known);
}

void empty(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

StagePage::StagePage(QWidget *parent)
    : Sheet(parent), m_glance(new QTimer(this)), m_headline(new Text(Text::Rank::Headline)),
      m_promise(new Text), m_verdict(new QWidget), m_bar(new QProgressBar),
      m_sides(new Text(Text::Rank::Aside)), m_dialogue(new DialogueView), m_habitList(new QWidget),
      m_mails(new Fold), m_mailList(new Text), m_ownProgram(new Fold), m_ownSteps(new Text),
      m_doors(new Text), m_back(new QPushButton), m_act(new QPushButton), m_result(new QPushButton)
{
    for (Text *text : {m_headline, m_promise, m_sides})
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_dialogue->setMinimumHeight(fontMetrics().lineSpacing() * fewestRows);
    for (QWidget *holder : {m_verdict, m_habitList}) {
        auto *layout = new QVBoxLayout(holder);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(8);
    }
    m_mails->content()->addWidget(m_mailList);
    m_ownProgram->content()->addWidget(m_ownSteps);
    m_ownProgram->content()->addWidget(m_doors);

    auto *opening = new QVBoxLayout;
    opening->setSpacing(6);
    opening->addWidget(m_headline);
    opening->addWidget(m_promise);
    auto *talk = new QVBoxLayout;
    talk->setSpacing(4);
    talk->addWidget(m_sides);
    talk->addWidget(m_dialogue, 1);
    body()->addLayout(opening);
    body()->addWidget(m_verdict);
    body()->addWidget(m_bar);
    body()->addLayout(talk, 1);
    body()->addWidget(m_habitList);
    body()->addWidget(m_ownProgram);
    body()->addWidget(m_mails);
    buttons()->addWidget(m_back);
    buttons()->addStretch(1);
    buttons()->addWidget(m_act);
    buttons()->addWidget(m_result);
    for (QPushButton *button : {m_back, m_act, m_result})
        button->setAutoDefault(true);
    orderStops();
    m_glance->setInterval(glance);
    connect(m_glance, &QTimer::timeout, this, &StagePage::look);
    connect(m_act, &QPushButton::clicked, this,
            [this] { isChecking() ? Q_EMIT stopAsked() : Q_EMIT checkAsked(); });
    connect(m_result, &QPushButton::clicked, this, &StagePage::resultAsked);
    connect(m_back, &QPushButton::clicked, this, &StagePage::backAsked);
    setState(State::Ready);
}

void StagePage::open(const Scene &scene, const Stage &stage, std::shared_ptr<Overheard> overheard)
{
    m_scene = scene;
    m_stage = stage;
    m_overheard = std::move(overheard);
    m_visits = {};
    m_ownVisits.clear();
    m_habits.clear();
    m_takenIn.clear();
    m_dialogue->clearAll();
    m_ownProgram->setOpen(false);
    m_mails->setOpen(false);
    setState(State::Ready);
    scrollToTop();
    m_glance->start();
}

void StagePage::showChecking()
{
    m_bar->setValue(0);
    setState(State::Checking);
}

void StagePage::showProgress(int permille)
{
    m_bar->setValue(std::max(m_bar->value(), permille));
}

void StagePage::tell(const Advice &advice, const Acted &acted)
{
    look(); // whoever still speaks belongs to the check
    setState(State::Told);
    m_verdict->layout()->addWidget(comparison(acted, advice));
    QAccessibleEvent event(m_verdict, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void StagePage::setState(State state)
{
    m_state = state;
    empty(m_verdict->layout());
    retranslate();
    m_verdict->setVisible(state == State::Told);
    m_bar->setVisible(state == State::Checking);
    m_result->setVisible(state == State::Told);
    (state == State::Told ? m_result : m_act)->setDefault(true);
}

void StagePage::look()
{
    if (!m_overheard)
        return;
    const Overheard::Lines lines = m_overheard->take();
    if (lines.said.isEmpty())
        return;
    m_dialogue->add(lines);
    watch(lines.said);
    const QList<TakenIn> takenIn = m_stage.takenIn ? m_stage.takenIn() : QList<TakenIn>();
    if (takenIn != m_takenIn) {
        m_takenIn = takenIn;
        tellTakenIn();
    }
}

void StagePage::watch(const QList<SpokenLine> &lines)
{
    bool others = false;
    for (const SpokenLine &line : lines) {
        if (isChecking() && line.text == eventConnected)
            m_ownVisits.insert(line.visit);
        if (m_ownVisits.contains(line.visit))
            continue;
        m_visits.hear(line);
        others = true;
    }
    if (!others)
        return;
    m_habits = habitsOf(m_visits.all());
    tellHabits();
}

void StagePage::tellHabits()
{
    empty(m_habitList->layout());
    m_habitList->setVisible(!m_habits.isEmpty());
    if (m_habits.isEmpty())
        return;
    if (!m_habitWords) {
        const auto read = readHabitWords();
        m_habitWords = read ? *read : QMap<QString, HabitWords>();
    }
    auto *layout = static_cast<QVBoxLayout *>(m_habitList->layout());
    layout->addWidget(text(tr("What your mail program does"), Text::Rank::Heading));
    for (const Habit &habit : std::as_const(m_habits)) {
        const HabitWords words = m_habitWords->value(habit.id);
        auto *row = new QWidget;
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(8);
        auto *symbol = new Symbol(fontMetrics().height() + 1);
        symbol->draw(name(words.kind));
        auto *said = new QVBoxLayout;
        said->setSpacing(2);
        said->addWidget(text(filledIn(words.seen.in(spokenLanguage()), habit)));
        const QString advice = filledIn(words.advice.in(spokenLanguage()), habit);
        if (!advice.isEmpty())
            said->addWidget(text(advice, Text::Rank::Aside));
        line->addWidget(symbol, 0, Qt::AlignTop);
        line->addLayout(said, 1);
        layout->addWidget(row);
    }
    orderStops();
}

void StagePage::tellTakenIn()
{
    m_mails->setTitle(tr("Messages that came in: %1").arg(m_takenIn.size()));
    QStringList lines;
    for (const TakenIn &mail : std::as_const(m_takenIn))
        lines << tr("From %1 to %2: %3")
                     .arg(mail.sender.isEmpty() ? u"<>"_s : mail.sender, mail.recipients.join(u", "_s),
                          mail.subject.isEmpty() ? tr("(no subject)") : mail.subject);
    m_mailList->setText(
        lines.isEmpty() ? tr("None yet. A message that your mail program sends here stays here; it can be "
                             "received again with POP or IMAP.")
                        : lines.join(u'\n'));
}

void StagePage::tellDoors()
{
    m_ownProgram->setTitle(tr("Try it with your own mail program"));
    m_ownSteps->setText(
        tr("Add an account with these values to the mail program, then send and receive. What the program "
           "does stands above as it happens. The server runs until another exercise begins or this window is "
           "closed."));
    QStringList lines;
    for (const StageDoor &door : std::as_const(m_stage.doors))
        lines << tr("%1: server %2, port %3").arg(protocolWords(door), door.host).arg(door.port);
    lines << tr("Mail address: %1").arg(m_stage.question.address) << tr("User name: %1").arg(m_stage.user)
          << tr("Password: %1").arg(m_stage.password);
    if (!m_stage.caFile.isEmpty())
        lines << tr("Certificate to trust: %1").arg(m_stage.caFile);
    m_doors->setText(lines.join(u'\n'));
}

QString StagePage::title() const
{
    return tr("Exercise");
}

QWidget *StagePage::firstStop() const
{
    return m_state == State::Told ? m_result : m_act;
}

void StagePage::retranslate()
{
    m_headline->setText(m_scene.title.in(spokenLanguage()));
    m_promise->setText(
        tr("The practice server acts this out on this computer. Run the check and watch what is "
           "said, or let your own mail program connect."));
    m_bar->setAccessibleName(tr("Progress of the check"));
    m_sides->setText(tr("The dialogue:  → the client   ← the server"));
    m_dialogue->setAccessibleName(tr("Both sides of the dialogue"));
    m_back->setText(tr("Back"));
    m_back->setShortcut(Qt::Key_Escape); // setText() takes the old one away
    m_act->setText(isChecking() ? tr("Cancel") : isTold() ? tr("&Check again") : tr("Run the &check"));
    m_result->setText(tr("See the &result"));
    tellDoors();
    tellTakenIn();
    tellHabits();
}

} // namespace todoku

#include "ui/pages/runningpage.h"

#include "ui/pages/probewords.h"
#include "ui/widgets/symbol.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

RunningPage::RunningPage(QWidget *parent)
    : Sheet(parent), m_headline(new Text(Text::Rank::Headline)), m_step(new Text), m_bar(new QProgressBar),
      m_list(new QWidget), m_lines(new QGridLayout(m_list)), m_stop(new QPushButton),
      m_arranges(new QTimer(this))
{
    m_headline->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_step->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_lines->setContentsMargins(0, 8, 0, 0);
    m_lines->setHorizontalSpacing(10);
    m_lines->setVerticalSpacing(10);
    m_lines->setColumnStretch(1, 1);
    m_lines->setColumnStretch(2, 1);

    auto *progress = new QVBoxLayout;
    progress->setSpacing(6);
    progress->addWidget(m_step);
    progress->addWidget(m_bar);
    body()->addWidget(m_headline);
    body()->addLayout(progress);
    body()->addWidget(m_list);
    body()->addStretch(1);
    buttons()->addStretch(1);
    buttons()->addWidget(m_stop);
    m_stop->setAutoDefault(true);
    connect(m_stop, &QPushButton::clicked, this, &RunningPage::stopAsked);
    m_arranges->setSingleShot(true);
    m_arranges->setInterval(0);
    connect(m_arranges, &QTimer::timeout, this, &RunningPage::arrange);
    retranslate();
}

void RunningPage::begin()
{
    for (const Line &line : std::as_const(m_probes)) {
        delete line.symbol;
        delete line.subject;
        delete line.standing;
    }
    m_probes.clear();
    m_latest = -1;
    m_stopping = false;
    m_bar->setValue(0);
    tellStep();
}

void RunningPage::tell(const ProbeState &state)
{
    auto found = m_probes.find(state.id);
    if (found == m_probes.end()) {
        Line line{state, new Symbol(fontMetrics().height() + 1, m_list), new Text(Text::Rank::Body, m_list),
                  new Text(Text::Rank::Body, m_list)};
        for (Text *text : {line.subject, line.standing})
            text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        found = m_probes.insert(state.id, line);
        m_arranges->start();
    }
    found->state = state;
    if (state.state == ProbeState::State::Running)
        m_latest = state.id;
    draw(*found);
    tellStep();
}

void RunningPage::arrange()
{
    // By what they are about, not by which happened to be announced first.
    QList<Line> lines = m_probes.values();
    std::stable_sort(lines.begin(), lines.end(), [](const Line &a, const Line &b) {
        const auto rank = [](const ProbeState &s) {
            return std::tuple(int(s.purpose), int(s.protocol), s.endpoint.port);
        };
        return rank(a.state) < rank(b.state);
    });
    for (int row = 0; row < lines.size(); ++row) {
        m_lines->addWidget(lines[row].symbol, row, 0, Qt::AlignTop);
        m_lines->addWidget(lines[row].subject, row, 1);
        m_lines->addWidget(lines[row].standing, row, 2);
    }
}

void RunningPage::showProgress(int permille)
{
    m_bar->setValue(std::max(m_bar->value(), permille));
}

void RunningPage::showStopping()
{
    m_stopping = true;
    tellStep();
}

void RunningPage::draw(const Line &line)
{
    line.symbol->draw(pictureOf(line.state), standingOf(line.state));
    line.subject->setText(subjectOf(line.state));
    line.standing->setText(standingOf(line.state));
}

void RunningPage::tellStep()
{
    if (m_stopping) {
        m_step->setText(tr("Stopping. What was found so far is kept."));
        return;
    }
    const auto running = [](const Line &line) { return line.state.state == ProbeState::State::Running; };
    auto shown = m_probes.constFind(m_latest);
    if (shown == m_probes.constEnd() || !running(*shown))
        shown = std::find_if(m_probes.constBegin(), m_probes.constEnd(), running);
    if (shown != m_probes.constEnd())
        m_step->setText(sentenceOf(shown->state));
    else
        m_step->setText(m_probes.isEmpty() ? tr("Getting ready…") : tr("Putting together what was found…"));
}

QString RunningPage::title() const
{
    return tr("Checking");
}

QWidget *RunningPage::firstStop() const
{
    return m_stop;
}

void RunningPage::retranslate()
{
    m_headline->setText(tr("The mail servers are being asked"));
    m_bar->setAccessibleName(tr("Progress of the check"));
    m_stop->setText(tr("Cancel"));
    m_stop->setShortcut(Qt::Key_Escape); // setText() takes the old one away
    m_stop->setAccessibleDescription(tr("What was found so far is kept."));
    for (const Line &line : std::as_const(m_probes))
        draw(line);
    tellStep();
}

} // namespace todoku

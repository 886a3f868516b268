#include "ui/pages/resultpage.h"

#include "advice/report.h"
#include "exports/exports.h"
#include "resultcode/resultcode.h"
#include "ui/paper/keep.h"
#include "ui/widgets/clientguide.h"
#include "ui/widgets/column.h"
#include "ui/widgets/confirmation.h"
#include "ui/widgets/evidenceview.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/pathpicture.h"
#include "ui/widgets/rememberbox.h"
#include "ui/widgets/sendingtime.h"
#include "ui/widgets/settingscard.h"
#include "ui/widgets/sidedoor.h"
#include "ui/widgets/steps.h"
#include "ui/widgets/symbol.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

/// True where sending works, but only with a change that the first diagnosis names.
bool worksAfterChange(const Advice &advice)
{
    return advice.verdict == Verdict::CanSend && !advice.diagnoses.isEmpty() &&
           advice.diagnoses.first().blame != Blame::Nobody;
}

QString pictureOf(const Advice &advice)
{
    switch (advice.verdict) {
    case Verdict::CanSend:
        return worksAfterChange(advice) ? u"note"_s : u"good"_s;
    case Verdict::CannotSend:
        return u"trouble"_s;
    case Verdict::Undetermined:
        break;
    }
    return u"unknown"_s;
}

QString meaningOf(const Advice &advice)
{
    switch (advice.verdict) {
    case Verdict::CanSend:
        return worksAfterChange(advice) ? ResultPage::tr("Mail can be sent once this is done")
                                        : ResultPage::tr("Mail can be sent");
    case Verdict::CannotSend:
        return ResultPage::tr("Mail cannot be sent yet");
    case Verdict::Undetermined:
        break;
    }
    return ResultPage::tr("Not decided");
}

/// A plain-text box that is as high as its text, up to a limit.
QPlainTextEdit *box(const QString &words, const QString &name)
{
    auto *edit = new QPlainTextEdit;
    edit->setReadOnly(true);
    edit->setFont(fixedFont());
    edit->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    edit->setPlainText(words);
    edit->setAccessibleName(name);
    edit->setTabChangesFocus(true);
    const int lines = std::min(18, int(words.count(u'\n')) + 3);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * lines);
    return edit;
}

} // namespace

ResultPage::ResultPage(QWidget *parent)
    : Sheet(parent), m_rememberBox(new RememberBox), m_done(new Confirmation), m_report(new QPushButton),
      m_again(new QPushButton), m_close(new QPushButton)
{
    body()->addWidget(m_rememberBox);
    m_rememberBox->hide();
    buttons()->addWidget(m_report);
    buttons()->addWidget(m_done, 1);
    buttons()->addWidget(m_again);
    buttons()->addWidget(m_close);
    for (QPushButton *button : {m_report, m_again, m_close})
        button->setAutoDefault(true);
    connect(m_report, &QPushButton::clicked, this, &ResultPage::reportAsked);
    connect(m_again, &QPushButton::clicked, this, &ResultPage::againAsked);
    connect(m_close, &QPushButton::clicked, this, &ResultPage::closeAsked);
    retranslate();
}

void ResultPage::tell(const Conclusion &answer)
{
    m_answer = answer;
    m_done->clear();
    build();
    scrollToTop();
}

void ResultPage::tell(const Opening &opening)
{
    m_answer.opening = opening;
    if (m_sendingTime)
        m_sendingTime->tell(opening);
}

void ResultPage::offer(const QList<Client> &clients)
{
    m_clients = clients;
}

QString ResultPage::title() const
{
    return tr("Result");
}

QWidget *ResultPage::firstStop() const
{
    return m_headline;
}

void ResultPage::retranslate()
{
    m_report->setText(tr("&Save or copy…"));
    m_report->setAccessibleName(tr("Save or copy the result"));
    m_close->setText(tr("Close"));
    m_done->clear();
    build();
}

void ResultPage::build()
{
    QVBoxLayout *layout = emptyColumn(m_content);
    body()->insertWidget(0, m_content);
    const Advice &advice = m_answer.advice;

    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    auto *symbol = new Symbol(40);
    symbol->draw(pictureOf(advice), meaningOf(advice));
    m_headline = text(advice.headline, Text::Rank::Headline);
    top->addWidget(symbol, 0, Qt::AlignTop);
    top->addWidget(m_headline, 1, Qt::AlignVCenter);
    layout->addLayout(top);

    if (m_answer.acted)
        layout->addWidget(comparison(*m_answer.acted, advice));
    if (m_answer.stoppedEarly)
        layout->addWidget(text(tr("The check was stopped. This is what had been found by then.")));
    if (!advice.diagnoses.isEmpty()) {
        const ToldDiagnosis &first = advice.diagnoses.first();
        if (!first.explanation.isEmpty())
            layout->addWidget(text(first.explanation));
        addPath();
        addSteps(first);
    }
    if (m_answer.opening)
        addOpening();
    if (advice.settings.outgoing || advice.settings.incoming)
        addSettings();
    if (!advice.code.isEmpty())
        addCode();
    addDetails();
    layout->addStretch(1);
    m_again->setText(m_answer.acted ? tr("&Another exercise") : tr("Check a&gain"));
    orderStops();
}

void ResultPage::addPath()
{
    const QList<Station> path = pathOf(m_answer.advice, m_answer.evidence);
    if (!markedIn(path) && m_answer.advice.verdict != Verdict::CanSend)
        return; // nothing could be shown on it
    auto *picture = new PathPicture;
    picture->draw(path, m_answer.advice.language);
    m_content->layout()->addWidget(picture);
}

void ResultPage::addSteps(const ToldDiagnosis &first)
{
    if (first.steps.isEmpty())
        return;
    auto *layout = static_cast<QVBoxLayout *>(m_content->layout());
    layout->addWidget(text(tr("What to do"), Text::Rank::Heading));
    layout->addLayout(numbered(first.steps));
}

void ResultPage::addOpening()
{
    m_sendingTime = new SendingTime;
    m_sendingTime->tell(*m_answer.opening);
    connect(m_sendingTime, &SendingTime::measureAsked, this, &ResultPage::measureAsked);
    connect(m_sendingTime, &SendingTime::stopAsked, this, &ResultPage::stopMeasuringAsked);
    m_content->layout()->addWidget(m_sendingTime);
}

/// For whoever is helped on the phone: the operator's program knows from it what this one found.
void ResultPage::addCode()
{
    auto *code = new QVBoxLayout;
    code->setSpacing(4);
    code->addWidget(text(tr("Result code"), Text::Rank::Heading));
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    auto *digits = text(grouped(m_answer.advice.code), Text::Rank::Spoken);
    digits->setWordWrap(false);
    auto *copy = new QPushButton(tr("Copy the code"));
    copy->setAutoDefault(true);
    connect(copy, &QPushButton::clicked, this, [this, words = digits->text()] {
        QGuiApplication::clipboard()->setText(words);
        m_done->say(tr("Copied"));
    });
    line->addWidget(digits);
    line->addWidget(copy);
    line->addStretch(1);
    code->addLayout(line);
    code->addWidget(
        text(tr("Read it aloud to whoever helps you on the phone. It says what was found, and neither your "
                "name, address nor password."),
             Text::Rank::Aside));
    static_cast<QVBoxLayout *>(m_content->layout())->addLayout(code);
}

void ResultPage::addSettings()
{
    auto *layout = static_cast<QVBoxLayout *>(m_content->layout());
    const Advice &advice = m_answer.advice;
    layout->addWidget(text(tr("Settings for your mail program"), Text::Rank::Heading));
    auto *card = new SettingsCard;
    card->fill(advice.settings, advice.language);
    connect(card, &SettingsCard::copied, this,
            [this](const QString &value) { m_done->say(tr("Copied: %1").arg(value)); });
    layout->addWidget(card);
    auto *aloud = new QPushButton(tr("&Read the settings aloud…"));
    aloud->setAutoDefault(true);
    connect(aloud, &QPushButton::clicked, this, [this] { Q_EMIT readAloudAsked(m_answer.advice.settings); });
    layout->addWidget(aloud, 0, Qt::AlignLeft);
    if (!m_clients.isEmpty()) {
        auto *guide = new ClientGuide;
        guide->fill(m_clients, m_client, advice.settings, advice.language);
        connect(guide, &ClientGuide::clientChosen, this, [this](const QString &id) {
            m_client = id;
            orderStops();
            Q_EMIT clientChosen(id);
        });
        layout->addWidget(guide);
    }
    if (advice.settings.outgoing && advice.settings.incoming) {
        auto *save = new QPushButton(tr("Save these settings as a &file for another program…"));
        connect(save, &QPushButton::clicked, this, &ResultPage::saveSettings);
        layout->addWidget(save, 0, Qt::AlignLeft);
    }
    if (m_inspects) {
        auto *door = new SideDoor;
        door->setText(tr("Look at this computer's mail &programs"));
        connect(door, &QPushButton::clicked, this, &ResultPage::inspectAsked);
        layout->addWidget(door, 0, Qt::AlignLeft);
    }
}

void ResultPage::addDetails()
{
    auto *layout = static_cast<QVBoxLayout *>(m_content->layout());
    const Advice &advice = m_answer.advice;
    auto *folds = new QVBoxLayout;
    folds->setSpacing(2);
    layout->addLayout(folds);
    const auto fold = [&](const QString &title) {
        auto *made = new Fold;
        made->setTitle(title);
        folds->addWidget(made);
        return made->content();
    };

    if (!advice.diagnoses.isEmpty()) {
        const ToldDiagnosis &first = advice.diagnoses.first();
        QVBoxLayout *inside = fold(tr("What this rests on"));
        auto *view = new EvidenceView;
        view->fill(first, m_answer.evidence);
        inside->addWidget(view);
        inside->addWidget(text(tr("Certainty: %1").arg(first.certaintyWord)));
        inside->addWidget(text(tr("Name for the helpdesk: %1").arg(first.id)));
    }
    if (advice.diagnoses.size() > 1) {
        QVBoxLayout *inside = fold(tr("Other possible causes"));
        for (const ToldDiagnosis &other : advice.diagnoses.mid(1)) {
            auto *entry = new QVBoxLayout;
            entry->setSpacing(4);
            entry->addWidget(text(tr("%1 (%2)", "cause (how certain)").arg(other.title, other.certaintyWord),
                                  Text::Rank::Heading));
            entry->addWidget(text(other.explanation));
            inside->addLayout(entry);
        }
    }
    if (!advice.undecided.isEmpty()) {
        QVBoxLayout *inside = fold(tr("What could not be told apart"));
        for (const ToldUndecided &pair : advice.undecided)
            inside->addWidget(text(pair.text));
    }
    if (!m_answer.evidence.conversations.isEmpty()) {
        const QString name = tr("What was said with the servers");
        fold(name)->addWidget(box(transcript(m_answer.evidence), name));
    }
}

void ResultPage::saveSettings()
{
    const Advice &advice = m_answer.advice;
    QStringList filters;
    for (const ExportFormatName &format : exportFormats())
        filters += u"%1 (*%2)"_s.arg(format.what.in(advice.language),
                                     format.suffix.isEmpty() ? QString() : u'.' + format.suffix);
    QString chosen;
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save the settings"), exportFormats().constFirst().fileName, filters.join(u";;"_s), &chosen);
    if (file.isEmpty())
        return;
    ExportedAccount account;
    account.address = m_answer.evidence.circumstances.address;
    account.settings = advice.settings;
    account.receiveFirst = advice.settings.outgoing->auth == u"receive-first";
    const auto format = exportFormats().value(std::max(qsizetype(0), filters.indexOf(chosen)));
    const auto bytes = exported(format.format, account, advice.language);
    if (!bytes)
        return m_done->say(bytes.complaint().what.in(advice.language));
    m_done->say(keepPrivately(*bytes, file) ? tr("Saved: %1").arg(file)
                                            : tr("This place cannot be written to. Another folder may do."));
}

} // namespace todoku

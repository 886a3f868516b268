#include "ui/pages/callpage.h"

#include "ui/tongue.h"
#include "ui/widgets/answerbutton.h"
#include "ui/widgets/chooser.h"
#include "ui/widgets/column.h"
#include "ui/widgets/confirmation.h"
#include "ui/widgets/fold.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

} // namespace

CallPage::CallPage(QWidget *parent)
    : Sheet(parent), m_step(new Text(Text::Rank::Aside)), m_languageLabel(new QLabel),
      m_language(new Chooser), m_errorLabel(new QLabel), m_error(new QLineEdit), m_errorTake(new QPushButton),
      m_objectionText(new Text), m_done(new Confirmation), m_back(new QPushButton), m_leave(new QPushButton),
      m_anew(new QPushButton)
{
    for (QLabel *label : {m_languageLabel, m_errorLabel})
        label->setTextFormat(Qt::PlainText);
    m_languageLabel->setBuddy(m_language);
    m_language->addItem(u"日本語"_s);
    m_language->addItem(u"English"_s);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_step, 1, Qt::AlignVCenter);
    top->addWidget(m_languageLabel);
    top->addWidget(m_language);

    m_objectionText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_objectionText->hide();
    m_errorLabel->setBuddy(m_error);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_error, 1);
    line->addWidget(m_errorTake);
    auto *error = new QVBoxLayout;
    error->setSpacing(4);
    error->addWidget(m_errorLabel);
    error->addLayout(line);
    error->addWidget(m_objectionText);
    body()->addLayout(top);
    body()->addLayout(error);
    body()->addStretch(1);

    buttons()->addWidget(m_back);
    buttons()->addWidget(m_done, 1);
    buttons()->addWidget(m_leave);
    buttons()->addWidget(m_anew);
    for (QPushButton *button : {m_errorTake, m_back, m_leave, m_anew})
        button->setAutoDefault(true);

    connect(m_language, &QComboBox::activated, this, [this] {
        m_languageChosen = true;
        Q_EMIT callersLanguageChanged();
    });
    connect(m_error, &QLineEdit::returnPressed, this, &CallPage::submitError);
    connect(m_errorTake, &QPushButton::clicked, this, &CallPage::submitError);
    connect(m_back, &QPushButton::clicked, this, &CallPage::backAsked);
    connect(m_leave, &QPushButton::clicked, this, &CallPage::leaveAsked);
    connect(m_anew, &QPushButton::clicked, this, [this] {
        m_error->clear(); // it was the other caller's
        Q_EMIT anewAsked();
    });
    retranslate();
}

void CallPage::tell(const CallSheet &sheet)
{
    // What the focus is in may be gone afterwards.
    const QWidget *focus = QApplication::focusWidget();
    const bool moveFocus = isAncestorOf(focus) && focus != m_language;
    m_sheet = sheet;
    build();
    scrollToTop();
    if (moveFocus)
        firstStop()->setFocus();
}

Language CallPage::callersLanguage() const
{
    if (!m_languageChosen)
        return spokenLanguage();
    return m_language->currentIndex() == 0 ? Language::Japanese : Language::English;
}

QString CallPage::title() const
{
    return tr("Helping on the phone");
}

QWidget *CallPage::firstStop() const
{
    return m_headline;
}

void CallPage::retranslate()
{
    if (!m_languageChosen)
        m_language->setCurrentIndex(spokenLanguage() == Language::Japanese ? 0 : 1);
    m_languageLabel->setText(tr("The caller &speaks"));
    m_language->setAccessibleName(tr("The caller's language"));
    m_errorLabel->setText(tr("Words or number of an &error, or a result code, as the caller reads it out"));
    m_error->setAccessibleName(m_errorLabel->text().remove(u'&'));
    m_error->setPlaceholderText(tr("Example: 550 5.1.1, or 1736 1011 5000"));
    m_errorTake->setText(tr("&Use these words"));
    m_objectionText->setText(m_objection ? m_objection->in(spokenLanguage()) : QString());
    m_objectionText->setVisible(m_objection.has_value());
    m_back->setText(tr("Back"));
    m_back->setShortcut(Qt::Key_Escape); // setText() takes the old one away
    m_back->setAccessibleDescription(tr("Takes the last answer back."));
    m_leave->setText(tr("&First page"));
    m_leave->setAccessibleDescription(tr("The call is kept."));
    m_anew->setText(tr("&New call"));
    m_anew->setAccessibleDescription(tr("Forgets what was told."));
    m_done->clear();
    build();
}

void CallPage::build()
{
    QVBoxLayout *above = emptyColumn(m_above);
    QVBoxLayout *below = emptyColumn(m_below);
    body()->insertWidget(1, m_above);
    body()->insertWidget(3, m_below);
    const qsizetype told = m_sheet.answers.size();
    if (hasOutcome())
        addOutcome(above);
    else
        addQuestion(above);
    if (!m_sheet.code.isEmpty())
        addFacts(below);
    if (told > 0)
        addCandidates(below);
    if (told > 0 && !hasOutcome())
        addPapers(below);

    QString step = hasOutcome() ? tr("Answers so far: %1").arg(told) : tr("Question %1").arg(told + 1);
    if (told > 0 && m_sheet.answers.last().question == errorText)
        step += u'\n' + tr("Taken down: %1").arg(m_sheet.answers.last().answer);
    m_step->setText(step);
    m_anew->setEnabled(told > 0);
    orderStops();
}

void CallPage::addQuestion(QVBoxLayout *layout)
{
    auto *question = new QVBoxLayout;
    question->setSpacing(6);
    m_headline = text(m_sheet.next->ask, Text::Rank::Headline);
    question->addWidget(m_headline);
    if (!m_sheet.next->how.isEmpty())
        question->addWidget(text(m_sheet.next->how));
    question->addWidget(text(tr("Why: %1").arg(m_sheet.next->why), Text::Rank::Aside));
    layout->addLayout(question);
    addChoices(layout);
}

void CallPage::addChoices(QVBoxLayout *layout)
{
    auto *choices = new QVBoxLayout;
    choices->setSpacing(6);
    int number = 0;
    for (const ToldQuestion::ToldChoice &answer : std::as_const(m_sheet.next->answers)) {
        auto *choice = new AnswerButton(++number, answer.text);
        // Queued: the button is gone once the next question is told.
        connect(
            choice, &QPushButton::clicked, this,
            [this, turn = Turn{m_sheet.next->id, answer.id}] { Q_EMIT heard(turn); }, Qt::QueuedConnection);
        choices->addWidget(choice);
    }
    layout->addLayout(choices);
}

void CallPage::addOutcome(QVBoxLayout *layout)
{
    auto *outcome = new QVBoxLayout;
    outcome->setSpacing(6);
    if (m_sheet.decided && !m_sheet.candidates.isEmpty()) {
        m_headline = text(m_sheet.candidates.first().title, Text::Rank::Headline);
        outcome->addWidget(m_headline);
        outcome->addWidget(text(tr("Certainty: %1").arg(m_sheet.candidates.first().certainty)));
    } else {
        m_headline = text(tr("Not decided"), Text::Rank::Headline);
        outcome->addWidget(m_headline);
        outcome->addWidget(text(m_sheet.undecided));
    }
    layout->addLayout(outcome);

    auto *aloud = new QVBoxLayout;
    aloud->setSpacing(6);
    aloud->addWidget(text(tr("Read this aloud"), Text::Rank::Heading));
    aloud->addWidget(text(m_sheet.readAloud, Text::Rank::Spoken));
    layout->addLayout(aloud);
    addPapers(layout);
    if (!m_sheet.next)
        return;
    auto *more = new QVBoxLayout;
    more->setSpacing(6);
    more->addWidget(text(tr("To be surer, ask this too"), Text::Rank::Aside));
    more->addWidget(text(m_sheet.next->ask, Text::Rank::Heading));
    layout->addLayout(more);
    addChoices(layout);
}

/// What the caller's check found, as the result code says it.
void CallPage::addFacts(QVBoxLayout *layout)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    int row = 0;
    grid->addWidget(text(tr("Result code %1").arg(m_sheet.code), Text::Rank::Heading), row++, 0, 1, 2);
    for (const ToldFact &fact : std::as_const(m_sheet.facts)) {
        auto *what = text(fact.what, Text::Rank::Aside);
        what->setWordWrap(false);
        grid->addWidget(what, row, 0, Qt::AlignTop);
        grid->addWidget(text(fact.found), row++, 1);
    }
    layout->addLayout(grid);
}

void CallPage::object(const std::optional<Words> &why)
{
    m_objection = why;
    m_objectionText->setText(why ? why->in(spokenLanguage()) : QString());
    m_objectionText->setVisible(why.has_value());
    if (!why)
        return;
    m_error->setText(m_given); // to be mended, not typed again
    m_error->setFocus();
    QAccessibleEvent event(m_objectionText, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void CallPage::addCandidates(QVBoxLayout *layout)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    int row = 0;
    grid->addWidget(text(tr("What it may be, so far"), Text::Rank::Heading), row++, 0, 1, 2);
    for (const ToldCandidate &candidate : std::as_const(m_sheet.candidates)) {
        auto *certainty = text(candidate.certainty, Text::Rank::Aside);
        certainty->setWordWrap(false);
        grid->addWidget(text(candidate.title), row, 0);
        grid->addWidget(certainty, row, 1, Qt::AlignRight | Qt::AlignTop);
        ++row;
    }
    layout->addLayout(grid);
}

void CallPage::addPapers(QVBoxLayout *layout)
{
    auto *papers = new QVBoxLayout;
    papers->setSpacing(4);
    addPaper(papers, tr("For the ticket"), m_sheet.ticket, tr("Copy for the ticket"));
    addPaper(papers, tr("Message to the caller"), m_sheet.followUp, tr("Copy the message"));
    layout->addLayout(papers);
}

void CallPage::addPaper(QVBoxLayout *layout, const QString &title, const QString &words, const QString &copy)
{
    auto *fold = new Fold;
    fold->setTitle(title);
    fold->content()->addWidget(text(words));
    auto *button = new QPushButton(copy);
    button->setAutoDefault(true);
    connect(button, &QPushButton::clicked, this, [this, words] { this->copy(words); });
    auto *line = new QHBoxLayout;
    line->addWidget(fold, 1, Qt::AlignTop);
    line->addWidget(button, 0, Qt::AlignTop);
    layout->addLayout(line);
}

void CallPage::submitError()
{
    const QString words = m_error->text().trimmed();
    if (words.isEmpty()) {
        m_error->setFocus();
        return;
    }
    m_error->clear();
    m_given = words;
    Q_EMIT heard({errorText, words});
}

void CallPage::copy(const QString &words)
{
    QGuiApplication::clipboard()->setText(words);
    m_done->say(tr("Copied"));
}

} // namespace todoku

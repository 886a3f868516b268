#include "ui/pages/handinpage.h"

#include "evidence/servertext.h"
#include "ui/tongue.h"
#include "ui/widgets/symbol.h"
#include "ui/widgets/textfield.h"

#include <QAccessible>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

/// What is read faster needs no word about it.
constexpr int worthSayingMs = 300;
constexpr qsizetype mostRejectsShown = 3;

} // namespace

HandInPage::HandInPage(QWidget *parent)
    : Sheet(parent), m_headline(new Text(Text::Rank::Headline)), m_promise(new Text), m_label(new QLabel),
      m_text(new TextField), m_sign(new Symbol(fontMetrics().height() + 1)), m_line(new Text),
      m_open(new QPushButton), m_kinds(new Text(Text::Rank::Aside)), m_back(new QPushButton),
      m_submit(new QPushButton)
{
    for (Text *text : {m_headline, m_promise, m_line})
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *opening = new QVBoxLayout;
    opening->setSpacing(6);
    opening->addWidget(m_headline);
    opening->addWidget(m_promise);

    m_sign->draw(u"trouble"_s);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(m_text);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_sign, 0, Qt::AlignTop);
    line->addWidget(m_line, 1);
    auto *field = new QVBoxLayout;
    field->setSpacing(4);
    field->addWidget(m_label);
    field->addWidget(m_text, 1);
    field->addLayout(line);

    auto *files = new QHBoxLayout;
    files->setSpacing(12);
    files->addWidget(m_open, 0, Qt::AlignTop);
    files->addWidget(m_kinds, 1, Qt::AlignVCenter);

    body()->addLayout(opening);
    body()->addSpacing(4);
    body()->addLayout(field, 1);
    body()->addLayout(files);
    buttons()->addWidget(m_back);
    buttons()->addStretch(1);
    buttons()->addWidget(m_submit);
    m_submit->setDefault(true);
    for (QPushButton *button : {m_open, m_back, m_submit})
        button->setAutoDefault(true);
    orderStops();

    // In the field, Enter begins a new line.
    for (const int enter : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(int(Qt::CTRL) | enter), this), &QShortcut::activated, m_submit,
                &QPushButton::click);
    connect(m_submit, &QPushButton::clicked, this, &HandInPage::submit);
    connect(m_open, &QPushButton::clicked, this, &HandInPage::openFiles);
    connect(m_back, &QPushButton::clicked, this, &HandInPage::goBack);
    connect(m_text, &TextField::filesPasted, this, [this](const QStringList &chosen) { ask({{}, chosen}); });
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (m_standing != Standing::Begun && m_standing != Standing::Reading)
            stand(Standing::Quiet);
    });
}

void HandInPage::takeDropped(const QMimeData *mime)
{
    if (const QStringList files = filesIn(mime); !files.isEmpty()) {
        ask({{}, files});
    } else if (mime->hasUrls()) {
        stand(Standing::NotHere);
    } else {
        m_text->replace(textIn(mime));
        m_text->setFocus();
    }
}

void HandInPage::submit()
{
    const QString text = m_text->toPlainText();
    if (text.trimmed().isEmpty()) {
        stand(Standing::Empty);
        m_text->setFocus();
        return;
    }
    ask({text, {}});
}

void HandInPage::ask(const InHand &inHand)
{
    m_letters = 0;
    m_sinceAsked.start();
    stand(Standing::Begun);
    Q_EMIT asked(inHand);
}

void HandInPage::openFiles()
{
    const Wording words = wording();
    const QStringList files = QFileDialog::getOpenFileNames(this, words.openName, {}, words.filter);
    if (!files.isEmpty())
        ask({{}, files});
}

void HandInPage::goBack()
{
    if (m_standing == Standing::Begun || m_standing == Standing::Reading) {
        stand(Standing::Stopped);
        Q_EMIT stopAsked();
    } else {
        Q_EMIT backAsked();
    }
}

void HandInPage::showProgress(qint64 letters)
{
    m_letters = letters;
    if (m_sinceAsked.elapsed() >= worthSayingMs)
        stand(Standing::Reading);
}

void HandInPage::showRejects(const QList<Reject> &rejects)
{
    m_rejects = rejects;
    stand(Standing::Unreadable);
}

void HandInPage::rest()
{
    stand(Standing::Quiet);
}

void HandInPage::stand(Standing standing)
{
    const bool isNews = standing != m_standing;
    m_standing = standing;
    const QString words = standingWords();
    m_line->setText(words);
    m_line->setVisible(!words.isEmpty());
    m_sign->setVisible(standing == Standing::Empty || standing == Standing::Unreadable ||
                       standing == Standing::NotHere);
    const bool reads = standing == Standing::Begun || standing == Standing::Reading;
    if (isNews) {
        m_back->setText(reads ? tr("Cancel") : tr("Back"));
        m_back->setShortcut(Qt::Key_Escape); // setText() takes the old one away
    }
    if (isNews && !words.isEmpty()) {
        QAccessibleEvent event(m_line, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

QString HandInPage::standingWords() const
{
    switch (m_standing) {
    case Standing::Quiet:
    case Standing::Begun:
        break;
    case Standing::Empty:
        return tr("Nothing is in the field yet. Paste the message, or open a file.");
    case Standing::Reading:
        return m_letters < 2 ? tr("Reading…")
                             : tr("Reading… %1 mails so far").arg(QLocale().toString(m_letters));
    case Standing::Stopped:
        return tr("Reading was stopped.");
    case Standing::NotHere:
        return tr("That cannot be opened from here. Save the mail as a file, and drop the file.");
    case Standing::Unreadable: {
        QStringList lines;
        for (const Reject &reject : m_rejects.mid(0, mostRejectsShown)) {
            const QString name = reject.source.isEmpty() ? tr("The text") : shown(reject.source, 200);
            lines +=
                tr("%1: %2", "file and what is wrong with it").arg(name, reject.why.in(spokenLanguage()));
        }
        if (m_rejects.size() > mostRejectsShown)
            lines += tr("… and others");
        return lines.join(u'\n');
    }
    }
    return {};
}

QWidget *HandInPage::firstStop() const
{
    return m_text;
}

void HandInPage::retranslate()
{
    const Wording words = wording();
    m_headline->setText(words.headline);
    m_promise->setText(tr("It is read on this computer only and sent nowhere."));
    m_label->setText(words.label);
    m_text->setAccessibleName(m_label->text().remove(u'&'));
    m_text->setPlaceholderText(words.example);
    m_open->setText(tr("&Open files…"));
    m_open->setAccessibleName(words.openName);
    m_kinds->setText(words.kinds);
    m_submit->setText(words.submit);
    m_submit->setAccessibleDescription(tr("Ctrl+Enter in the field does the same."));
    const Standing standing = std::exchange(m_standing, Standing::Quiet);
    m_back->setText(tr("Back"));
    m_back->setShortcut(Qt::Key_Escape);
    stand(standing);
}

} // namespace todoku

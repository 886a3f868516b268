#include "ui/widgets/explanationview.h"

#include "evidence/servertext.h"
#include "explanation/explanationtext.h"
#include "ui/widgets/column.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/steps.h"
#include "ui/widgets/symbol.h"
#include "ui/widgets/text.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

bool isNoFailure(const Explanation &explanation)
{
    return explanation.statement.kind == StatementKind::NotABounce || explanation.kind() == "question"_L1;
}

QString pictureOf(const Explanation &explanation)
{
    if (isNoFailure(explanation))
        return u"note"_s;
    return explanation.named() ? u"trouble"_s : u"unknown"_s;
}

/// What kind of answer it is, in one sentence; empty where the title says all.
QString standingOf(const Explanation &explanation)
{
    if (explanation.kind() == "question"_L1)
        return ExplanationView::tr("This is the answer to a question; no error is described.");
    if (explanation.statement.kind == StatementKind::NotABounce)
        return ExplanationView::tr("This is not a returned mail.");
    if (!explanation.named())
        return ExplanationView::tr("The cause cannot be named from this.");
    const QString recipient = shown(explanation.statement.recipient, 200);
    return recipient.isEmpty() ? QString() : ExplanationView::tr("About the mail to %1").arg(recipient);
}

/// A stranger's words on as many lines as the window wants.
QString onOneLine(const QString &said)
{
    return shown(said.simplified());
}

/// A word without an end must not push the page apart: a label breaks Western lines at blanks alone.
QString breakable(const QString &line)
{
    constexpr int longestWord = 48;
    constexpr ushort lastWestern = 0x24F;
    QString broken;
    int since = 0;
    for (const QChar c : line) {
        since = c.isSpace() || c.unicode() > lastWestern ? 0 : since + 1;
        broken += c;
        if (since == longestWord) {
            broken += QChar(0x200B); // zero width space
            since = 0;
        }
    }
    return broken;
}

} // namespace

QString shortTitle(const Explanation &explanation, Language language)
{
    const QString title = tell(explanation, language).title;
    return title.isEmpty() ? ExplanationView::tr("The reason is not known") : onOneLine(title);
}

ExplanationView::ExplanationView(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
}

void ExplanationView::tell(const Explanation &explanation, Language language)
{
    const bool open = m_details && m_details->isOpen();
    QVBoxLayout *layout = emptyColumn(m_content);
    m_layout->addWidget(m_content);

    const ToldExplanation told = todoku::tell(explanation, language);
    const QString standing = standingOf(explanation);
    auto *symbol = new Symbol(40);
    symbol->draw(pictureOf(explanation),
                 isNoFailure(explanation) ? tr("Not a failure") : tr("Sending failed"));
    m_headline = text(breakable(shortTitle(explanation, language)), Text::Rank::Headline);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_headline);
    if (!standing.isEmpty())
        words->addWidget(text(standing, Text::Rank::Aside));
    if (const QString doubt = doubtsAsText(told, language); !doubt.isEmpty())
        words->addWidget(text(doubt));
    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(symbol, 0, Qt::AlignTop);
    top->addLayout(words, 1);
    top->setAlignment(words, Qt::AlignVCenter);
    layout->addLayout(top);

    if (!told.explanation.isEmpty())
        layout->addWidget(text(breakable(told.explanation)));
    if (!told.steps.isEmpty()) {
        layout->addWidget(text(tr("What to do"), Text::Rank::Heading));
        layout->addLayout(numbered(told.steps));
    }
    addDetails(explanation, language);
    m_details->setOpen(open);
}

void ExplanationView::addDetails(const Explanation &explanation, Language language)
{
    m_details = new Fold;
    m_details->setTitle(tr("Details"));
    m_content->layout()->addWidget(m_details);
    QList<Remark> remarks = remarksOn(explanation, language);
    if (const Suspect *named = explanation.named()) {
        const ToldDiagnosis first = adviseOn(*named, {}, language);
        remarks += {tr("Certainty"), first.certaintyWord};
        remarks += {tr("Name for the helpdesk"), first.id};
    }
    if (!explanation.source.isEmpty())
        remarks += {tr("File"), explanation.source};

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < remarks.size(); ++row) {
        auto *what = text(remarks[row].what, Text::Rank::Aside);
        what->setTextInteractionFlags(Qt::NoTextInteraction);
        what->setWordWrap(false);
        const QString line = onOneLine(remarks[row].said);
        auto *said = text(breakable(line));
        said->setAccessibleName(tr("%1: %2", "label and value").arg(what->text(), line));
        if (remarks[row].verbatim)
            said->setFont(fixedFont());
        grid->addWidget(what, row, 0, Qt::AlignTop);
        grid->addWidget(said, row, 1);
    }
    m_details->content()->addLayout(grid);
    m_details->setVisible(!remarks.isEmpty());
}

} // namespace todoku

#include "ui/widgets/proofview.h"

#include "evidence/servertext.h"
#include "ui/widgets/column.h"
#include "ui/widgets/symbol.h"
#include "ui/widgets/text.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

/// The gravest of them; nothing where there is none.
std::optional<Refusal> gravestIn(const Proof &proof)
{
    std::optional<Refusal> gravest;
    for (const DraftFinding &finding : proof.findings)
        gravest = gravest ? std::max(*gravest, finding.refusal) : finding.refusal;
    return gravest;
}

QString pictureOf(std::optional<Refusal> refusal)
{
    if (!refusal)
        return u"good"_s;
    return *refusal == Refusal::ByMost   ? u"trouble"_s
           : *refusal == Refusal::BySome ? u"caution"_s
                                         : u"note"_s;
}

QString severityOf(Refusal refusal)
{
    return refusal == Refusal::ByMost   ? ProofView::tr("Often refused")
           : refusal == Refusal::BySome ? ProofView::tr("Sometimes refused")
                                        : ProofView::tr("To check");
}

/// One finding in words, its plan taken out of the sentences to be told line by line.
struct Told {
    ToldDraftFinding words;
    QStringList mails; ///< which files go into which mail
};

Told told(const DraftFinding &finding, const DraftWords &words, Language language)
{
    DraftFinding withoutPlan = finding;
    const QString plan = withoutPlan.facts.take(u"plan"_s);
    static const QRegularExpression numbers(u"(?:^|  )\\(\\d+\\) "_s);
    return {words.tell(withoutPlan, language), plan.split(numbers, Qt::SkipEmptyParts)};
}

QString planHeading(qsizetype mails)
{
    return ProofView::tr("Split into %1 mails it fits").arg(mails);
}

QString planLine(qsizetype number, const QString &files)
{
    return ProofView::tr("Mail %1: %2").arg(number).arg(files);
}

/// What holds whether or not anything was found.
QStringList closingWords(const Proof &proof)
{
    QStringList words;
    const auto gravest = gravestIn(proof);
    if (gravest && *gravest != Refusal::Note)
        words +=
            ProofView::tr("A refusal may come without a word. If nobody answers, send one short mail without "
                          "attachments, or ask through the company's contact form.");
    if (proof.textAlone)
        words +=
            ProofView::tr("Only the text was there to look at. To have the recipients, the subject and the "
                          "attachments looked at too, save the message as a file (.eml) and open it.");
    return words;
}

/// The name alone: the folder, which may bear the user's name, is nobody's business where this is pasted.
QString fileOf(const Proof &proof)
{
    return shown(QFileInfo(proof.source).fileName(), 200);
}

QWidget *entry(const Told &finding)
{
    auto *made = new QWidget;
    auto *grid = new QGridLayout(made);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    const QString severity = severityOf(finding.words.refusal);
    auto *symbol = new Symbol(made->fontMetrics().height() + 1);
    symbol->draw(pictureOf(finding.words.refusal));
    grid->addWidget(symbol, 0, 0, Qt::AlignTop);
    grid->addWidget(text(severity, Text::Rank::Heading), 0, 1);
    int row = 1;
    auto *what = text(finding.words.what);
    what->setAccessibleName(
        ProofView::tr("%1: %2", "severity and finding").arg(severity, finding.words.what));
    grid->addWidget(what, row++, 1);
    if (!finding.mails.isEmpty()) {
        QStringList lines{planHeading(finding.mails.size())};
        for (const QString &files : finding.mails)
            lines += planLine(lines.size(), files);
        grid->addWidget(text(lines.join(u'\n')), row++, 1);
    }
    grid->addWidget(text(finding.words.advice), row++, 1);
    return made;
}

} // namespace

ProofView::ProofView(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
}

QString verdictOn(const Proof &proof)
{
    const auto gravest = gravestIn(proof);
    if (!gravest)
        return ProofView::tr("Nothing was found that recipients refuse");
    return *gravest == Refusal::ByMost   ? ProofView::tr("As it is, this message is often refused")
           : *gravest == Refusal::BySome ? ProofView::tr("As it is, some recipients refuse this message")
                                         : ProofView::tr("It may be sent; look once more before that");
}

void ProofView::tell(const Proof &proof, const DraftWords &words, const QString &policy, Language language)
{
    QVBoxLayout *layout = emptyColumn(m_content);
    m_layout->addWidget(m_content);

    auto *symbol = new Symbol(40);
    const QString verdict = verdictOn(proof);
    symbol->draw(pictureOf(gravestIn(proof)), verdict);
    m_headline = text(verdict, Text::Rank::Headline);
    auto *heading = new QVBoxLayout;
    heading->setSpacing(2);
    heading->addWidget(m_headline);
    heading->addWidget(text(tr("Compared with what is refused by: %1").arg(policy), Text::Rank::Aside));
    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(symbol, 0, Qt::AlignTop);
    top->addLayout(heading, 1);
    top->setAlignment(heading, Qt::AlignVCenter);
    layout->addLayout(top);

    QList<DraftFinding> findings = proof.findings; // the gravest first
    std::stable_sort(
        findings.begin(), findings.end(),
        [](const DraftFinding &one, const DraftFinding &other) { return one.refusal > other.refusal; });
    for (const DraftFinding &finding : std::as_const(findings))
        layout->addWidget(entry(told(finding, words, language)));
    for (const QString &closing : closingWords(proof))
        layout->addWidget(text(closing));
    if (!proof.source.isEmpty())
        layout->addWidget(text(tr("File: %1").arg(fileOf(proof)), Text::Rank::Aside));
}

QString proofAsText(const Proof &proof, const DraftWords &words, const QString &policy, Language language)
{
    QStringList lines{verdictOn(proof), ProofView::tr("Compared with what is refused by: %1").arg(policy)};
    if (!proof.source.isEmpty())
        lines += ProofView::tr("File: %1").arg(fileOf(proof));
    for (const DraftFinding &finding : proof.findings) {
        const Told one = told(finding, words, language);
        lines += QString();
        lines += ProofView::tr("[%1] %2", "severity and finding")
                     .arg(severityOf(one.words.refusal), one.words.what);
        if (!one.mails.isEmpty())
            lines += u"    "_s + planHeading(one.mails.size());
        for (qsizetype i = 0; i < one.mails.size(); ++i)
            lines += u"    "_s + planLine(i + 1, one.mails[i]);
        lines += u"    "_s + one.words.advice;
    }
    for (const QString &closing : closingWords(proof))
        lines += {QString(), closing};
    return lines.join(u'\n') + u'\n';
}

} // namespace todoku

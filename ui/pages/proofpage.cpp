#include "ui/pages/proofpage.h"

#include "evidence/servertext.h"
#include "ui/tongue.h"
#include "ui/widgets/proofview.h"

#include <QFileInfo>
#include <QLocale>
#include <QVBoxLayout>

namespace todoku
{

ProofPage::ProofPage(QWidget *parent) : AnswersPage(parent)
{
    ProofPage::retranslate();
}

void ProofPage::tell(const Proofs &proofs, const DraftWords &words, const Words &policy)
{
    m_proofs = proofs;
    m_words = words;
    m_policy = policy;
    begin();
}

QString ProofPage::policy() const
{
    return shown(m_policy.in(spokenLanguage()), 200);
}

QString ProofPage::title() const
{
    return tr("What recipients may refuse");
}

QStringList ProofPage::rows() const
{
    QStringList rows;
    for (const Proof &proof : m_proofs.proofs)
        rows +=
            tr("%1: %2", "file and verdict")
                .arg(proof.source.isEmpty() ? tr("The text") : shown(QFileInfo(proof.source).fileName(), 100),
                     verdictOn(proof));
    return rows;
}

QString ProofPage::listName() const
{
    return tr("Messages and what was found");
}

void ProofPage::addAbove(QVBoxLayout *layout)
{
    layout->addWidget(
        text(tr("%1 messages").arg(QLocale().toString(m_proofs.proofs.size())), Text::Rank::Heading));
}

QWidget *ProofPage::newView()
{
    return new ProofView;
}

Text *ProofPage::fillView(QWidget *view, int row)
{
    auto *proof = static_cast<ProofView *>(view);
    proof->tell(m_proofs.proofs.value(row), m_words, policy(), spokenLanguage());
    return proof->headline();
}

QString ProofPage::asText(int row) const
{
    return proofAsText(m_proofs.proofs.value(row), m_words, policy(), spokenLanguage());
}

QString ProofPage::copyName() const
{
    return tr("Copy what was found");
}

} // namespace todoku

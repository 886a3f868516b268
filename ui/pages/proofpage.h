#pragma once

#include "ui/pages/answerspage.h"
#include "ui/proofreading.h"

namespace todoku
{

/// Tells what recipients may refuse in each message that was looked at.
class ProofPage : public AnswersPage
{
    Q_OBJECT

public:
    explicit ProofPage(QWidget *parent = nullptr);

    /// `policy`: the name of the rules that they were compared with.
    void tell(const Proofs &proofs, const DraftWords &words, const Words &policy);
    QString title() const override;

protected:
    QStringList rows() const override;
    QString listName() const override;
    void addAbove(QVBoxLayout *layout) override;
    QWidget *newView() override;
    Text *fillView(QWidget *view, int row) override;
    QString asText(int row) const override;
    QString copyName() const override;
    QList<Reject> rejects() const override { return m_proofs.rejects; }
    qint64 rejected() const override { return m_proofs.rejects.size(); }

private:
    QString policy() const;

    Proofs m_proofs;
    DraftWords m_words;
    Words m_policy;
};

} // namespace todoku

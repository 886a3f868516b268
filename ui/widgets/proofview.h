#pragma once

#include "ui/proofreading.h"

#include <QWidget>

class QVBoxLayout;

namespace todoku
{

class Text;

/// Tells one Proof: whether a message would be refused, then each finding with what to do about it.
class ProofView : public QWidget
{
    Q_OBJECT

public:
    explicit ProofView(QWidget *parent = nullptr);
    /// `policy`: the name of the rules that it was compared with.
    void tell(const Proof &proof, const DraftWords &words, const QString &policy, Language language);
    Text *headline() const { return m_headline; }

private:
    QVBoxLayout *m_layout;
    QWidget *m_content = nullptr;
    Text *m_headline = nullptr;
};

/// Whether it would be refused, in one sentence.
QString verdictOn(const Proof &proof);

/// The same to paste elsewhere.
QString proofAsText(const Proof &proof, const DraftWords &words, const QString &policy, Language language);

} // namespace todoku

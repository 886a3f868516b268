#pragma once

#include "explanation/policyfile.h"
#include "ui/pages/handinpage.h"

namespace todoku
{

/// Asks for a message before it is sent, and for the recipient's rules where the user has them.
class DraftPage : public HandInPage
{
    Q_OBJECT

public:
    explicit DraftPage(QWidget *parent = nullptr);

    /// What recipients usually refuse: in force unless another file is chosen.
    void know(const RecipientPolicy &usual);
    const RecipientPolicy &policy() const { return m_own ? *m_own : m_usual; }
    /// Reads a policy of a recipient's own. A line says what is wrong with it; the rules before stay in
    /// force.
    void choosePolicy(const QString &file);
    QString title() const override;

protected:
    Wording wording() const override;
    void retranslate() override;

private:
    void tellPolicy();

    RecipientPolicy m_usual;
    std::optional<RecipientPolicy> m_own;
    std::optional<Complaint> m_complaint;
    Text *m_policy;
    QPushButton *m_choose;
    QPushButton *m_usualAgain;
    Symbol *m_sign;
    Text *m_line;
};

} // namespace todoku

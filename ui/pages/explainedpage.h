#pragma once

#include "ui/pages/answerspage.h"
#include "ui/perusal.h"

#include <QPointer>

namespace todoku
{

class Fold;

/// Tells what was Perused: what happened to each mail.
class ExplainedPage : public AnswersPage
{
    Q_OBJECT

public:
    explicit ExplainedPage(QWidget *parent = nullptr);

    void tell(const Perused &perused);
    QString title() const override;

protected:
    QStringList rows() const override;
    QString listName() const override;
    void addAbove(QVBoxLayout *layout) override;
    void addBelow(QVBoxLayout *layout) override;
    QWidget *newView() override;
    Text *fillView(QWidget *view, int row) override;
    QString asText(int row) const override;
    QString copyName() const override;
    QList<Reject> rejects() const override { return m_perused.rejects; }
    qint64 rejected() const override { return m_perused.rejected; }

private:
    Perused m_perused;
    QPointer<Fold> m_counts;
};

} // namespace todoku

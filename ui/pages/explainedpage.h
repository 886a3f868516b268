#pragma once

#include "ui/perusal.h"
#include "ui/widgets/sheet.h"

class QLabel;
class QListWidget;
class QPushButton;
class QTimer;

namespace todoku
{

class ExplanationView;
class Fold;

/// Tells what was Perused: one explanation, or a list of them and the one that is chosen.
class ExplainedPage : public Sheet
{
    Q_OBJECT

public:
    explicit ExplainedPage(QWidget *parent = nullptr);

    void tell(const Perused &perused);
    QString title() const override;
    QWidget *firstStop() const override;

Q_SIGNALS:
    void anotherAsked();
    void closeAsked();

protected:
    void retranslate() override;

private:
    void build();
    void addOverview(QVBoxLayout *layout);
    void addCounts(QVBoxLayout *layout);
    void addRejects(QVBoxLayout *layout);
    QListWidget *list();
    void choose(int row);
    void copy();

    Perused m_perused;
    int m_chosen = 0;
    QWidget *m_content = nullptr;
    Fold *m_counts = nullptr;
    QListWidget *m_list = nullptr;
    ExplanationView *m_view = nullptr;
    QLabel *m_done;
    QTimer *m_doneFades;
    QPushButton *m_copy;
    QPushButton *m_another;
    QPushButton *m_close;
};

} // namespace todoku

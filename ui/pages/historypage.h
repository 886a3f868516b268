#pragma once

#include "history/history.h"
#include "ui/widgets/sheet.h"

#include <functional>

class QComboBox;
class QListWidget;
class QPushButton;

namespace todoku
{

/// The results that were remembered: shows one, or two side by side with what changed between them, and
/// forgets one or all after asking.
class HistoryPage : public Sheet
{
    Q_OBJECT

public:
    explicit HistoryPage(QWidget *parent = nullptr);

    /// Shows these, the one that was chosen again if it is still there, else the newest. `knowledge` gives
    /// the titles.
    void tell(const History::Recalled &past, const Knowledge &knowledge);
    /// Chooses the newest, and compares it with the last one that worked, if any did.
    void chooseNewest();
    /// Chooses that one.
    void choose(const QString &id);
    /// What it is compared with; empty: with nothing.
    void compareWith(const QString &id);
    /// Something could not be removed; until the next tell().
    void complain(const Complaint &complaint);
    QString title() const override;
    QWidget *firstStop() const override;

Q_SIGNALS:
    void forgetAsked(const QString &id);
    void forgetAllAsked();
    void backAsked();

protected:
    void retranslate() override;

private:
    const RememberedResult *found(const QString &id) const;
    void list();
    void offerComparisons();
    void build();
    void addAlone(QVBoxLayout *layout, const RememberedResult &result);
    void addSideBySide(QVBoxLayout *layout, const RememberedResult &earlier, const RememberedResult &later);
    void askToForget();
    void askToForgetAll();
    void ask(const QString &question, const QString &yes, const std::function<void()> &then);

    History::Recalled m_past;
    Knowledge m_knowledge;
    std::optional<Complaint> m_complaint;
    QString m_chosen;   ///< id
    QString m_compared; ///< id; empty: nothing
    Text *m_headline;
    Text *m_promise;
    Text *m_troubles;
    QListWidget *m_list;
    QWidget *m_choice;
    QLabel *m_compareLabel;
    QComboBox *m_compare;
    QWidget *m_holder;
    QWidget *m_content = nullptr;
    QPushButton *m_back;
    QPushButton *m_forget;
    QPushButton *m_forgetAll;
};

} // namespace todoku

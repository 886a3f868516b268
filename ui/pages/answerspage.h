#pragma once

#include "explanation/mailbox.h"
#include "ui/widgets/sheet.h"

class QListWidget;
class QPushButton;

namespace todoku
{

class Confirmation;

/// Tells what came of reading what was in hand: one answer, or a list of them and the one that is chosen.
/// What an answer is, the pages that derive from this one say.
class AnswersPage : public Sheet
{
    Q_OBJECT

public:
    explicit AnswersPage(QWidget *parent = nullptr);
    QWidget *firstStop() const override;

Q_SIGNALS:
    void anotherAsked();
    void closeAsked();

protected:
    /// Shows the first answer of what the page has been given.
    void begin();
    /// Derived pages call it when they are complete.
    void retranslate() override;

    /// One line for each answer; where there is only one, no list is shown.
    virtual QStringList rows() const = 0;
    /// What a screen reader calls the list.
    virtual QString listName() const = 0;
    /// What stands above the list: its heading.
    virtual void addAbove(QVBoxLayout *layout) = 0;
    /// What stands beneath the list.
    virtual void addBelow(QVBoxLayout *layout) { Q_UNUSED(layout) }
    /// An empty view of one answer.
    virtual QWidget *newView() = 0;
    /// Fills that view; the answer's headline.
    virtual Text *fillView(QWidget *view, int row) = 0;
    /// One answer to paste elsewhere.
    virtual QString asText(int row) const = 0;
    /// What a screen reader says of the button that copies it.
    virtual QString copyName() const = 0;
    /// What could not be read: the first ones, and how many there are.
    virtual QList<Reject> rejects() const = 0;
    virtual qint64 rejected() const = 0;

private:
    void build();
    QListWidget *list(const QStringList &lines);
    void addRejects(QVBoxLayout *layout);
    void choose(int row);
    void copy();

    int m_chosen = 0;
    QWidget *m_content = nullptr;
    QListWidget *m_list = nullptr;
    QWidget *m_view = nullptr;
    Text *m_headline = nullptr;
    Confirmation *m_done;
    QPushButton *m_copy;
    QPushButton *m_another;
    QPushButton *m_close;
};

} // namespace todoku

#pragma once

#include "interview/callsheet.h"
#include "ui/widgets/sheet.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace todoku
{

class Confirmation;

/// Shows one CallSheet to somebody who helps a caller: what to ask next, what that makes likely, and in the
/// end what to tell.
class CallPage : public Sheet
{
    Q_OBJECT

public:
    explicit CallPage(QWidget *parent = nullptr);

    /// In the operator's language, with what is spoken in the caller's.
    void tell(const CallSheet &sheet);
    /// What is spoken aloud is in this language: the one that was chosen, or the window's.
    Language callersLanguage() const;
    /// Why what was typed last could not be taken; nothing: it was.
    void object(const std::optional<Words> &why);
    QString title() const override;
    QWidget *firstStop() const override;

Q_SIGNALS:
    /// An answer was clicked, or the caller read an error out.
    void heard(const todoku::Turn &turn);
    /// The last step is to be taken back; where there is none, the page is to be left.
    void backAsked();
    void anewAsked();
    void leaveAsked();
    void callersLanguageChanged();

protected:
    void retranslate() override;

private:
    void build();
    void addQuestion(QVBoxLayout *layout);
    void addOutcome(QVBoxLayout *layout);
    void addChoices(QVBoxLayout *layout);
    void addFacts(QVBoxLayout *layout);
    void addCandidates(QVBoxLayout *layout);
    void addPapers(QVBoxLayout *layout);
    void addPaper(QVBoxLayout *layout, const QString &title, const QString &words, const QString &copy);
    bool hasOutcome() const { return m_sheet.decided || !m_sheet.next; }
    void submitError();
    void copy(const QString &words);

    CallSheet m_sheet;
    Text *m_step;
    QLabel *m_languageLabel;
    QComboBox *m_language;
    bool m_languageChosen = false;
    QWidget *m_above = nullptr; ///< the question or the outcome
    QWidget *m_below = nullptr; ///< what it makes likely
    Text *m_headline = nullptr;
    QLabel *m_errorLabel;
    QLineEdit *m_error;
    QPushButton *m_errorTake;
    QString m_given; ///< what was typed last, in case it must be mended
    std::optional<Words> m_objection;
    Text *m_objectionText;
    Confirmation *m_done;
    QPushButton *m_back;
    QPushButton *m_leave;
    QPushButton *m_anew;
};

} // namespace todoku

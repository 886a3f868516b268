#pragma once

#include "ui/patientreader.h"
#include "ui/widgets/sheet.h"

class QLabel;
class QMimeData;
class QPushButton;

namespace todoku
{

class Symbol;
class TextField;

/// Asks for what the user has in hand, a text or files, and gives it back. What it is, and what becomes of
/// it, the pages that derive from this one say.
class HandInPage : public Sheet
{
    Q_OBJECT

public:
    explicit HandInPage(QWidget *parent = nullptr);

    /// Files are asked about at once; a text is put into the field, to be looked at first.
    void takeDropped(const QMimeData *mime);
    /// While it is read, "Back" is "Cancel".
    void showProgress(qint64 letters);
    /// Nothing could be read of what was asked about.
    void showRejects(const QList<Reject> &rejects);
    /// Nothing is read any more, and nothing is to be said about it.
    void rest();

    QWidget *firstStop() const override;

Q_SIGNALS:
    void asked(const todoku::InHand &inHand);
    void stopAsked();
    void backAsked();

protected:
    /// What such a page says, in the language of the moment.
    struct Wording {
        QString headline;
        QString label;    ///< of the field, with its mnemonic
        QString example;  ///< in the empty field
        QString openName; ///< of the button that opens files, for a screen reader; the dialog's title too
        QString kinds;    ///< what may be dropped
        QString filter;   ///< of the file dialog
        QString submit;   ///< with its mnemonic
    };
    virtual Wording wording() const = 0;
    /// Derived pages call it when they are complete.
    void retranslate() override;

private:
    /// What the line under the field says.
    enum class Standing { Quiet, Empty, Begun, Reading, Stopped, Unreadable, NotHere };

    void submit();
    void ask(const InHand &inHand);
    void openFiles();
    void goBack();
    void stand(Standing standing);
    QString standingWords() const;

    Standing m_standing = Standing::Quiet;
    QElapsedTimer m_sinceAsked;
    qint64 m_letters = 0;
    QList<Reject> m_rejects;
    Text *m_headline;
    Text *m_promise;
    QLabel *m_label;
    TextField *m_text;
    Symbol *m_sign;
    Text *m_line;
    QPushButton *m_open;
    Text *m_kinds;
    QPushButton *m_back;
    QPushButton *m_submit;
};

} // namespace todoku

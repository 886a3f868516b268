#pragma once

#include "ui/perusal.h"
#include "ui/widgets/sheet.h"

class QLabel;
class QMimeData;
class QPushButton;

namespace todoku
{

class Symbol;
class TextField;

/// Asks for an error message or a returned mail: gives back what is in hand.
class MessagePage : public Sheet
{
    Q_OBJECT

public:
    explicit MessagePage(QWidget *parent = nullptr);

    /// Files are asked about at once; a text is put into the field, to be looked at first.
    void takeDropped(const QMimeData *mime);
    /// While it is read, "Back" is "Cancel".
    void showProgress(qint64 letters);
    /// Nothing could be read of what was asked about.
    void showRejects(const Perused &perused);
    /// Nothing is read any more, and nothing is to be said about it.
    void rest();

    QString title() const override;
    QWidget *firstStop() const override;

Q_SIGNALS:
    void asked(const todoku::InHand &inHand);
    void stopAsked();
    void backAsked();

protected:
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
    QPushButton *m_explain;
};

} // namespace todoku

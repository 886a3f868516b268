#pragma once

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace todoku
{

class Text;

/// What this program is, and what a helpdesk wants to know of it and of this computer, to copy. Nothing in it
/// tells who the user is: no name, no address, no folder, no host.
class About : public QDialog
{
    Q_OBJECT

public:
    /// `knowledge`: what is to be said about the collection of causes, one line.
    explicit About(const QString &knowledge, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const QString m_knowledge;
    Text *m_what;
    Text *m_promise;
    QLabel *m_label;
    QPlainTextEdit *m_versions;
    QLabel *m_done;
    QPushButton *m_copy;
    QPushButton *m_close;
};

/// The versions of the program, of its libraries and of the system, one a line, in English whatever the
/// language of the window: helpdesks and authors compare them.
QString versionsAsText();

} // namespace todoku

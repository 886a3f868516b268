#pragma once

#include "checkup/checkquestion.h"
#include "profiles/profileaccount.h"
#include "ui/widgets/sheet.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QPushButton;

namespace todoku
{

class SideDoor;
class Field;
class Fold;
class PasswordField;

/// Asks what a check needs: shows one CheckQuestion and gives it back completed.
class AccountPage : public Sheet
{
    Q_OBJECT

public:
    explicit AccountPage(QWidget *parent = nullptr);

    /// Fills the fields. What has no field (detours, scripted names) is kept and comes back with the
    /// question.
    void fill(const CheckQuestion &question);
    /// Fills in what an account of a mail program is set to; what it does not know stays.
    void fill(const ProfileAccount &account);
    /// Shows the ways to drafts, to calls, to the mail programs of this computer and to practising, which are
    /// hidden until then.
    void openDrafts();
    void openCalls();
    void openInspection();
    void openPractice();
    /// Shows or hides the way to earlier results.
    void showPast(bool any);
    /// Ticks or unticks "Ask no other servers than mine".
    void askOwnServersOnly(bool only);
    QString title() const override;
    QWidget *firstStop() const override;

Q_SIGNALS:
    /// Everything needed is there. The password's field is gone by now.
    void answered(const todoku::CheckQuestion &question);
    /// The user has something else: an error message or a returned mail ...
    void messageInHand();
    /// ... a message that is to be sent ...
    void draftInHand();
    /// ... somebody on the phone ...
    void callTaken();
    /// ... a mail program on this computer ...
    void inspectAsked();
    /// ... or the wish to practise ...
    void practiceAsked();
    /// ... or to see what earlier checks found.
    void pastAsked();

protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void submit();
    Protocol receivingProtocol(const QString &host, const QList<quint16> &ports) const;
    void movePort(Field *server, Field *port);
    void arrange();

    CheckQuestion m_given;
    Text *m_headline;
    Text *m_promise;
    Field *m_address;
    PasswordField *m_password;
    Field *m_receiving;
    Field *m_sending;
    Fold *m_known;
    Field *m_user;
    QLabel *m_kindLabel;
    QComboBox *m_kind;
    Field *m_receivingPort;
    Field *m_sendingPort;
    Field *m_recipient;
    Field *m_line;
    Field *m_caFile;
    QPushButton *m_browse;
    QCheckBox *m_cleartext;
    Text *m_cleartextRisk;
    QCheckBox *m_alone;
    Text *m_aloneMeaning;
    QGridLayout *m_servers;
    QGridLayout *m_ports;
    SideDoor *m_message;
    SideDoor *m_draft;
    SideDoor *m_call;
    SideDoor *m_inspect;
    SideDoor *m_practise;
    SideDoor *m_past;
    QPushButton *m_start;
};

} // namespace todoku

#pragma once

#include "testserver/imapwords.h"
#include "testserver/mailfolder.h"
#include "testserver/session.h"

namespace todoku
{

/// An IMAP4rev1 server (RFC 3501, 2342, 2971, 3691, 4315, 6851, 7888) for the account's mailboxes: enough for
/// clients to do their daily work. Nothing is ever \Recent, so that every session sees the same.
class ImapSession : public Session
{
    Q_OBJECT

public:
    using Session::Session;
    ~ImapSession() override;

protected:
    ServerAnswer greeting() override;
    void hear(const QByteArray &line) override;
    bool takeOne() override;
    QByteArray tooLong() const override { return "* BAD line too long"; }
    QByteArray challenge(const QByteArray &base64) const override { return "+ " + base64; }
    ServerAnswer loginDone(Mechanism::Turn::Kind how) override;

private:
    using Words = QList<ImapWord>;

    void command(const QByteArray &line);
    void login(const QByteArray &verb, const Words &arguments);
    QByteArray capabilities() const;
    ServerAnswer tagged(const QByteArray &text, Then then = Then::GoOn) const
    {
        return ServerAnswer::line(m_tag + ' ' + text, then);
    }
    /// These lines, what has changed in the mailbox, and then the tagged one.
    ServerAnswer told(const QByteArray &lines, const QByteArray &text, bool expunged = true);
    /// What other sessions, or this one, have changed since the client was last told.
    QByteArray changes(bool expunged);

    ServerAnswer usual(const QByteArray &verb, const Words &arguments);
    ServerAnswer mailboxCommand(const QByteArray &verb, const Words &arguments);
    ServerAnswer selectedCommand(const QByteArray &verb, const Words &arguments, bool uid);
    ServerAnswer select(const QByteArray &name, bool readOnly);
    ServerAnswer list(const QByteArray &verb, const Words &arguments) const;
    ServerAnswer status(const Words &arguments) const;
    ServerAnswer append(const Words &arguments);
    ServerAnswer fetch(const Words &arguments, bool uid);
    ServerAnswer store(const Words &arguments, bool uid);
    ServerAnswer copy(const Words &arguments, bool uid, bool move);
    ServerAnswer search(const Words &arguments, bool uid);
    void expunge(const ImapSet *only);

    /// The selected mailbox; nullptr when somebody has removed it.
    MailFolder *selected() const;
    /// The sequence numbers (from 1) that the set means and that are still there.
    QList<qsizetype> numbersIn(const ImapSet &set, bool uid) const;
    quint32 mostUid() const { return m_view.isEmpty() ? 0 : m_view.constLast(); }

    QByteArray m_mailbox; ///< that is selected; empty: none
    quint32 m_validity = 0;
    bool m_readOnly = false;
    QList<quint32> m_view;    ///< the identifiers of its messages, as far as the client has been told
    QByteArray m_collected;   ///< a command with its literals so far
    qsizetype m_reserved = 0; ///< of what all messages that are coming in may take
    qsizetype m_literal = 0;  ///< octets of the literal still to come
};

} // namespace todoku

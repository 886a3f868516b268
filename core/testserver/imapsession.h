#pragma once

#include "testserver/session.h"

namespace todoku
{

/// A small IMAP4rev1 server (RFC 3501) with one empty INBOX: enough for a client to log in and to look.
class ImapSession : public Session
{
    Q_OBJECT

public:
    using Session::Session;

protected:
    ServerAnswer greeting() override;
    void hear(const QByteArray &line) override;
    bool takeOne() override;
    QByteArray tooLong() const override { return "* BAD line too long"; }
    QByteArray challenge(const QByteArray &base64) const override { return "+ " + base64; }
    ServerAnswer loginDone(Mechanism::Turn::Kind how) override;

private:
    void command(const QByteArray &line);
    QByteArray capabilities() const;
    ServerAnswer tagged(const QByteArray &text, Then then = Then::GoOn) const
    {
        return ServerAnswer::line(m_tag + ' ' + text, then);
    }
    ServerAnswer usual(const QByteArray &verb, const QByteArrayList &arguments);

    QByteArray m_collected;  ///< a command with its literals so far
    qsizetype m_literal = 0; ///< octets of the literal still to come
};

} // namespace todoku

#pragma once

#include "testserver/session.h"

namespace todoku
{

/// A well-behaved SMTP server (RFC 5321, 1870, 3461, 4954, 6152, 6531) that keeps what it takes in and passes
/// nothing on.
class SmtpSession : public Session
{
    Q_OBJECT

public:
    using Session::Session;
    ~SmtpSession() override;

protected:
    ServerAnswer greeting() override;
    void hear(const QByteArray &line) override;
    bool takeOne() override;
    QByteArray tooLong() const override { return "500 5.5.2 Error: line too long"; }
    void forget() override;
    QByteArray challenge(const QByteArray &base64) const override { return "334 " + base64; }
    ServerAnswer loginDone(Mechanism::Turn::Kind how) override;

private:
    ServerAnswer hello(const QByteArray &verb, const QByteArray &name);
    ServerAnswer startTls();
    void auth(const QByteArray &arguments);
    ServerAnswer mail(const Moment &at, const QByteArray &arguments);
    ServerAnswer recipient(const Moment &at, const QByteArray &arguments);
    ServerAnswer data();
    bool takeData();
    void endMessage();
    void keep();
    /// The word stands among what EHLO tells.
    bool extends(const QString &word) const;
    qsizetype largestMessage() const;
    /// What is wrong with the parameters behind an address, as the reply to give; empty: nothing.
    QByteArray complaintAbout(const QByteArrayList &parameters, const Moment &at) const;
    bool relayOpen() const;
    void dropMessage();

    QByteArray m_helloName;
    QByteArray m_helloVerb;
    QStringList m_recipients;
    bool m_utf8 = false; ///< SMTPUTF8 was asked for with MAIL
    bool m_inData = false;
    bool m_atLineStart = true;
    qsizetype m_largest = 0; ///< that this message may be
    bool m_tooLarge = false;
    bool m_noRoom = false;
    qsizetype m_reserved = 0; ///< of what all messages that are coming in may take
    QByteArray m_content;
    int m_queued = 0;
};

} // namespace todoku

#pragma once

#include "testserver/session.h"

namespace todoku
{

/// A well-behaved SMTP server (RFC 5321) that keeps what it takes in and passes nothing on.
class SmtpSession : public Session
{
    Q_OBJECT

public:
    using Session::Session;

protected:
    ServerAnswer greeting() override;
    void hear(const QByteArray &line) override;
    bool takeOne() override;
    QByteArray tooLong() const override { return "500 5.5.2 Error: line too long"; }
    void forget() override;
    QByteArray challenge(const QByteArray &base64) const override { return "334 " + base64; }
    ServerAnswer loginDone(Mechanism::Turn::Kind how) override;

private:
    ServerAnswer hello(const QByteArray &verb);
    ServerAnswer startTls();
    void auth(const QByteArray &arguments);
    ServerAnswer mail(const Moment &at, const QByteArray &arguments);
    ServerAnswer recipient(const Moment &at);
    ServerAnswer data();
    bool takeData();
    void endMessage();
    bool relayOpen() const;
    void dropMessage();

    QStringList m_recipients;
    bool m_inData = false;
    bool m_atLineStart = true;
    bool m_tooLarge = false;
    QByteArray m_content;
    int m_queued = 0;
};

} // namespace todoku

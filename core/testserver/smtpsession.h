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
    Answer greeting() override;
    void hear(const QByteArray &line) override;
    bool takeOne() override;
    QByteArray tooLong() const override { return "500 5.5.2 Error: line too long"; }
    void forget() override;
    QByteArray challenge(const QByteArray &base64) const override { return "334 " + base64; }
    Answer loginDone(Mechanism::Turn::Kind how) override;

private:
    Answer hello(const QByteArray &verb);
    Answer startTls();
    void auth(const QByteArray &arguments);
    Answer mail(const Moment &at, const QByteArray &arguments);
    Answer recipient(const Moment &at);
    Answer data();
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

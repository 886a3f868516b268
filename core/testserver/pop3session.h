#pragma once

#include "testserver/session.h"

namespace todoku
{

/// A well-behaved POP3 server (RFC 1939, 2449, 2595, 3206, 5034) whose maildrop is empty.
class Pop3Session : public Session
{
    Q_OBJECT

public:
    using Session::Session;

protected:
    ServerAnswer greeting() override;
    void hear(const QByteArray &line) override;
    QByteArray tooLong() const override { return "-ERR line too long"; }
    void forget() override { m_name.clear(); }
    QByteArray challenge(const QByteArray &base64) const override { return "+ " + base64; }
    ServerAnswer loginDone(Mechanism::Turn::Kind how) override;

private:
    ServerAnswer capabilities() const;
    ServerAnswer authorization(const QByteArray &verb, const QByteArray &arguments);
    ServerAnswer transaction(const QByteArray &verb, const QByteArray &arguments) const;
    void login(const QByteArray &verb, const QByteArray &arguments);

    QByteArray m_name;
    QByteArray m_timestamp; ///< of APOP
};

} // namespace todoku

#pragma once

#include "testserver/session.h"

namespace todoku
{

/// A well-behaved POP3 server (RFC 1939, 2449, 2595, 3206, 5034). What it shows is the INBOX of the account
/// as it was at the login.
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
    ServerAnswer transaction(const QByteArray &verb, const QByteArray &arguments);
    ServerAnswer quit();
    void openDrop();
    void login(const QByteArray &verb, const QByteArray &arguments);

    struct Entry {
        quint32 uid = 0;
        qsizetype size = 0;
        bool deleted = false;
    };

    /// The entry that the number names; nullptr: there is none, or it is deleted.
    Entry *entry(const QByteArray &number);
    ServerAnswer listing(const QByteArray &verb, const QByteArray &number);
    ServerAnswer retrieval(const Entry &entry, qsizetype lines);

    QByteArray m_name;
    QList<Entry> m_drop; ///< after the login
    quint32 m_validity = 0;
    QByteArray m_timestamp; ///< of APOP
};

} // namespace todoku

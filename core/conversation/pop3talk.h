#pragma once

#include "conversation/talk.h"

namespace todoku
{

/// The client's side of POP3 (RFC 1939), as far as the login.
class Pop3Talk : public Talk
{
public:
    Pop3Talk(Wire &wire, Purpose purpose, const Endpoint &endpoint, const TalkObserver &observer = {},
             const Patience &patience = {});

    void hearGreeting();
    /// CAPA (RFC 2449). A server that does not know it is no trouble.
    void askCapabilities();
    /// STLS and the handshake and CAPA again, where offered; otherwise notes that it is not (RFC 2595 section
    /// 4).
    void startTls();
    /// Logs in if `askLeave` agrees: in clear by APOP or a challenge mechanism where there is one, else by
    /// USER and PASS.
    bool authenticate(const AskLeave &askLeave);
    Conversation hangUp();

private:
    Outcome hear(Step step, Reply &reply, QString &detail);
    void recordLogin(const QString &said, Outcome outcome, const Reply &reply, const QString &detail);
    void logInPlainly(const Login &login);
    void logInByApop(const Login &login);
    void logInBySasl(const QString &mechanism, const Login &login);

    QByteArray m_timestamp; ///< "<...>" of the greeting, for APOP; forgotten when TLS begins
};

} // namespace todoku

#pragma once

#include "conversation/talk.h"

namespace todoku
{

/// The client's side of SMTP (RFC 5321), as far as RCPT. It has no DATA: nothing is ever sent.
class SmtpTalk : public Talk
{
public:
    SmtpTalk(Wire &wire, Purpose purpose, const Endpoint &endpoint, const TalkObserver &observer = {},
             const Patience &patience = {});

    /// Hears the greeting.
    void hearGreeting();
    /// EHLO, and HELO where EHLO is not understood. Says who we are by an address literal (RFC 5321
    /// section 4.1.3): a computer's own name may hold Japanese letters that servers refuse.
    void sayHello();
    /// STARTTLS and the handshake and EHLO again, where offered; otherwise notes that it is not. The talk
    /// goes on in clear.
    void startTls();
    /// Logs in with the strongest mechanism offered, if `askLeave` agrees. Returns false where no login took
    /// place (the reason is noted, and the talk goes on unauthenticated).
    bool authenticate(const AskLeave &askLeave);
    /// MAIL FROM.
    void nameSender(const QString &address);
    /// RCPT TO. With `evenIfRefused` the talk goes on after a refusal.
    void nameRecipient(const QString &address, bool evenIfRefused = false);
    /// RSET.
    void reset();
    /// QUIT, if there is anybody to say it to, and the conversation as it was.
    Conversation hangUp();

private:
    bool say(Step step, const QString &line, bool evenIfRefused = false);
    Outcome hear(Step step, Reply &reply, QString &detail);
    void learn(const Reply &reply);
    void converse(const QString &mechanism, const Login &login);
};

} // namespace todoku

#pragma once

#include "conversation/talk.h"

namespace todoku
{

/// The client's side of IMAP (RFC 9051), as far as the login.
class ImapTalk : public Talk
{
public:
    ImapTalk(Wire &wire, Purpose purpose, const Endpoint &endpoint, const TalkObserver &observer = {},
             const Patience &patience = {});

    /// Hears the greeting. PREAUTH is no login of ours: it ends the talk (NO STARTTLS, class P).
    void hearGreeting();
    void askCapabilities();
    void startTls();
    /// Logs in if `askLeave` agrees: by a challenge mechanism or PLAIN where offered, else by LOGIN.
    bool authenticate(const AskLeave &askLeave);
    Conversation hangUp();

private:
    Outcome command(Step step, const QByteArray &line, const QString &said, Reply &reply, QString &detail);
    Outcome judge(const HeardReply &heard) const;
    QByteArray nextTag();

    int m_tags = 0;
    QStringList m_untagged;
};

} // namespace todoku

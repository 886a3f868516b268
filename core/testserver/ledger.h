#pragma once

#include "testserver/clock.h"
#include "testserver/mailfolder.h"
#include "testserver/transcript.h"

#include <QHash>
#include <QList>
#include <QMutex>
#include <QStringList>

#include <atomic>
#include <optional>

namespace todoku
{

/// A message that the test server took in. It goes nowhere.
struct ReceivedMail {
    QString user; ///< who was logged in; empty: nobody
    QString sender;
    QStringList recipients;
    QByteArray content; ///< with its dots unstuffed
};

/// What all doors of one server know in common.
class Ledger
{
public:
    Clock clock;
    const std::chrono::milliseconds began = clock.now();
    Transcript transcript;
    Maildrop maildrop; ///< only for the server's thread

    /// The number of the next connection, from 1. Only the server's thread.
    int nextVisit() { return ++m_visits; }

    /// How many messages this recipient has been given.
    int mailsFor(const QString &recipient) const { return m_mailsFor.value(recipient.toLower()); }

    /// Somebody at this address has logged in for receiving (POP before SMTP begins to count).
    void noteReceiving(const QString &client);
    /// How long ago that was; nothing if never.
    std::optional<std::chrono::milliseconds> sinceReceiving(const QString &client) const;

    /// When this triple was first seen (now, if it is new).
    std::chrono::milliseconds firstSeen(const QString &client, const QString &sender,
                                        const QString &recipient);

    void noteLogin(bool accepted) { ++(accepted ? m_loginsAccepted : m_loginsRefused); }
    int loginsAccepted() const { return m_loginsAccepted; }
    int loginsRefused() const { return m_loginsRefused; }

    /// Keeps the message; the oldest goes when there are more than a hundred or 64 MiB. Only the server's
    /// thread.
    void keep(ReceivedMail mail);
    QList<ReceivedMail> mails() const;

    /// Room for messages that are still coming in, at all doors together: false when there is none left. Who
    /// was given some gives it back. Only the server's thread.
    bool reserve(qsizetype octets);
    void giveBack(qsizetype octets) { m_reserved -= octets; }

private:
    // Only the server's thread.
    int m_visits = 0;
    qsizetype m_reserved = 0;
    QHash<QString, std::chrono::milliseconds> m_received;
    QHash<QString, std::chrono::milliseconds> m_seen;
    QHash<QString, int> m_mailsFor;

    std::atomic<int> m_loginsAccepted{0};
    std::atomic<int> m_loginsRefused{0};
    mutable QMutex m_mutex;
    QList<ReceivedMail> m_mails;
    qsizetype m_mailBytes = 0;
};

} // namespace todoku

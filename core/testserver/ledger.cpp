#include "testserver/ledger.h"

namespace todoku
{

namespace
{
constexpr qsizetype mostMails = 100;
constexpr qsizetype mostMailBytes = 64 << 20;
constexpr qsizetype mostReserved = 128 << 20;
constexpr qsizetype mostTriples = 10'000; // a flood of addresses must not fill the memory
} // namespace

void Ledger::noteReceiving(const QString &client)
{
    m_received.insert(client, clock.now());
}

std::optional<std::chrono::milliseconds> Ledger::sinceReceiving(const QString &client) const
{
    const auto at = m_received.constFind(client);
    if (at == m_received.cend())
        return std::nullopt;
    return clock.now() - *at;
}

std::chrono::milliseconds Ledger::firstSeen(const QString &client, const QString &sender,
                                            const QString &recipient)
{
    if (m_seen.size() >= mostTriples)
        m_seen.clear();
    const QString triple = client + u'\n' + sender.toLower() + u'\n' + recipient.toLower();
    const auto at = m_seen.constFind(triple);
    return at != m_seen.cend() ? *at : *m_seen.insert(triple, clock.now());
}

void Ledger::keep(ReceivedMail mail)
{
    if (m_mailsFor.size() >= mostTriples)
        m_mailsFor.clear();
    for (const QString &recipient : std::as_const(mail.recipients))
        ++m_mailsFor[recipient.toLower()];
    const QMutexLocker lock(&m_mutex);
    m_mailBytes += mail.content.size();
    m_mails.append(std::move(mail));
    while (m_mails.size() > mostMails || (m_mailBytes > mostMailBytes && m_mails.size() > 1))
        m_mailBytes -= m_mails.takeFirst().content.size();
}

bool Ledger::reserve(qsizetype octets)
{
    if (m_reserved + octets > mostReserved)
        return false;
    m_reserved += octets;
    return true;
}

QList<ReceivedMail> Ledger::mails() const
{
    const QMutexLocker lock(&m_mutex);
    return m_mails;
}

} // namespace todoku

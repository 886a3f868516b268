#pragma once

#include <QByteArrayList>
#include <QDateTime>
#include <QList>
#include <QMap>

#include <optional>

namespace todoku
{

/// A message in a mailbox.
struct StoredMail {
    quint32 uid = 0;
    QDateTime arrived;
    QByteArrayList flags; ///< such as "\\Seen"
    QByteArray content;   ///< all lines end in CRLF
};

/// A folder of messages in the order of their unique identifiers (RFC 3501 section 2.3.1.1).
class MailFolder
{
public:
    explicit MailFolder(quint32 validity) : m_validity(validity) {}

    quint32 validity() const { return m_validity; }
    quint32 nextUid() const { return m_nextUid; }
    const QList<StoredMail> &mails() const { return m_mails; }
    /// Octets of all contents.
    qsizetype size() const { return m_size; }
    /// Nullptr: it is gone. Valid until the mailbox changes.
    StoredMail *find(quint32 uid);
    /// Returns the new message's identifier.
    quint32 add(StoredMail mail);
    void remove(quint32 uid);
    void removeOldest();

private:
    quint32 m_validity;
    quint32 m_nextUid = 1;
    qsizetype m_size = 0;
    QList<StoredMail> m_mails;
};

/// All mailboxes of the test server's one account. Kept in memory and bounded: what comes in takes the place
/// of the oldest in the same mailbox. For one thread.
class Maildrop
{
public:
    static constexpr qsizetype mostMails = 500;          ///< in one mailbox
    static constexpr qsizetype mostOctets = 64 << 20;    ///< in all mailboxes
    static constexpr qsizetype largestMail = 10'485'760; ///< that is taken in
    static constexpr qsizetype mostMailboxes = 30;

    Maildrop();

    /// INBOX by any case, any other by its name. Nullptr: there is none. Valid until mailboxes are made,
    /// renamed or removed.
    MailFolder *find(const QByteArray &name);
    QByteArrayList names() const { return m_boxes.keys(); }
    /// False: it exists, the name is none, or there are too many.
    bool create(const QByteArray &name);
    /// False: there is none, or it is INBOX.
    bool remove(const QByteArray &name);
    bool rename(const QByteArray &from, const QByteArray &to);

    /// Puts a message there; bare line feeds become line ends, as both POP3 and IMAP want them. Returns its
    /// identifier, or nothing where it is too large.
    std::optional<quint32> put(MailFolder &into, StoredMail mail);

private:
    QMap<QByteArray, MailFolder> m_boxes;
    quint32 m_validity;
};

/// The text with CRLF at the end of each line, and at its end.
QByteArray withLineEnds(const QByteArray &text);

} // namespace todoku

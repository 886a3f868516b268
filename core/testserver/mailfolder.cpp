#include "testserver/mailfolder.h"

#include <algorithm>

namespace todoku
{

namespace
{

const QByteArray inbox = "INBOX";
constexpr qsizetype longestName = 200;

QByteArray canonical(const QByteArray &name)
{
    return name.compare(inbox, Qt::CaseInsensitive) == 0 ? inbox : name;
}

} // namespace

StoredMail *MailFolder::find(quint32 uid)
{
    const auto at =
        std::lower_bound(m_mails.begin(), m_mails.end(), uid,
                         [](const StoredMail &mail, quint32 wanted) { return mail.uid < wanted; });
    return at != m_mails.end() && at->uid == uid ? &*at : nullptr;
}

quint32 MailFolder::add(StoredMail mail)
{
    mail.uid = m_nextUid++;
    m_size += mail.content.size();
    m_mails.append(std::move(mail));
    return m_mails.constLast().uid;
}

void MailFolder::remove(quint32 uid)
{
    if (const StoredMail *mail = find(uid)) {
        m_size -= mail->content.size();
        m_mails.removeAt(mail - m_mails.constData());
    }
}

void MailFolder::removeOldest()
{
    m_size -= m_mails.constFirst().content.size();
    m_mails.removeFirst();
}

// Another run is another mailbox, as far as a client remembers identifiers.
Maildrop::Maildrop() : m_validity(static_cast<quint32>(QDateTime::currentSecsSinceEpoch()))
{
    m_boxes.insert(inbox, MailFolder(m_validity));
}

MailFolder *Maildrop::find(const QByteArray &name)
{
    const auto at = m_boxes.find(canonical(name));
    return at == m_boxes.end() ? nullptr : &*at;
}

bool Maildrop::create(const QByteArray &name)
{
    // What a LIST could not write as one quoted string is no name here.
    const bool writable = std::none_of(name.cbegin(), name.cend(), [](char c) {
        return static_cast<uchar>(c) < 0x20 || c == '"' || c == '\\' || c == '*' || c == '%' || c == 0x7f;
    });
    if (name.isEmpty() || name.size() > longestName || !writable || find(name) ||
        m_boxes.size() >= mostMailboxes)
        return false;
    m_boxes.insert(name, MailFolder(++m_validity));
    return true;
}

bool Maildrop::remove(const QByteArray &name)
{
    return canonical(name) != inbox && m_boxes.remove(name) > 0;
}

bool Maildrop::rename(const QByteArray &from, const QByteArray &to)
{
    const MailFolder *old = find(from);
    if (!old || canonical(from) == inbox)
        return false;
    const MailFolder kept = *old;
    m_boxes.remove(from);
    if (!create(to)) {
        m_boxes.insert(from, kept);
        return false;
    }
    m_boxes.insert(to, kept);
    return true;
}

std::optional<quint32> Maildrop::put(MailFolder &into, StoredMail mail)
{
    mail.content = withLineEnds(mail.content);
    if (mail.content.size() > largestMail)
        return std::nullopt;
    const auto octets = [this] {
        qsizetype all = 0;
        for (const MailFolder &box : std::as_const(m_boxes))
            all += box.size();
        return all;
    };
    const qsizetype room = mostOctets - mail.content.size();
    while (!into.mails().isEmpty() && (into.mails().size() >= mostMails || octets() > room))
        into.removeOldest();
    if (octets() > room)
        return std::nullopt;
    return into.add(std::move(mail));
}

QByteArray withLineEnds(const QByteArray &text)
{
    qsizetype bare = 0;
    for (qsizetype at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        bare += at == 0 || text.at(at - 1) != '\r' ? 1 : 0;
    if (bare == 0 && text.endsWith("\r\n"))
        return text;
    QByteArray out;
    out.reserve(text.size() + bare + 2);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == '\n' && (i == 0 || text.at(i - 1) != '\r'))
            out += '\r';
        out += text.at(i);
    }
    if (!out.endsWith("\r\n"))
        out += "\r\n";
    return out;
}

} // namespace todoku

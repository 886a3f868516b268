// What a server says, as the talks hear it. The first byte chooses the protocol: s SMTP, p POP3, l a POP3
// listing, g an IMAP greeting, anything else IMAP's tagged answers.
#include "demand.h"

#include "conversation/replyreader.h"

#include <QRegularExpression>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

/// The other side: it says these bytes and hangs up.
class Recording : public Wire
{
public:
    explicit Recording(const QByteArray &bytes) : m_bytes(bytes) {}

    Outcome open() override { return Outcome::Accepted; }
    Handshake encrypt(const QString &) override { return {}; }
    void send(const QByteArray &) override {}
    HeardLine readLine(QDeadlineTimer) override
    {
        const qsizetype end = m_bytes.indexOf('\n', m_at);
        HeardLine line{end < 0 ? Outcome::Closed : Outcome::Accepted, m_bytes.mid(m_at, end - m_at)};
        if (end < 0)
            line.bytes = m_bytes.mid(m_at);
        m_at = end < 0 ? m_bytes.size() : end + 1;
        while (line.bytes.endsWith('\r'))
            line.bytes.chop(1);
        return line;
    }
    bool hasUnread() const override { return m_at < m_bytes.size(); }
    void close() override {}
    QString peerAddress() const override { return {}; }
    QString ownAddress() const override { return {}; }

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

struct Heard {
    HeardReply reply;
    QStringList lines; ///< of a listing, or untagged

    friend bool operator==(const Heard &a, const Heard &b)
    {
        return a.reply.outcome == b.reply.outcome && a.reply.reply == b.reply.reply &&
               a.reply.detail == b.reply.detail && a.lines == b.lines;
    }
};

Heard hear(char protocol, Wire &wire)
{
    const QDeadlineTimer noEnd(QDeadlineTimer::Forever);
    Heard heard;
    if (protocol == 's')
        heard.reply = readSmtpReply(wire, noEnd);
    else if (protocol == 'p')
        heard.reply = readPop3Reply(wire, noEnd);
    else if (protocol == 'l')
        heard.reply = readPop3Listing(wire, noEnd, heard.lines);
    else
        heard.reply =
            readImapReply(wire, noEnd, protocol == 'g' ? QByteArray() : QByteArray("a1"), heard.lines);
    return heard;
}

void demandReply(char protocol, const Heard &heard)
{
    const Reply &reply = heard.reply.reply;
    const bool whole = heard.reply.outcome == Outcome::Accepted;
    static const QRegularExpression enhanced(u"^[245]\\.[0-9]{1,3}\\.[0-9]{1,3}$"_s);
    demand(reply.enhanced.isEmpty() || enhanced.match(reply.enhanced).hasMatch(),
           "an enhanced code is as RFC 3463 writes it", reply.enhanced);
    demand(whole || (reply.code == 0 && reply.status.isEmpty()), "what is no whole reply has no code",
           reply.text());
    demand(protocol == 's' || reply.code == 0, "only SMTP has codes", QString::number(reply.code));
    if (protocol == 's' && whole)
        demand(reply.code >= 200 && reply.code < 600 && !reply.lines.isEmpty(), "a reply has code and lines",
               QString::number(reply.code));
    if (protocol == 'p' && whole)
        demand(reply.status == "+OK"_L1 || reply.status == "-ERR"_L1 || reply.status == "+"_L1,
               "POP3 says one of three", reply.status);
    for (const QString &line : reply.lines + heard.lines)
        for (const QChar c : line)
            demand(c.unicode() >= 0x20 && c.unicode() != 0x7F && c.unicode() != 0x202E,
                   "a stranger's text is safe to show", line);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const char protocol = char(data[0]);
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    Recording wire(bytes);
    Recording again(bytes);
    // Until the line is dead, as in a talk; each reply uses up a line.
    for (qsizetype replies = 0; wire.hasUnread(); ++replies) {
        const Heard heard = hear(protocol, wire);
        demandReply(protocol, heard);
        demand(heard == hear(protocol, again), "the same bytes are heard in the same way");
        demand(replies <= bytes.size(), "each reply uses up a line");
    }
    return 0;
}

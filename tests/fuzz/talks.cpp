// A whole conversation with a server that says anything. The first byte chooses the protocol (s SMTP, p POP3,
// i IMAP), the second the door and how its handshake ends, the rest is what the server says; a line that is a
// single dot waits until we have spoken.
#include "beginning.h"
#include "demand.h"

#include "evidence/evidencejson.h"
#include "probes/imap.h"
#include "probes/pop3.h"
#include "probes/smtp.h"

#include <QJsonDocument>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray password = "pQ7-geheim~4711";
const QString user = u"taro@mail.example"_s;

/// How the door is made, from the bits of the second byte.
struct Door {
    bool tlsFromStart;
    bool startTls;
    Outcome handshake;
    bool consent; ///< the user allows a login without TLS

    explicit Door(quint8 bits)
        : tlsFromStart((bits & 1U) != 0), startTls((bits & 2U) != 0),
          handshake((bits & 4U) == 0   ? Outcome::Accepted
                    : (bits & 8U) == 0 ? Outcome::BadCertificate
                                       : Outcome::Failed),
          consent((bits & 16U) != 0)
    {
    }
    Security security() const
    {
        return tlsFromStart ? Security::Tls : startTls ? Security::StartTls : Security::None;
    }
};

class Stranger : public Wire
{
public:
    Stranger(const QByteArray &bytes, const Door &door) : m_bytes(bytes), m_door(door) {}

    Outcome open() override { return Outcome::Accepted; }
    Handshake encrypt(const QString &) override
    {
        Handshake handshake;
        if (hasUnread()) {
            handshake.outcome = Outcome::Injected;
            return handshake;
        }
        handshake.outcome = m_door.handshake;
        handshake.certificate.subject = u"mail.example"_s;
        if (m_door.handshake == Outcome::BadCertificate)
            handshake.certificate.faults = {u"expired"_s};
        if (m_door.handshake == Outcome::Failed)
            handshake.detail = u"other"_s;
        m_encrypted = m_door.handshake != Outcome::Failed;
        return handshake;
    }
    void send(const QByteArray &bytes) override
    {
        m_said += bytes;
        if (m_encrypted && m_door.handshake == Outcome::Accepted)
            return;
        demand(m_door.consent || !tells(bytes), "no password outside verified TLS without consent",
               QString::fromUtf8(bytes));
        demand(!m_encrypted || !tells(bytes), "consent to clear text is none to a stranger's certificate",
               QString::fromUtf8(bytes));
    }
    HeardLine readLine(QDeadlineTimer) override
    {
        QByteArray line;
        do {
            if (m_at >= m_bytes.size())
                return {Outcome::Closed, {}};
            const qsizetype end = m_bytes.indexOf('\n', m_at);
            line = m_bytes.mid(m_at, end < 0 ? -1 : end - m_at);
            m_at = end < 0 ? m_bytes.size() : end + 1;
        } while (line == ".");
        while (line.endsWith('\r'))
            line.chop(1);
        return {Outcome::Accepted, line};
    }
    bool hasUnread() const override
    {
        return m_at < m_bytes.size() && m_bytes.mid(m_at, 2) != ".\n" && m_bytes.mid(m_at) != ".";
    }
    void close() override {}
    QString peerAddress() const override { return u"192.0.2.1"_s; }
    QString ownAddress() const override { return u"198.51.100.2"_s; }

    const QByteArray &said() const { return m_said; }

private:
    static bool tells(const QByteArray &bytes)
    {
        if (bytes.contains(password))
            return true;
        for (int shift = 0; shift < 3; ++shift)
            if (bytes.contains((QByteArray(shift, '\0') + password).toBase64().mid(4).chopped(4)))
                return true;
        return false;
    }

    QByteArray m_bytes;
    Door m_door;
    QByteArray m_said;
    qsizetype m_at = 0;
    bool m_encrypted = false;
};

Conversation talk(char protocol, const Door &door, Wire &wire)
{
    const AskLeave leave = [&](const Conversation &) -> LoginLeave {
        QByteArray typed = password;
        typed.detach();
        return {Login{user, Secret::takeFrom(typed)}, {}, door.consent};
    };
    const Endpoint endpoint{u"mail.example"_s, 587, door.security()};
    if (protocol == 's')
        return probeSmtp(
            wire, {endpoint, Purpose::Send, user, {u"someone@elsewhere.example"_s}, leave, Step::Recipient});
    if (protocol == 'p')
        return probePop3(wire, {endpoint, Purpose::Receive, leave, Step::Authenticate});
    return probeImap(wire, {endpoint, Purpose::Receive, leave, Step::Authenticate});
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 2, qsizetype(size) - 2);
    const Door door(data[1]);
    Stranger wire(bytes, door);
    Conversation had = talk(char(data[0]), door, wire);
    demand(!wire.said().toUpper().contains("DATA\r\n"), "a message is never sent",
           QString::fromUtf8(wire.said()));
    for (const Exchange &exchange : std::as_const(had.exchanges))
        demand(exchange.outcome != Outcome::Accepted || exchange.step == Step::Connect ||
                   exchange.step == Step::Encrypt || !exchange.reply.lines.isEmpty(),
               "what is accepted was said", exchange.said);
    Evidence evidence;
    evidence.add(std::move(had));
    const QByteArray told = QJsonDocument(toJson(evidence)).toJson();
    demand(!told.contains(password) && !told.contains(password.toBase64()),
           "what a server says back is not told", QString::fromUtf8(told));
    return 0;
}

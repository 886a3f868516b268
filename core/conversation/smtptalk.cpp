#include "conversation/smtptalk.h"

#include "conversation/sasl.h"

#include <QHostAddress>

#include <utility>

namespace todoku
{

namespace
{

/// More rounds than any mechanism has (security.md fault 93).
constexpr int maxRounds = 10;
constexpr qsizetype maxChallenge = 12'288; // RFC 4954 section 4

Outcome outcomeOf(const Reply &reply)
{
    switch (reply.code / 100) {
    case 2:
    case 3:
        return Outcome::Accepted;
    case 4:
        return Outcome::Deferred;
    default:
        return Outcome::Rejected;
    }
}

QString addressLiteral(const QString &ownAddress)
{
    const QHostAddress address(ownAddress);
    if (address.isNull())
        return QStringLiteral("[127.0.0.1]");
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        QHostAddress unscoped = address;
        unscoped.setScopeId({});
        return QStringLiteral("[IPv6:%1]").arg(unscoped.toString());
    }
    return u'[' + address.toString() + u']';
}

/// An address can carry no line end or angle bracket into the dialogue.
QString path(QString address)
{
    address.remove(u'\r').remove(u'\n').remove(u'<').remove(u'>').remove(QChar(0));
    return u'<' + address + u'>';
}

} // namespace

SmtpTalk::SmtpTalk(Wire &wire, Purpose purpose, const Endpoint &endpoint, const TalkObserver &observer,
                   const Patience &patience)
    : Talk(wire, Protocol::Smtp, purpose, endpoint, observer, patience)
{
}

Outcome SmtpTalk::hear(Step step, Reply &reply, QString &detail)
{
    HeardReply heard = readSmtpReply(m_wire, patienceFor(step));
    reply = heard.reply;
    detail = heard.detail;
    return heard.outcome == Outcome::Accepted ? outcomeOf(reply) : heard.outcome;
}

void SmtpTalk::hearGreeting()
{
    if (!goesOn())
        return;
    begin(Step::Greeting);
    Reply reply;
    QString detail;
    Outcome outcome = hear(Step::Greeting, reply, detail);
    if (outcome == Outcome::Accepted && reply.code != 220) {
        outcome = Outcome::Garbled;
        detail = QStringLiteral("unexpected-code");
    }
    record(Step::Greeting, outcome, {}, reply, detail);
    if (outcome != Outcome::Accepted)
        fallSilent();
}

bool SmtpTalk::say(Step step, const QString &line, bool evenIfRefused)
{
    if (!goesOn() || stumbles(step))
        return false;
    begin(step);
    sendLine(line.toUtf8());
    Reply reply;
    QString detail;
    Outcome outcome = hear(step, reply, detail);
    // 354 invites to send a message, and only 220 to begin TLS (RFC 3207 section 4).
    const bool fits = step == Step::StartTls ? reply.code == 220 : reply.code / 100 == 2;
    if (outcome == Outcome::Accepted && !fits) {
        outcome = Outcome::Garbled;
        detail = QStringLiteral("unexpected-code");
    }
    record(step, outcome, line, reply, detail);
    const bool refused = outcome == Outcome::Rejected || outcome == Outcome::Deferred;
    if (outcome != Outcome::Accepted && !(evenIfRefused && refused && reply.code != 421))
        fallSilent();
    return outcome == Outcome::Accepted;
}

void SmtpTalk::learn(const Reply &reply)
{
    // The first line is the server's name (RFC 5321 section 4.1.1.1), except with servers that have only one
    // line.
    m_conversation.offered = reply.lines.mid(1);
}

void SmtpTalk::sayHello()
{
    if (!goesOn())
        return;
    const Step step =
        m_conversation.encrypted() && m_conversation.at(Step::StartTls) ? Step::HelloAgain : Step::Hello;
    const QString me = addressLiteral(m_wire.ownAddress());
    if (say(step, QStringLiteral("EHLO ") + me, true)) {
        learn(m_conversation.exchanges.constLast().reply);
        return;
    }
    // A server older than ESMTP answers 500 or 502 and wants HELO (RFC 5321 section 3.2).
    if (goesOn() && m_conversation.exchanges.constLast().reply.code / 100 == 5) {
        say(step, QStringLiteral("HELO ") + me);
        return;
    }
    fallSilent();
}

void SmtpTalk::startTls()
{
    if (!goesOn())
        return;
    if (!m_conversation.offers(QStringLiteral("STARTTLS"))) {
        note(Step::StartTls, Outcome::NotOffered, {});
        return;
    }
    if (!say(Step::StartTls, QStringLiteral("STARTTLS")))
        return;
    encrypt();
    sayHello();
}

bool SmtpTalk::authenticate(const AskLeave &askLeave)
{
    if (!goesOn())
        return false;
    const QStringList mechanisms = m_conversation.offeredFor(QStringLiteral("AUTH"));
    const QString mechanism = Sasl::strongestOf(mechanisms);
    if (mechanism.isEmpty()) {
        note(Step::Authenticate, Outcome::NotOffered,
             Sasl::wantsTokenOnly(mechanisms) ? QStringLiteral("token-only") : QStringLiteral("none"));
        return false;
    }
    const std::optional<Login> login = leaveToLogIn(askLeave);
    if (!login)
        return false;
    m_conversation.mechanism = mechanism;
    converse(mechanism, *login);
    return m_conversation.authenticated();
}

void SmtpTalk::converse(const QString &mechanism, const Login &login)
{
    begin(Step::Authenticate);
    const QString said = QStringLiteral("AUTH %1 ***").arg(mechanism);
    Sasl sasl(mechanism, QStringLiteral("smtp"), m_conversation.endpoint.host, login);
    std::optional<QByteArray> first = sasl.initialResponse();
    QByteArray line = "AUTH " + mechanism.toLatin1();
    // An empty initial response is written "=" (RFC 4954 section 4); a long one would break the 512 octets of
    // a command.
    // In clear nothing secret goes along with the command: a server that wants encryption (538) says so
    // before it is out.
    const bool withFirst = first && m_conversation.trusted() && line.size() + first->size() * 4 / 3 < 500;
    if (withFirst)
        line += ' ' + (first->isEmpty() ? QByteArray("=") : first->toBase64());
    whisper(std::move(line));
    bool firstPending = first && !withFirst;
    for (int round = 0; round < maxRounds; ++round) {
        Reply reply;
        QString detail;
        const Outcome outcome = hear(Step::Authenticate, reply, detail);
        if (outcome != Outcome::Accepted || reply.code != 334) {
            const bool odd = outcome == Outcome::Accepted && reply.code != 235 && reply.code != 334;
            record(Step::Authenticate, odd ? Outcome::Garbled : outcome, said, reply,
                   odd ? QStringLiteral("unexpected-code") : detail);
            if (odd || outcome != Outcome::Accepted)
                fallSilent();
            if (first)
                wipe(*first);
            return;
        }
        std::optional<QByteArray> answer;
        const QByteArray challenge = reply.text().toLatin1();
        if (std::exchange(firstPending, false))
            answer = first;
        else if (const auto decoded =
                     QByteArray::fromBase64Encoding(challenge, QByteArray::AbortOnBase64DecodingErrors);
                 decoded && challenge.size() <= maxChallenge)
            answer = sasl.answer(*decoded);
        if (!answer) {
            // The client cancels with a lone star (RFC 4954 section 4).
            sendLine("*");
            const Outcome end = hear(Step::Authenticate, reply, detail);
            record(Step::Authenticate, end == Outcome::Rejected ? Outcome::Garbled : end, said, reply,
                   QStringLiteral("bad-challenge"));
            fallSilent();
            return;
        }
        whisper(answer->toBase64());
        wipe(*answer);
    }
    record(Step::Authenticate, Outcome::Garbled, said, {}, QStringLiteral("endless"));
    fallSilent();
}

void SmtpTalk::nameSender(const QString &address)
{
    m_conversation.sender = address;
    say(Step::Sender, QStringLiteral("MAIL FROM:") + path(address));
}

void SmtpTalk::nameRecipient(const QString &address, bool evenIfRefused)
{
    say(Step::Recipient, QStringLiteral("RCPT TO:") + path(address), evenIfRefused);
}

void SmtpTalk::reset()
{
    say(Step::Reset, QStringLiteral("RSET"));
}

Conversation SmtpTalk::hangUp()
{
    // The reply to QUIT tells nothing that is worth waiting for.
    if (stillListens())
        sendLine("QUIT");
    m_wire.close();
    return std::move(m_conversation);
}

} // namespace todoku

#include "conversation/talk.h"

#include "evidence/echo.h"
#include "evidence/servertext.h"

#include <utility>

namespace todoku
{

Talk::Talk(Wire &wire, Protocol protocol, Purpose purpose, Endpoint endpoint, TalkObserver observer,
           Patience patience)
    : m_wire(wire), m_observer(std::move(observer)), m_patience(patience)
{
    m_conversation.protocol = protocol;
    m_conversation.purpose = purpose;
    m_conversation.endpoint = std::move(endpoint);
}

void Talk::connect()
{
    begin(Step::Connect);
    const Outcome outcome = m_wire.open();
    m_conversation.address = m_wire.peerAddress();
    m_conversation.source = m_wire.ownAddress();
    record(Step::Connect, outcome);
    if (outcome != Outcome::Accepted)
        fallSilent();
}

void Talk::encrypt()
{
    if (!goesOn())
        return;
    begin(Step::Encrypt);
    const Handshake handshake = m_wire.encrypt(m_conversation.endpoint.host);
    record(Step::Encrypt, handshake.outcome, {}, {}, handshake.detail);
    if (handshake.outcome == Outcome::Accepted || handshake.outcome == Outcome::BadCertificate)
        m_conversation.exchanges.last().certificate = handshake.certificate;
    m_conversation.offeredInClear = std::exchange(m_conversation.offered, {});
    // Past a bad certificate nobody knows who listens: not even addresses are told there.
    if (handshake.outcome != Outcome::Accepted)
        fallSilent();
}

void Talk::begin(Step step)
{
    m_clock.restart();
    if (m_observer.waitsFor)
        m_observer.waitsFor(step);
}

void Talk::record(Step step, Outcome outcome, const QString &said, const Reply &reply, const QString &detail)
{
    Exchange exchange;
    exchange.step = step;
    exchange.outcome = outcome;
    exchange.said = said;
    exchange.reply = withoutEcho(reply, m_whispered);
    exchange.detail = detail;
    exchange.ms = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
    m_conversation.exchanges += exchange;
    if (m_observer.heard)
        m_observer.heard(m_conversation);
}

void Talk::note(Step step, Outcome outcome, const QString &detail)
{
    m_clock.restart();
    record(step, outcome, {}, {}, detail);
}

void Talk::whisper(QByteArray line)
{
    m_wire.send(line + "\r\n");
    wipe(line);
}

QDeadlineTimer Talk::patienceFor(Step step) const
{
    return QDeadlineTimer(step == Step::Greeting ? m_patience.greeting : m_patience.reply);
}

std::optional<Login> Talk::leaveToLogIn(const AskLeave &askLeave)
{
    LoginLeave leave =
        askLeave ? askLeave(m_conversation) : LoginLeave{{}, QStringLiteral("no-password"), false};
    if (!leave.login) {
        note(Step::Authenticate, Outcome::Withheld, leave.withheldBecause);
        return std::nullopt;
    }
    if (!m_conversation.trusted() && !leave.cleartextAllowed) {
        note(Step::Authenticate, Outcome::Withheld, QStringLiteral("no-encryption"));
        return std::nullopt;
    }
    if (stumbles(Step::Authenticate))
        return std::nullopt;
    m_conversation.user = leave.login->user;
    m_whispered = leave.login->password;
    return leave.login;
}

bool Talk::stillListens() const
{
    const Exchange *last = m_conversation.last();
    if (!m_conversation.accepted(Step::Greeting) || !last)
        return false;
    const bool torn =
        last->step == Step::Encrypt && last->outcome != Outcome::BadCertificate && !last->accepted();
    return !torn && last->outcome != Outcome::Closed && last->outcome != Outcome::Aborted;
}

bool Talk::stumbles(Step step)
{
    if (!m_wire.hasUnread())
        return false;
    // A server that says goodbye uninvited (421 and its kin) is heard; anything else uninvited is out of
    // step.
    Reply reply;
    while (m_wire.hasUnread()) {
        const HeardLine line = m_wire.readLine(QDeadlineTimer(0));
        if (line.outcome != Outcome::Accepted)
            break;
        reply.lines += decodeServerText(line.bytes);
    }
    const bool goodbye = !reply.lines.isEmpty() && reply.lines.constFirst().startsWith(QLatin1String("421"));
    if (goodbye)
        reply.code = 421;
    begin(step);
    record(step, goodbye ? Outcome::Deferred : Outcome::Garbled, {}, reply, QStringLiteral("unsolicited"));
    fallSilent();
    return true;
}

} // namespace todoku

#include "conversation/pop3talk.h"

#include "conversation/sasl.h"

#include <QRegularExpression>

#include <utility>

namespace todoku
{

namespace
{

constexpr int maxRounds = 10;

/// These say "later", not "no" (RFC 2449 section 8.1, RFC 3206 section 4).
bool isTemporary(const Reply &reply)
{
    static const QStringList temporary{QStringLiteral("SYS/TEMP"), QStringLiteral("IN-USE"),
                                       QStringLiteral("LOGIN-DELAY")};
    return temporary.contains(reply.responseCode);
}

} // namespace

Pop3Talk::Pop3Talk(Wire &wire, Purpose purpose, const Endpoint &endpoint, const TalkObserver &observer,
                   const Patience &patience)
    : Talk(wire, Protocol::Pop3, purpose, endpoint, observer, patience)
{
}

Outcome Pop3Talk::hear(Step step, Reply &reply, QString &detail)
{
    HeardReply heard = readPop3Reply(m_wire, patienceFor(step));
    reply = heard.reply;
    detail = heard.detail;
    if (heard.outcome != Outcome::Accepted)
        return heard.outcome;
    if (reply.status == QLatin1String("-ERR"))
        return isTemporary(reply) ? Outcome::Deferred : Outcome::Rejected;
    return Outcome::Accepted;
}

void Pop3Talk::hearGreeting()
{
    if (!goesOn())
        return;
    begin(Step::Greeting);
    Reply reply;
    QString detail;
    const Outcome outcome = hear(Step::Greeting, reply, detail);
    record(Step::Greeting, outcome, {}, reply, detail);
    if (outcome != Outcome::Accepted)
        return fallSilent();
    static const QRegularExpression timestamp(QStringLiteral("<[^<>@\\s]+@[^<>\\s]+>"));
    m_timestamp = timestamp.match(reply.text()).captured(0).toLatin1();
}

void Pop3Talk::askCapabilities()
{
    if (!goesOn())
        return;
    const Step step =
        m_conversation.encrypted() && m_conversation.at(Step::StartTls) ? Step::HelloAgain : Step::Hello;
    if (stumbles(step))
        return;
    begin(step);
    sendLine("CAPA");
    Reply reply;
    QString detail;
    Outcome outcome = hear(step, reply, detail);
    QStringList lines;
    if (outcome == Outcome::Accepted) {
        const HeardReply listing = readPop3Listing(m_wire, patienceFor(step), lines);
        outcome = listing.outcome;
        detail = listing.detail;
    }
    m_conversation.offered = lines;
    // "-ERR unknown command" is what servers older than RFC 2449 say: nothing is wrong with them.
    const bool tooOld = outcome == Outcome::Rejected;
    record(step, tooOld ? Outcome::Accepted : outcome, QStringLiteral("CAPA"), reply,
           tooOld ? QStringLiteral("no-capa") : detail);
    if (!tooOld && outcome != Outcome::Accepted)
        fallSilent();
}

void Pop3Talk::startTls()
{
    if (!goesOn())
        return;
    if (!m_conversation.offers(QStringLiteral("STLS")))
        return note(Step::StartTls, Outcome::NotOffered, {});
    if (stumbles(Step::StartTls))
        return;
    begin(Step::StartTls);
    sendLine("STLS");
    Reply reply;
    QString detail;
    const Outcome outcome = hear(Step::StartTls, reply, detail);
    record(Step::StartTls, outcome, QStringLiteral("STLS"), reply, detail);
    if (outcome != Outcome::Accepted)
        return fallSilent();
    m_timestamp.clear();
    encrypt();
    askCapabilities();
}

bool Pop3Talk::authenticate(const AskLeave &askLeave)
{
    if (!goesOn())
        return false;
    const std::optional<Login> login = leaveToLogIn(askLeave);
    if (!login)
        return false;
    const QString mechanism = Sasl::strongestOf(m_conversation.offeredFor(QStringLiteral("SASL")));
    const bool plain = mechanism == QLatin1String("PLAIN") || mechanism == QLatin1String("LOGIN");
    const bool userKnown = m_conversation.offered.isEmpty() || m_conversation.offers(QStringLiteral("USER"));
    // A challenge is better than the password itself. Under TLS, PLAIN with its initial response is one round
    // where USER and PASS are two; without TLS it goes only where there is nothing else.
    if (mechanism.isEmpty() || (plain && !m_conversation.trusted())) {
        if (!m_conversation.trusted() && !m_timestamp.isEmpty())
            logInByApop(*login);
        else if (mechanism.isEmpty() || userKnown)
            logInPlainly(*login);
        else
            logInBySasl(mechanism, *login);
    } else
        logInBySasl(mechanism, *login);
    return m_conversation.authenticated();
}

void Pop3Talk::recordLogin(const QString &said, Outcome outcome, const Reply &reply, const QString &detail)
{
    record(Step::Authenticate, outcome, said, reply, detail);
    if (outcome != Outcome::Accepted)
        fallSilent();
}

void Pop3Talk::logInPlainly(const Login &login)
{
    m_conversation.mechanism = QStringLiteral("USER");
    const QString said = QStringLiteral("USER %1, PASS ***").arg(login.user);
    begin(Step::Authenticate);
    QByteArray user = login.user.toUtf8();
    user.replace('\r', "").replace('\n', "");
    sendLine("USER " + user);
    Reply reply;
    QString detail;
    Outcome outcome = hear(Step::Authenticate, reply, detail);
    if (outcome == Outcome::Accepted) {
        const QCA::SecureArray &secret = login.password.reveal();
        whisper("PASS " + QByteArray(secret.constData(), secret.size()));
        outcome = hear(Step::Authenticate, reply, detail);
    }
    recordLogin(said, outcome, reply, detail);
}

void Pop3Talk::logInByApop(const Login &login)
{
    m_conversation.mechanism = QStringLiteral("APOP");
    begin(Step::Authenticate);
    // RFC 1939 section 7: MD5 over the greeting's timestamp and the password.
    QCA::Hash md5(QStringLiteral("md5"));
    md5.update(QCA::SecureArray(m_timestamp));
    md5.update(login.password.reveal());
    whisper("APOP " + login.user.toUtf8() + ' ' + md5.final().toByteArray().toHex());
    Reply reply;
    QString detail;
    const Outcome outcome = hear(Step::Authenticate, reply, detail);
    recordLogin(QStringLiteral("APOP %1 ***").arg(login.user), outcome, reply, detail);
}

void Pop3Talk::logInBySasl(const QString &mechanism, const Login &login)
{
    m_conversation.mechanism = mechanism;
    begin(Step::Authenticate);
    const QString said = QStringLiteral("AUTH %1 ***").arg(mechanism);
    Sasl sasl(mechanism, QStringLiteral("pop"), m_conversation.endpoint.host, login);
    std::optional<QByteArray> first = sasl.initialResponse();
    QByteArray line = "AUTH " + mechanism.toLatin1();
    // The initial response may go along (RFC 5034 section 4) where the line stays short.
    const bool withFirst = first && m_conversation.trusted() && first->size() * 4 / 3 < 200;
    if (withFirst)
        line += ' ' + (first->isEmpty() ? QByteArray("=") : first->toBase64());
    whisper(std::move(line));
    bool firstPending = first && !withFirst;
    for (int round = 0; round < maxRounds; ++round) {
        Reply reply;
        QString detail;
        const Outcome outcome = hear(Step::Authenticate, reply, detail);
        if (outcome != Outcome::Accepted || reply.status != QLatin1String("+")) {
            if (first)
                wipe(*first);
            return recordLogin(said, outcome, reply, detail);
        }
        std::optional<QByteArray> answer;
        if (std::exchange(firstPending, false))
            answer = first;
        else if (const auto challenge = QByteArray::fromBase64Encoding(
                     reply.text().toLatin1(), QByteArray::AbortOnBase64DecodingErrors))
            answer = sasl.answer(*challenge);
        if (!answer) {
            sendLine("*");
            hear(Step::Authenticate, reply, detail);
            return recordLogin(said, Outcome::Garbled, reply, QStringLiteral("bad-challenge"));
        }
        whisper(answer->toBase64());
        wipe(*answer);
    }
    recordLogin(said, Outcome::Garbled, {}, QStringLiteral("endless"));
}

Conversation Pop3Talk::hangUp()
{
    if (stillListens()) {
        sendLine("QUIT");
        // A POP before SMTP server may count the session only once it has ended properly: its goodbye is
        // awaited after a login (RFC 1939 section 6).
        if (m_conversation.authenticated())
            m_wire.readLine(QDeadlineTimer(2'000));
    }
    m_wire.close();
    return std::move(m_conversation);
}

} // namespace todoku

#include "conversation/imaptalk.h"

#include "conversation/sasl.h"

#include <utility>

namespace todoku
{

namespace
{

constexpr int maxRounds = 10;

/// RFC 5530 section 3: these say that the server, not the user, is in trouble.
bool isTemporary(const Reply &reply)
{
    static const QStringList temporary{QStringLiteral("UNAVAILABLE"), QStringLiteral("INUSE"),
                                       QStringLiteral("SERVERBUG"), QStringLiteral("LIMIT")};
    return temporary.contains(reply.responseCode);
}

/// An IMAP quoted string; nothing where the text needs a literal.
std::optional<QByteArray> quoted(const QByteArray &text)
{
    QByteArray out = "\"";
    for (const char c : text) {
        if (c == '\r' || c == '\n' || c == '\0' || static_cast<uchar>(c) >= 0x80)
            return std::nullopt;
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

} // namespace

ImapTalk::ImapTalk(Wire &wire, Purpose purpose, const Endpoint &endpoint, const TalkObserver &observer,
                   const Patience &patience)
    : Talk(wire, Protocol::Imap, purpose, endpoint, observer, patience)
{
}

QByteArray ImapTalk::nextTag()
{
    return 'a' + QByteArray::number(++m_tags);
}

Outcome ImapTalk::judge(const HeardReply &heard) const
{
    if (heard.outcome != Outcome::Accepted)
        return heard.outcome;
    if (heard.reply.status == QLatin1String("OK") || heard.reply.status == QLatin1String("+"))
        return Outcome::Accepted;
    return isTemporary(heard.reply) || heard.reply.status == QLatin1String("BYE") ? Outcome::Deferred
                                                                                  : Outcome::Rejected;
}

void ImapTalk::hearGreeting()
{
    if (!goesOn())
        return;
    begin(Step::Greeting);
    QStringList untagged;
    const HeardReply heard = readImapReply(m_wire, patienceFor(Step::Greeting), {}, untagged);
    const bool preauth = heard.reply.status == QLatin1String("PREAUTH");
    const Outcome outcome = preauth ? Outcome::Garbled : judge(heard);
    record(Step::Greeting, outcome, {}, heard.reply, preauth ? QStringLiteral("preauth") : heard.detail);
    if (outcome != Outcome::Accepted)
        fallSilent();
}

Outcome ImapTalk::command(Step step, const QByteArray &line, const QString &said, Reply &reply,
                          QString &detail)
{
    begin(step);
    const QByteArray tag = nextTag();
    m_untagged.clear();
    sendLine(tag + ' ' + line);
    const HeardReply heard = readImapReply(m_wire, patienceFor(step), tag, m_untagged);
    const Outcome outcome = judge(heard);
    reply = heard.reply;
    detail = heard.detail;
    record(step, outcome, said, reply, detail);
    return outcome;
}

void ImapTalk::askCapabilities()
{
    const Step step =
        m_conversation.encrypted() && m_conversation.at(Step::StartTls) ? Step::HelloAgain : Step::Hello;
    if (!goesOn() || stumbles(step))
        return;
    Reply reply;
    QString detail;
    if (command(step, "CAPABILITY", QStringLiteral("CAPABILITY"), reply, detail) != Outcome::Accepted)
        return fallSilent();
    m_conversation.offered.clear();
    for (const QString &line : std::as_const(m_untagged))
        if (line.startsWith(QLatin1String("CAPABILITY "), Qt::CaseInsensitive))
            m_conversation.offered += line.mid(11).split(u' ', Qt::SkipEmptyParts);
}

void ImapTalk::startTls()
{
    if (!goesOn())
        return;
    if (!m_conversation.offers(QStringLiteral("STARTTLS")))
        return note(Step::StartTls, Outcome::NotOffered, {});
    Reply reply;
    QString detail;
    if (stumbles(Step::StartTls))
        return;
    if (command(Step::StartTls, "STARTTLS", QStringLiteral("STARTTLS"), reply, detail) != Outcome::Accepted)
        return fallSilent();
    encrypt();
    askCapabilities();
}

bool ImapTalk::authenticate(const AskLeave &askLeave)
{
    if (!goesOn())
        return false;
    const QStringList mechanisms = m_conversation.offeredFor(QStringLiteral("AUTH"));
    const bool tokenOnly =
        Sasl::wantsTokenOnly(mechanisms) && m_conversation.offers(QStringLiteral("LOGINDISABLED"));
    if (tokenOnly) {
        note(Step::Authenticate, Outcome::NotOffered, QStringLiteral("token-only"));
        return false;
    }
    const std::optional<Login> leave = leaveToLogIn(askLeave);
    if (!leave)
        return false;
    const Login &login = *leave;
    const QString mechanism = Sasl::strongestOf(mechanisms);
    const QCA::SecureArray &secret = login.password.reveal();
    const QByteArray tag = nextTag();
    begin(Step::Authenticate);
    QStringList untagged;
    if (mechanism.isEmpty()) {
        m_conversation.mechanism = QStringLiteral("LOGIN");
        const QString said = QStringLiteral("LOGIN %1 ***").arg(login.user);
        const auto user = quoted(login.user.toUtf8());
        auto password = quoted(QByteArray(secret.constData(), secret.size()));
        if (!user || !password) {
            note(Step::Authenticate, Outcome::Withheld, QStringLiteral("not-ascii"));
            return false;
        }
        whisper(tag + " LOGIN " + *user + ' ' + *password);
        wipe(*password);
        const HeardReply heard = readImapReply(m_wire, patienceFor(Step::Authenticate), tag, untagged);
        record(Step::Authenticate, judge(heard), said, heard.reply, heard.detail);
    } else {
        m_conversation.mechanism = mechanism;
        const QString said = QStringLiteral("AUTHENTICATE %1 ***").arg(mechanism);
        Sasl sasl(mechanism, QStringLiteral("imap"), m_conversation.endpoint.host, login);
        std::optional<QByteArray> first = sasl.initialResponse();
        QByteArray line = tag + " AUTHENTICATE " + mechanism.toLatin1();
        const bool withFirst =
            first && m_conversation.trusted() && m_conversation.offers(QStringLiteral("SASL-IR"));
        if (withFirst)
            line += ' ' + (first->isEmpty() ? QByteArray("=") : first->toBase64());
        whisper(std::move(line));
        bool firstPending = first && !withFirst;
        for (int round = 0; round <= maxRounds; ++round) {
            const HeardReply heard = readImapReply(m_wire, patienceFor(Step::Authenticate), tag, untagged);
            if (heard.outcome != Outcome::Accepted || heard.reply.status != QLatin1String("+") ||
                round == maxRounds) {
                record(Step::Authenticate, round == maxRounds ? Outcome::Garbled : judge(heard), said,
                       heard.reply, round == maxRounds ? QStringLiteral("endless") : heard.detail);
                break;
            }
            std::optional<QByteArray> answer;
            if (std::exchange(firstPending, false))
                answer = first;
            else if (const auto challenge = QByteArray::fromBase64Encoding(
                         heard.reply.text().toLatin1(), QByteArray::AbortOnBase64DecodingErrors))
                answer = sasl.answer(*challenge);
            if (!answer) {
                sendLine("*");
                record(Step::Authenticate, Outcome::Garbled, said, heard.reply,
                       QStringLiteral("bad-challenge"));
                break;
            }
            whisper(answer->toBase64());
            wipe(*answer);
        }
        if (first)
            wipe(*first);
    }
    if (!m_conversation.authenticated())
        fallSilent();
    return m_conversation.authenticated();
}

Conversation ImapTalk::hangUp()
{
    if (stillListens())
        sendLine(nextTag() + " LOGOUT");
    m_wire.close();
    return std::move(m_conversation);
}

} // namespace todoku

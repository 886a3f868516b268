#include "testserver/pop3session.h"

#include "testserver/ledger.h"

#include <QRandomGenerator>

namespace todoku
{

ServerAnswer Pop3Session::greeting()
{
    const DoorPlan &plan = m_desk.plan;
    QByteArray line = plan.banner.isEmpty() ? QByteArray("+OK POP3 server ready") : plan.banner.toUtf8();
    if (plan.apop) {
        m_timestamp = '<' + QByteArray::number(QRandomGenerator::system()->generate64()) + '@' +
                      plan.host.toUtf8() + '>';
        line += ' ' + m_timestamp;
    }
    return ServerAnswer::line(line);
}

void Pop3Session::hear(const QByteArray &line)
{
    const qsizetype space = line.indexOf(' ');
    const QByteArray verb = line.left(space < 0 ? line.size() : space).toLower();
    // A password may begin and end with spaces: what follows the one space is taken as it is.
    const QByteArray arguments = space < 0 ? QByteArray() : line.mid(space + 1);

    static const QByteArrayList known{"capa", "stls", "user", "pass", "apop", "auth", "stat", "list",
                                      "uidl", "retr", "top",  "dele", "noop", "rset", "quit"};
    if (!known.contains(verb)) {
        note("C: ", "(no command)");
        respond(moment("unknown"), [] { return ServerAnswer::line("-ERR unknown command"); });
        return;
    }
    if (verb == "pass")
        note("C: ", "PASS ***");
    else if (verb == "apop" || verb == "auth")
        note("C: ",
             verb.toUpper() + ' ' + arguments.split(' ').first() + (arguments.contains(' ') ? " ***" : ""));
    else
        note("C: ", line);

    const Moment at = moment(verb);
    if ((verb == "pass" || verb == "apop" || verb == "auth") && !m_authenticated) {
        if (!cutIn(at))
            login(verb, arguments);
        return;
    }
    respond(at, [&]() -> ServerAnswer {
        if (verb == "capa")
            return capabilities();
        if (verb == "quit")
            return ServerAnswer::line("+OK Logging out", Then::Close);
        return m_authenticated ? transaction(verb, arguments) : authorization(verb, arguments);
    });
}

ServerAnswer Pop3Session::capabilities() const
{
    const DoorPlan &plan = m_desk.plan;
    ServerAnswer answer{"+OK\r\n"};
    for (const QString &extension : plan.extensions)
        answer.bytes += extension.toUtf8() + "\r\n";
    if (tlsOffered())
        answer.bytes += "STLS\r\n";
    if (loginAllowedNow()) {
        answer.bytes += "USER\r\n";
        if (!plan.mechanisms.isEmpty())
            answer.bytes += "SASL " + plan.mechanisms.join(u' ').toUtf8() + "\r\n";
    }
    answer.bytes += ".\r\n";
    return answer;
}

ServerAnswer Pop3Session::authorization(const QByteArray &verb, const QByteArray &arguments)
{
    if (verb == "stls" && tlsOffered())
        return ServerAnswer::line("+OK Begin TLS negotiation now", Then::BeginTls);
    if (verb == "stls")
        return ServerAnswer::line(m_encrypted ? "-ERR TLS is already active" : "-ERR TLS is not available");
    if (verb == "user") {
        if (!loginAllowedNow())
            return ServerAnswer::line(
                "-ERR [AUTH] Plaintext authentication disallowed on non-secure connections");
        m_name = arguments.trimmed();
        return ServerAnswer::line("+OK");
    }
    return ServerAnswer::line("-ERR log in first");
}

void Pop3Session::login(const QByteArray &verb, const QByteArray &arguments)
{
    using Kind = Mechanism::Turn::Kind;
    const KnownLogin &known = m_desk.credentials;
    // APOP does not show the password, and is taken in clear as it always was.
    if (verb != "apop" && !loginAllowedNow())
        return send(
            ServerAnswer::line("-ERR [AUTH] Plaintext authentication disallowed on non-secure connections"));
    if (verb == "pass") {
        if (m_name.isEmpty())
            return send(ServerAnswer::line("-ERR USER first"));
        const QByteArray name = std::exchange(m_name, {});
        return judged(QString::fromUtf8(name),
                      known.passwordOf(name) == arguments ? Kind::Accept : Kind::Refuse);
    }
    const QByteArrayList parts = arguments.trimmed().split(' ');
    if (verb == "apop") {
        if (m_timestamp.isEmpty() || parts.size() != 2)
            return send(ServerAnswer::line("-ERR APOP is not available"));
        const auto password = known.passwordOf(parts.at(0));
        const bool right = password && apopDigest(m_timestamp, *password) == parts.at(1).toLower();
        return judged(QString::fromUtf8(parts.at(0)), right ? Kind::Accept : Kind::Refuse);
    }
    const QByteArray mechanismName = parts.first().toUpper();
    if (mechanismName.isEmpty()) { // a list, as in RFC 1734's time
        ServerAnswer answer{"+OK\r\n"};
        for (const QString &mechanism : m_desk.plan.mechanisms)
            answer.bytes += mechanism.toUtf8() + "\r\n";
        answer.bytes += ".\r\n";
        return send(std::move(answer));
    }
    auto mechanism = Mechanism::create(mechanismName, known);
    if (!mechanism || !m_desk.plan.mechanisms.contains(QString::fromLatin1(mechanismName)))
        return send(ServerAnswer::line("-ERR unknown mechanism"));
    beginLogin(std::move(mechanism), parts.size() > 1 ? std::optional(parts.at(1)) : std::nullopt);
}

ServerAnswer Pop3Session::loginDone(Mechanism::Turn::Kind how)
{
    switch (how) {
    case Mechanism::Turn::Kind::Accept:
        return ServerAnswer::line("+OK Logged in.");
    case Mechanism::Turn::Kind::Refuse:
        return ServerAnswer::line("-ERR [AUTH] Authentication failed.");
    default:
        return ServerAnswer::line("-ERR malformed or aborted authentication");
    }
}

ServerAnswer Pop3Session::transaction(const QByteArray &verb, const QByteArray &arguments) const
{
    if (verb == "stat")
        return ServerAnswer::line("+OK 0 0");
    if ((verb == "list" || verb == "uidl") && arguments.trimmed().isEmpty())
        return {"+OK 0 messages\r\n.\r\n"};
    if (verb == "noop" || verb == "rset")
        return ServerAnswer::line("+OK");
    if (verb == "list" || verb == "uidl" || verb == "retr" || verb == "top" || verb == "dele")
        return ServerAnswer::line("-ERR there is no such message");
    return ServerAnswer::line("-ERR not now: you are logged in");
}

} // namespace todoku

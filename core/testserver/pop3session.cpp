#include "testserver/pop3session.h"

#include "testserver/ledger.h"

#include <QRandomGenerator>

namespace todoku
{

namespace
{

constexpr qsizetype pieceSize = 64 << 10;

/// The text with RFC 1939's dots stuffed, and the final one behind it.
QByteArray stuffed(const QByteArray &text)
{
    QByteArray out = text;
    out.replace("\r\n.", "\r\n..");
    if (out.startsWith('.'))
        out.prepend('.');
    return out + ".\r\n";
}

/// The header, the empty line, and so many lines of the body.
QByteArray top(const QByteArray &mail, qsizetype lines)
{
    qsizetype end = mail.startsWith("\r\n") ? 0 : mail.indexOf("\r\n\r\n");
    if (end < 0)
        return mail;
    end += mail.startsWith("\r\n") ? 2 : 4;
    for (; lines > 0 && end < mail.size(); --lines) {
        const qsizetype next = mail.indexOf("\r\n", end);
        end = next < 0 ? mail.size() : next + 2;
    }
    return mail.left(end);
}

} // namespace

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
        note(By::Client, "(no command)");
        respond(moment("unknown"), [] { return ServerAnswer::line("-ERR unknown command"); });
        return;
    }
    if (verb == "pass")
        note(By::Client, "PASS ***");
    else if (verb == "apop" || verb == "auth")
        note(By::Client,
             verb.toUpper() + ' ' + arguments.split(' ').first() + (arguments.contains(' ') ? " ***" : ""));
    else
        note(By::Client, line);

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
            return quit();
        return m_authenticated ? transaction(verb, arguments) : authorization(verb, arguments);
    });
}

ServerAnswer Pop3Session::capabilities() const
{
    const DoorPlan &plan = m_desk.plan;
    ServerAnswer answer = ServerAnswer::line("+OK");
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
        ServerAnswer answer = ServerAnswer::line("+OK");
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
        openDrop();
        return ServerAnswer::line("+OK Logged in.");
    case Mechanism::Turn::Kind::Refuse:
        return ServerAnswer::line("-ERR [AUTH] Authentication failed.");
    default:
        return ServerAnswer::line("-ERR malformed or aborted authentication");
    }
}

void Pop3Session::openDrop()
{
    const MailFolder &inbox = *m_desk.ledger->maildrop.find("INBOX");
    m_validity = inbox.validity();
    for (const StoredMail &mail : inbox.mails())
        m_drop.append({mail.uid, mail.content.size(), false});
}

ServerAnswer Pop3Session::quit()
{
    MailFolder &inbox = *m_desk.ledger->maildrop.find("INBOX");
    for (const Entry &entry : std::as_const(m_drop)) {
        if (entry.deleted)
            inbox.remove(entry.uid);
    }
    return ServerAnswer::line("+OK Logging out", Then::Close);
}

Pop3Session::Entry *Pop3Session::entry(const QByteArray &number)
{
    bool ok = false;
    const qlonglong n = number.toLongLong(&ok);
    if (!ok || n < 1 || n > m_drop.size() || m_drop.at(n - 1).deleted)
        return nullptr;
    return &m_drop[n - 1];
}

ServerAnswer Pop3Session::listing(const QByteArray &verb, const QByteArray &number)
{
    const auto row = [&](qsizetype i) {
        const Entry &one = m_drop.at(i);
        return QByteArray::number(i + 1) + ' ' +
               (verb == "list" ? QByteArray::number(one.size)
                               : QByteArray::number(m_validity) + '.' + QByteArray::number(one.uid));
    };
    if (!number.isEmpty()) {
        const Entry *one = entry(number);
        return ServerAnswer::line(one ? "+OK " + row(one - m_drop.constData())
                                      : QByteArray("-ERR there is no such message"));
    }
    ServerAnswer answer = ServerAnswer::line("+OK");
    for (qsizetype i = 0; i < m_drop.size(); ++i) {
        if (!m_drop.at(i).deleted)
            answer.bytes += row(i) + "\r\n";
    }
    answer.bytes += ".\r\n";
    return answer;
}

/// @param lines  of the body; -1: all
ServerAnswer Pop3Session::retrieval(const Entry &wanted, qsizetype lines)
{
    const StoredMail *mail = m_desk.ledger->maildrop.find("INBOX")->find(wanted.uid);
    if (!mail) // another session has deleted it, or it made room for newer ones
        return ServerAnswer::line("-ERR the message is gone");
    const QByteArray text = stuffed(lines < 0 ? mail->content : top(mail->content, lines));
    ServerAnswer answer = ServerAnswer::line("+OK " + QByteArray::number(mail->content.size()) + " octets");
    answer.more = [text, at = qsizetype(0)]() mutable {
        const QByteArray piece = text.mid(at, pieceSize);
        at += piece.size();
        return piece;
    };
    return answer;
}

ServerAnswer Pop3Session::transaction(const QByteArray &verb, const QByteArray &arguments)
{
    const QByteArrayList words = arguments.simplified().split(' ');
    if (verb == "noop")
        return ServerAnswer::line("+OK");
    if (verb == "stat") {
        qsizetype count = 0;
        qsizetype size = 0;
        for (const Entry &one : std::as_const(m_drop)) {
            count += one.deleted ? 0 : 1;
            size += one.deleted ? 0 : one.size;
        }
        return ServerAnswer::line("+OK " + QByteArray::number(count) + ' ' + QByteArray::number(size));
    }
    if (verb == "rset") {
        for (Entry &one : m_drop)
            one.deleted = false;
        return ServerAnswer::line("+OK");
    }
    if (verb == "list" || verb == "uidl")
        return listing(verb, words.first());
    if (verb == "retr" || verb == "top" || verb == "dele") {
        Entry *const one = entry(words.first());
        if (!one)
            return ServerAnswer::line("-ERR there is no such message");
        if (verb == "dele") {
            one->deleted = true;
            return ServerAnswer::line("+OK");
        }
        bool ok = true;
        const qlonglong lines = verb == "top" ? words.value(1).toLongLong(&ok) : -1;
        if (!ok || (verb == "top" && (words.size() != 2 || lines < 0)))
            return ServerAnswer::line("-ERR TOP wants a message and a number of lines");
        return retrieval(*one, lines);
    }
    return ServerAnswer::line("-ERR not now: you are logged in");
}

} // namespace todoku

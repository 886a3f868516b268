#include "testserver/imapsession.h"

#include "testserver/ledger.h"

namespace todoku
{

namespace
{

constexpr qsizetype largestLiteral = 4096; // user names and passwords, nothing else
constexpr qsizetype longestCommand = 16'384;

/// The length announced at the end of "... {12}" or "... {12+}"; -1 if none is.
qsizetype literalAt(const QByteArray &line, bool &waits)
{
    const qsizetype open = line.lastIndexOf('{');
    if (open < 0 || !line.endsWith('}'))
        return -1;
    QByteArray digits = line.mid(open + 1).chopped(1);
    waits = !digits.endsWith('+');
    if (!waits)
        digits.chop(1);
    bool ok = false;
    const qlonglong size = digits.toLongLong(&ok);
    return ok && size >= 0 ? static_cast<qsizetype>(size) : -1;
}

/// The arguments of a command: atoms, quoted strings, and literals as "{n}\r\n" with n octets.
QByteArrayList words(const QByteArray &text)
{
    QByteArrayList out;
    for (qsizetype i = 0; i < text.size();) {
        QByteArray word;
        if (text.at(i) == ' ') {
            ++i;
            continue;
        }
        if (text.at(i) == '"') {
            for (++i; i < text.size() && text.at(i) != '"'; ++i) {
                if (text.at(i) == '\\' && i + 1 < text.size())
                    ++i;
                word += text.at(i);
            }
            ++i;
        } else if (text.at(i) == '{' && text.indexOf("}\r\n", i) > 0) {
            const qsizetype end = text.indexOf("}\r\n", i);
            const qsizetype size = QByteArray(text.mid(i + 1, end - i - 1)).replace('+', "").toInt();
            word = text.mid(end + 3, size);
            i = end + 3 + size;
        } else {
            while (i < text.size() && text.at(i) != ' ')
                word += text.at(i++);
        }
        out.append(word);
    }
    return out;
}

} // namespace

ServerAnswer ImapSession::greeting()
{
    const QString &banner = m_desk.plan.banner;
    return ServerAnswer::line(banner.isEmpty() ? "* OK [CAPABILITY " + capabilities() + "] IMAP server ready"
                                               : banner.toUtf8());
}

QByteArray ImapSession::capabilities() const
{
    const DoorPlan &plan = m_desk.plan;
    QByteArrayList out;
    for (const QString &extension : plan.extensions)
        out.append(extension.toUtf8());
    if (tlsOffered())
        out.append("STARTTLS");
    if (!loginAllowedNow()) {
        out.append("LOGINDISABLED");
    } else {
        for (const QString &mechanism : plan.mechanisms)
            out.append("AUTH=" + mechanism.toUtf8());
    }
    return out.join(' ');
}

bool ImapSession::takeOne()
{
    if (m_literal == 0)
        return Session::takeOne();
    const qsizetype size = qMin(m_literal, m_input.size());
    m_collected += m_input.left(size);
    m_input.remove(0, size);
    m_literal -= size;
    return size > 0;
}

void ImapSession::hear(const QByteArray &line)
{
    m_collected += line;
    bool waits = true;
    const qsizetype size = literalAt(line, waits);
    if (size < 0) {
        command(std::exchange(m_collected, {}));
        return;
    }
    if (size > largestLiteral || m_collected.size() + size > longestCommand) {
        m_collected.clear();
        note("C: ", "(a literal that is too large)");
        send(ServerAnswer::line("* BAD literal too large", Then::Close));
        return;
    }
    m_collected += "\r\n";
    m_literal = size;
    if (waits)
        send(ServerAnswer::line("+ go on"));
}

void ImapSession::command(const QByteArray &line)
{
    QByteArrayList parts = words(line);
    m_tag = parts.isEmpty() ? QByteArray("*") : parts.takeFirst();
    const QByteArray verb = parts.isEmpty() ? QByteArray() : parts.takeFirst().toLower();

    static const QByteArrayList known{"capability", "noop",   "logout",  "starttls", "authenticate",
                                      "login",      "select", "examine", "list",     "lsub",
                                      "status",     "close",  "id"};
    if (!known.contains(verb)) {
        note("C: ", "(no command)");
        respond(moment("unknown"), [this] { return tagged("BAD unknown command"); });
        return;
    }
    if (verb == "login")
        note("C: ", m_tag + " LOGIN " + parts.value(0) + " ***");
    else if (verb == "authenticate")
        note("C: ", m_tag + " AUTHENTICATE " + parts.value(0) + (parts.size() > 1 ? " ***" : ""));
    else
        note("C: ", line);

    using Kind = Mechanism::Turn::Kind;
    if (verb == "login" || verb == "authenticate") {
        if (m_authenticated)
            return send(tagged("BAD already logged in"));
        if (!loginAllowedNow())
            return send(
                tagged("NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure connections"));
    }
    if (verb == "login") {
        if (parts.size() != 2)
            return send(tagged("BAD LOGIN wants a user and a password"));
        const bool right = m_desk.credentials.passwordOf(parts.at(0)) == parts.at(1);
        return judged(QString::fromUtf8(parts.at(0)), right ? Kind::Accept : Kind::Refuse);
    }
    const Moment at = moment(verb);
    if (verb == "authenticate") {
        if (cutIn(at))
            return;
        const QByteArray name = parts.value(0).toUpper();
        auto mechanism = Mechanism::create(name, m_desk.credentials);
        if (!mechanism || !m_desk.plan.mechanisms.contains(QString::fromLatin1(name)))
            return send(tagged("NO unsupported mechanism"));
        return beginLogin(std::move(mechanism), parts.size() > 1 ? std::optional(parts.at(1)) : std::nullopt);
    }
    respond(at, [&] { return usual(verb, parts); });
}

ServerAnswer ImapSession::usual(const QByteArray &verb, const QByteArrayList &arguments)
{
    if (verb == "capability")
        return {"* CAPABILITY " + capabilities() + "\r\n" + m_tag + " OK done\r\n"};
    if (verb == "noop")
        return tagged("OK done");
    if (verb == "id")
        return {"* ID NIL\r\n" + m_tag + " OK done\r\n"};
    if (verb == "logout")
        return {"* BYE logging out\r\n" + m_tag + " OK done\r\n", Then::Close};
    if (verb == "starttls") {
        if (!tlsOffered() || m_authenticated)
            return tagged("BAD STARTTLS is not available now");
        return tagged("OK Begin TLS negotiation now", Then::BeginTls);
    }
    if (!m_authenticated)
        return tagged("BAD log in first");
    if (verb == "list" || verb == "lsub")
        return {"* " + verb.toUpper() + " (\\HasNoChildren) \"/\" INBOX\r\n" + m_tag + " OK done\r\n"};
    if (verb == "status")
        return {"* STATUS INBOX (MESSAGES 0)\r\n" + m_tag + " OK done\r\n"};
    if (verb == "select" || verb == "examine") {
        if (arguments.value(0).toUpper() != "INBOX")
            return tagged("NO there is no such mailbox");
        return {"* FLAGS (\\Seen \\Deleted)\r\n* 0 EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 1] .\r\n" +
                m_tag + (verb == "select" ? " OK [READ-WRITE] done\r\n" : " OK [READ-ONLY] done\r\n")};
    }
    return tagged("OK done");
}

ServerAnswer ImapSession::loginDone(Mechanism::Turn::Kind how)
{
    switch (how) {
    case Mechanism::Turn::Kind::Accept:
        return tagged("OK [CAPABILITY " + capabilities() + "] Logged in");
    case Mechanism::Turn::Kind::Refuse:
        return tagged("NO [AUTHENTICATIONFAILED] Authentication failed.");
    default:
        return tagged("BAD malformed or aborted authentication");
    }
}

} // namespace todoku

#include "testserver/smtpsession.h"

#include "testserver/ledger.h"

#include <QSet>

namespace todoku
{

namespace
{

constexpr qsizetype reservedAtOnce = 64 << 10;
constexpr qsizetype mostRecipients = 1000;
constexpr qsizetype longestPiece = 8192;
const QString nullSender = QStringLiteral("<>"); // of bounces: a sender all the same

/// The address in "FROM:<a@b> SIZE=1"; nothing if it is none. An empty one is the null sender.
std::optional<QString> pathIn(const QByteArray &arguments, const char *keyword)
{
    const QByteArray word(keyword);
    if (arguments.left(word.size()).toUpper() != word)
        return std::nullopt;
    const QByteArray rest = arguments.mid(word.size()).trimmed();
    if (rest.startsWith('<')) {
        const qsizetype end = rest.indexOf('>');
        return end < 0 ? std::nullopt : std::optional(QString::fromUtf8(rest.mid(1, end - 1)));
    }
    // Without brackets it is against RFC 5321, and yet taken nearly everywhere.
    const QByteArray bare = rest.split(' ').first();
    return bare.isEmpty() ? std::nullopt : std::optional(QString::fromUtf8(bare));
}

/// What stands behind the address: "SIZE=1", "BODY=8BITMIME".
QByteArrayList parametersIn(const QByteArray &arguments)
{
    const qsizetype end = arguments.indexOf('>');
    QByteArrayList words = end < 0 ? arguments.split(' ').mid(1) : arguments.mid(end + 1).split(' ');
    words.removeAll(QByteArray());
    return words;
}

} // namespace

SmtpSession::~SmtpSession()
{
    m_desk.ledger->giveBack(m_reserved);
}

bool SmtpSession::extends(const QString &word) const
{
    return std::any_of(m_desk.plan.extensions.cbegin(), m_desk.plan.extensions.cend(),
                       [&word](const QString &line) { return line.section(u' ', 0, 0) == word; });
}

qsizetype SmtpSession::largestMessage() const
{
    for (const QString &line : m_desk.plan.extensions) {
        bool ok = false;
        const qsizetype size = line.startsWith(u"SIZE ") ? line.mid(5).toLongLong(&ok) : 0;
        if (ok && size > 0)
            return qMin(size, Maildrop::largestMail);
    }
    return Maildrop::largestMail;
}

ServerAnswer SmtpSession::greeting()
{
    const DoorPlan &plan = m_desk.plan;
    return ServerAnswer::line(plan.banner.isEmpty() ? "220 " + plan.host.toUtf8() + " ESMTP"
                                                    : plan.banner.toUtf8());
}

void SmtpSession::forget()
{
    dropMessage();
    m_authenticated = false;
    m_user.clear();
    m_helloName.clear();
    m_helloVerb.clear();
}

void SmtpSession::dropMessage()
{
    m_sender.clear();
    m_recipients.clear();
    m_content.clear();
    m_utf8 = false;
    m_inData = false;
    m_desk.ledger->giveBack(std::exchange(m_reserved, 0));
}

void SmtpSession::hear(const QByteArray &line)
{
    const qsizetype space = line.indexOf(' ');
    const QByteArray verb = line.left(space < 0 ? line.size() : space).toLower();
    const QByteArray arguments = space < 0 ? QByteArray() : line.mid(space + 1).trimmed();

    static const QSet<QByteArray> known{"ehlo", "helo", "starttls", "auth", "mail", "rcpt",
                                        "data", "rset", "noop",     "quit", "vrfy", "help"};
    if (!known.contains(verb)) {
        // Nobody knows what an unknown line holds, so that it is not written down.
        note(By::Client, "(no command)");
        respond(moment("unknown"),
                [] { return ServerAnswer::line("500 5.5.2 Error: command not recognized"); });
        return;
    }
    note(By::Client, verb == "auth"
                         ? "AUTH " + arguments.split(' ').first() + (arguments.contains(' ') ? " ***" : "")
                         : line);

    Moment at = moment(verb);
    if (verb == "mail")
        at.sender = pathIn(arguments, "FROM:").value_or(QString());
    if (verb == "rcpt")
        at.recipient = pathIn(arguments, "TO:").value_or(QString());
    if (verb == "auth") {
        if (!cutIn(at))
            auth(arguments);
        return;
    }
    const bool free =
        verb == "ehlo" || verb == "helo" || verb == "starttls" || verb == "noop" || verb == "quit";
    respond(at, [&]() -> ServerAnswer {
        if (!free && m_desk.plan.tlsNeeded && !m_encrypted)
            return ServerAnswer::line("530 5.7.0 Must issue a STARTTLS command first");
        if (verb == "ehlo" || verb == "helo")
            return hello(verb, arguments);
        if (verb == "starttls")
            return startTls();
        if (verb == "mail")
            return mail(at, arguments);
        if (verb == "rcpt")
            return recipient(at, arguments);
        if (verb == "data")
            return data();
        if (verb == "quit")
            return ServerAnswer::line("221 2.0.0 Bye", Then::Close);
        if (verb == "vrfy")
            return ServerAnswer::line("252 2.0.0 Cannot verify, but will take the message");
        if (verb == "help")
            return ServerAnswer::line("214 2.0.0 A server to practise with; nothing leaves this computer");
        if (verb == "rset")
            dropMessage();
        return ServerAnswer::line("250 2.0.0 Ok");
    });
}

ServerAnswer SmtpSession::hello(const QByteArray &verb, const QByteArray &name)
{
    dropMessage();
    m_helloVerb = verb;
    m_helloName = name.isEmpty() ? QByteArray("unknown") : name.left(255).simplified();
    const DoorPlan &plan = m_desk.plan;
    if (verb == "helo")
        return ServerAnswer::line("250 " + plan.host.toUtf8());
    QByteArrayList lines{plan.host.toUtf8()};
    for (const QString &extension : plan.extensions)
        lines.append(extension.toUtf8());
    if (tlsOffered())
        lines.append("STARTTLS");
    if (!plan.mechanisms.isEmpty() && loginAllowedNow())
        lines.append("AUTH " + plan.mechanisms.join(u' ').toUtf8());
    ServerAnswer answer;
    for (qsizetype i = 0; i < lines.size(); ++i)
        answer.bytes += (i + 1 < lines.size() ? "250-" : "250 ") + lines.at(i) + "\r\n";
    return answer;
}

ServerAnswer SmtpSession::startTls()
{
    if (m_encrypted)
        return ServerAnswer::line("503 5.5.1 Error: TLS already active");
    if (!tlsOffered())
        return ServerAnswer::line("502 5.5.1 Error: command not implemented");
    return ServerAnswer::line("220 2.0.0 Ready to start TLS", Then::BeginTls);
}

void SmtpSession::auth(const QByteArray &arguments)
{
    const DoorPlan &plan = m_desk.plan;
    const qsizetype space = arguments.indexOf(' ');
    const QByteArray name = arguments.left(space < 0 ? arguments.size() : space).toUpper();
    if (plan.mechanisms.isEmpty())
        return send(ServerAnswer::line("502 5.5.1 Error: command not implemented"));
    if (m_authenticated)
        return send(ServerAnswer::line("503 5.5.1 Error: already authenticated"));
    if (!m_sender.isEmpty())
        return send(ServerAnswer::line("503 5.5.1 Error: MAIL transaction in progress"));
    if (!loginAllowedNow() && plan.security == Security::StartTls && plan.tlsNeeded)
        return send(ServerAnswer::line("530 5.7.0 Must issue a STARTTLS command first"));
    if (!loginAllowedNow())
        return send(
            ServerAnswer::line("538 5.7.11 Encryption required for requested authentication mechanism"));
    auto mechanism = Mechanism::create(name, m_desk.credentials);
    if (!mechanism || !plan.mechanisms.contains(QString::fromLatin1(name)))
        return send(ServerAnswer::line("504 5.5.4 Unrecognized authentication type"));
    beginLogin(std::move(mechanism),
               space < 0 ? std::nullopt : std::optional(arguments.mid(space + 1).trimmed()));
}

ServerAnswer SmtpSession::loginDone(Mechanism::Turn::Kind how)
{
    switch (how) {
    case Mechanism::Turn::Kind::Accept:
        return ServerAnswer::line("235 2.7.0 Authentication successful");
    case Mechanism::Turn::Kind::Refuse:
        return ServerAnswer::line("535 5.7.8 Error: authentication failed");
    default:
        return ServerAnswer::line("501 5.5.2 Error: malformed or aborted authentication");
    }
}

ServerAnswer SmtpSession::mail(const Moment &at, const QByteArray &arguments)
{
    const std::optional<QString> sender = pathIn(arguments, "FROM:");
    if (!sender)
        return ServerAnswer::line("501 5.5.4 Syntax: MAIL FROM:<address>");
    if (!m_sender.isEmpty())
        return ServerAnswer::line("503 5.5.1 Error: nested MAIL command");
    if (!m_desk.plan.loginNeeded.isEmpty() && !m_authenticated)
        return ServerAnswer::line(filledIn(m_desk.plan.loginNeeded, at));
    const QByteArrayList parameters = parametersIn(arguments);
    const QByteArray complaint = complaintAbout(parameters, at);
    if (!complaint.isEmpty())
        return ServerAnswer::line(complaint);
    m_sender = sender->isEmpty() ? nullSender : *sender;
    m_utf8 = std::any_of(parameters.cbegin(), parameters.cend(),
                         [](const QByteArray &word) { return word.toUpper() == "SMTPUTF8"; });
    return ServerAnswer::line("250 2.1.0 Ok");
}

QByteArray SmtpSession::complaintAbout(const QByteArrayList &parameters, const Moment &at) const
{
    const bool mail = at.verb == "mail";
    bool utf8 = m_utf8;
    for (const QByteArray &parameter : parameters) {
        const qsizetype equals = parameter.indexOf('=');
        const QByteArray word = (equals < 0 ? parameter : parameter.left(equals)).toUpper();
        const QByteArray value = equals < 0 ? QByteArray() : parameter.mid(equals + 1).toUpper();
        const QByteArray malformed = "501 5.5.4 Bad value of " + word;
        bool known = false;
        if (mail && word == "SIZE" && extends(QStringLiteral("SIZE"))) {
            const qlonglong size = value.toLongLong(&known);
            if (!known || size < 0)
                return malformed;
            if (size > largestMessage())
                return "552 5.3.4 Message size exceeds fixed limit";
        } else if (mail && word == "BODY" && extends(QStringLiteral("8BITMIME"))) {
            known = true;
            if (value != "7BIT" && value != "8BITMIME")
                return malformed;
        } else if (mail && word == "SMTPUTF8" && extends(QStringLiteral("SMTPUTF8"))) {
            known = true;
            utf8 = true;
        } else if (extends(QStringLiteral("DSN"))) {
            known = mail ? word == "RET" || word == "ENVID" : word == "NOTIFY" || word == "ORCPT";
            if ((word == "RET" && value != "FULL" && value != "HDRS") ||
                (known && word != "RET" && value.isEmpty()))
                return malformed;
        }
        // RFC 4954 section 5; whoever may log in may say so.
        known = known || (mail && word == "AUTH" && !m_desk.plan.mechanisms.isEmpty());
        if (!known)
            return "555 5.5.4 Unsupported option: " + word;
    }
    const QString address = mail ? at.sender : at.recipient;
    const bool ascii =
        std::all_of(address.cbegin(), address.cend(), [](QChar c) { return c.unicode() < 0x80; });
    if (!ascii && !utf8)
        return "553 5.6.7 Addresses with other than ASCII letters need SMTPUTF8";
    return {};
}

bool SmtpSession::relayOpen() const
{
    if (m_authenticated)
        return true;
    const std::optional<PopBeforeSmtp> &pbs = m_desk.plan.popBeforeSmtp;
    const auto since = m_desk.ledger->sinceReceiving(client());
    return pbs && since && *since < pbs->window;
}

ServerAnswer SmtpSession::recipient(const Moment &at, const QByteArray &arguments)
{
    const DoorPlan &plan = m_desk.plan;
    if (m_sender.isEmpty())
        return ServerAnswer::line("503 5.5.1 Error: need MAIL command");
    if (!at.recipient.contains(u'@'))
        return ServerAnswer::line("501 5.1.3 Bad recipient address syntax");
    const QByteArray complaint = complaintAbout(parametersIn(arguments), at);
    if (!complaint.isEmpty())
        return ServerAnswer::line(complaint);
    if (m_recipients.size() >= mostRecipients)
        return ServerAnswer::line("452 4.5.3 Error: too many recipients");
    if (!plan.senderRefusal.isEmpty() && m_authenticated) {
        const QString mine = m_user.contains(u'@') ? m_user : m_user + u'@' + m_desk.domain;
        if (m_sender.compare(mine, Qt::CaseInsensitive) != 0)
            return ServerAnswer::line(filledIn(plan.senderRefusal, at));
    }
    const bool own = at.recipient.section(u'@', -1).toLower() == m_desk.domain;
    if (own && !m_desk.mailboxes.contains(at.recipient.toLower()))
        return ServerAnswer::line(filledIn(plan.unknownUser, at));
    if (!own && !relayOpen())
        return ServerAnswer::line(
            filledIn(plan.popBeforeSmtp ? plan.popBeforeSmtp->refusal : plan.relayRefusal, at));
    m_recipients.append(at.recipient);
    return ServerAnswer::line("250 2.1.5 Ok");
}

ServerAnswer SmtpSession::data()
{
    if (m_sender.isEmpty())
        return ServerAnswer::line("503 5.5.1 Error: need MAIL command");
    if (m_recipients.isEmpty())
        return ServerAnswer::line("554 5.5.1 Error: no valid recipients");
    m_inData = true;
    m_largest = largestMessage();
    m_atLineStart = true;
    m_tooLarge = false;
    m_noRoom = false;
    m_content.clear();
    return ServerAnswer::line("354 End data with <CR><LF>.<CR><LF>");
}

bool SmtpSession::takeOne()
{
    return m_inData ? takeData() : Session::takeOne();
}

/// Takes what there is of a message, whole lines as a rule. Only CRLF ends a line here: whoever takes a bare
/// LF or CR for one can be made to see a second message inside the first (SMTP smuggling, 2023).
bool SmtpSession::takeData()
{
    if (m_atLineStart && m_input.startsWith(".\r\n")) {
        m_input.remove(0, 3);
        endMessage();
        return true;
    }
    qsizetype size = m_input.indexOf("\r\n.\r\n") + 2;
    if (size < 2)
        size = m_input.lastIndexOf("\r\n") + 2; // behind it may come the end
    if (size < 2 && m_input.size() <= longestPiece)
        return false;
    if (size < 2)
        size = m_input.size() - 1; // the last octet may be the CR of a CRLF that is still on its way
    QByteArray piece = m_input.left(size);
    m_input.remove(0, size);
    const bool wholeLines = piece.endsWith("\r\n");
    // RFC 5321 section 4.5.2: the dot that was put before a line's first one goes.
    piece.replace("\r\n.", "\r\n");
    if (m_atLineStart && piece.startsWith('.'))
        piece.remove(0, 1);
    m_tooLarge = m_tooLarge || m_content.size() + piece.size() > m_largest;
    if (!m_noRoom && m_content.size() + piece.size() > m_reserved) {
        const qsizetype more = reservedAtOnce + piece.size();
        m_noRoom = !m_desk.ledger->reserve(more);
        m_reserved += m_noRoom ? 0 : more;
    }
    if (m_tooLarge || m_noRoom)
        m_content.clear();
    else
        m_content += piece;
    m_atLineStart = wholeLines;
    return true;
}

void SmtpSession::endMessage()
{
    m_inData = false;
    note(By::Client, "(the message)");
    respond(moment("message"), [this] {
        if (m_tooLarge)
            return ServerAnswer::line("552 5.3.4 Message size exceeds fixed limit");
        if (m_noRoom)
            return ServerAnswer::line("452 4.3.1 Insufficient system storage");
        keep();
        return ServerAnswer::line("250 2.0.0 Ok: queued as " + QByteArray::number(++m_queued));
    });
    dropMessage();
}

/// Whatever is taken in, to whomever it is addressed, stands in the one account's INBOX: the user sees there
/// what would have gone out.
void SmtpSession::keep()
{
    const QString sender = m_sender == nullSender ? QString() : m_sender;
    const QDateTime now = QDateTime::currentDateTime();
    StoredMail stored;
    stored.arrived = now;
    // RFC 5321 section 4.4: trace lines on top.
    const QByteArray with = (m_utf8                  ? "UTF8SMTP"
                             : m_helloVerb == "ehlo" ? "ESMTP"
                                                     : "SMTP") +
                            QByteArray(m_encrypted ? "S" : "") + (m_authenticated ? "A" : "");
    stored.content = "Return-Path: <" + sender.toUtf8() + ">\r\nReceived: from " + m_helloName + " ([" +
                     client().toUtf8() + "])\r\n\tby " + m_desk.plan.host.toUtf8() + " with " + with +
                     ";\r\n\t" + now.toString(Qt::RFC2822Date).toUtf8() + "\r\n" + m_content;
    Maildrop &drop = m_desk.ledger->maildrop;
    drop.put(*drop.find("INBOX"), std::move(stored));
    m_desk.ledger->keep({m_user, sender, m_recipients, m_content});
}

} // namespace todoku

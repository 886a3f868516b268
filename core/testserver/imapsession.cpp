#include "testserver/imapsession.h"

#include "testserver/imapfetch.h"
#include "testserver/imapsearch.h"
#include "testserver/ledger.h"

#include <QLocale>
#include <QSet>

#include <algorithm>

namespace todoku
{

namespace
{

constexpr qsizetype largestLiteral = 4096; // user names, passwords, names of mailboxes
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

constexpr qsizetype mostFlags = 50;
const QByteArray permanentFlags = "\\Answered \\Flagged \\Deleted \\Seen \\Draft";

/// LIST's wildcards: "*" stands for anything, "%" for anything within one level.
bool matches(QByteArrayView name, QByteArrayView pattern)
{
    // Where to go back to when the rest does not fit: the last wildcard takes one octet more.
    qsizetype n = 0, p = 0, wildcard = -1, taken = 0;
    while (n < name.size()) {
        if (p < pattern.size() && (pattern[p] == '*' || pattern[p] == '%')) {
            wildcard = p++;
            taken = n;
        } else if (p < pattern.size() && pattern[p] == name[n]) {
            ++n;
            ++p;
        } else if (wildcard >= 0 && (pattern[wildcard] == '*' || name[taken] != '/')) {
            n = ++taken;
            p = wildcard + 1;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && (pattern[p] == '*' || pattern[p] == '%'))
        ++p;
    return p == pattern.size();
}

/// "1,2,5"
QByteArray joined(const QList<quint32> &numbers)
{
    QByteArrayList out;
    for (const quint32 number : numbers)
        out.append(QByteArray::number(number));
    return out.join(',');
}

bool has(const StoredMail &mail, const char *flag)
{
    return std::any_of(mail.flags.cbegin(), mail.flags.cend(),
                       [&](const QByteArray &one) { return one.compare(flag, Qt::CaseInsensitive) == 0; });
}

} // namespace

ImapSession::~ImapSession()
{
    m_desk.ledger->giveBack(m_reserved);
}

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
    const QByteArrayList begin = m_collected.left(200).split(' ');
    const bool message = m_authenticated && begin.value(1).toUpper() == "APPEND";
    const bool fits = message ? size <= Maildrop::largestMail && m_desk.ledger->reserve(size - m_reserved)
                              : size <= largestLiteral && m_collected.size() + size <= longestCommand;
    if (!fits) {
        m_collected.clear();
        note(By::Client, "(a literal that is too large)");
        // What need not be waited for is on its way already.
        send(waits ? ServerAnswer::line(begin.first() + " NO [TOOBIG] too large")
                   : ServerAnswer::line("* BYE literal too large", Then::Close));
        return;
    }
    if (message)
        m_reserved = size;
    m_collected += "\r\n";
    m_literal = size;
    if (waits)
        send(ServerAnswer::line("+ go on"));
}

void ImapSession::command(const QByteArray &line)
{
    m_desk.ledger->giveBack(std::exchange(m_reserved, 0));
    auto words = imapWords(line);
    m_tag = line.left(qMax(line.indexOf(' '), qsizetype(0)));
    if (m_tag.isEmpty() || m_tag.size() > 100 || m_tag.contains('\r') || m_tag == "+")
        m_tag = "*";
    bool uid = words && words->value(1).upper() == "UID";
    const QByteArray verb = words ? words->value(uid ? 2 : 1).text.toLower() : QByteArray();

    static const QSet<QByteArray> known{
        "capability",  "noop",    "logout",    "starttls",  "authenticate", "login", "select",
        "examine",     "list",    "lsub",      "status",    "close",        "id",    "create",
        "delete",      "rename",  "subscribe", "namespace", "append",       "check", "unselect",
        "unsubscribe", "expunge", "search",    "fetch",     "store",        "copy",  "move"};
    if (!known.contains(verb)) {
        note(By::Client, "(no command)");
        respond(moment("unknown"), [this] { return tagged("BAD unknown command"); });
        return;
    }
    const Words arguments = words->mid(uid ? 3 : 2);
    const QByteArray first = arguments.value(0).text;
    if (verb == "login")
        note(By::Client, m_tag + " LOGIN " + first + " ***");
    else if (verb == "authenticate")
        note(By::Client, m_tag + " AUTHENTICATE " + first + (arguments.size() > 1 ? " ***" : ""));
    else if (verb == "append")
        note(By::Client, m_tag + " APPEND " + first + " (the message)");
    else
        note(By::Client, line);

    if (verb == "login" || verb == "authenticate")
        return login(verb, arguments);
    respond(moment(verb), [&] {
        static const QSet<QByteArray> withUid{"fetch", "store", "copy", "move", "search", "expunge"};
        if (uid && !withUid.contains(verb))
            return tagged("BAD there is no such UID command");
        return withUid.contains(verb) ? selectedCommand(verb, arguments, uid) : usual(verb, arguments);
    });
}

void ImapSession::login(const QByteArray &verb, const Words &arguments)
{
    using Kind = Mechanism::Turn::Kind;
    if (m_authenticated)
        return send(tagged("BAD already logged in"));
    if (!loginAllowedNow())
        return send(
            tagged("NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure connections"));
    const QByteArray first = arguments.value(0).text;
    if (verb == "login") {
        if (arguments.size() != 2)
            return send(tagged("BAD LOGIN wants a user and a password"));
        const bool right = m_desk.credentials.passwordOf(first) == arguments.at(1).text;
        return judged(QString::fromUtf8(first), right ? Kind::Accept : Kind::Refuse);
    }
    if (cutIn(moment(verb)))
        return;
    const QByteArray name = first.toUpper();
    auto mechanism = Mechanism::create(name, m_desk.credentials);
    if (!mechanism || !m_desk.plan.mechanisms.contains(QString::fromLatin1(name)))
        return send(tagged("NO unsupported mechanism"));
    beginLogin(std::move(mechanism),
               arguments.size() > 1 ? std::optional(arguments.at(1).text) : std::nullopt);
}

ServerAnswer ImapSession::told(const QByteArray &lines, const QByteArray &text, bool expunged)
{
    ServerAnswer answer = tagged(text);
    answer.bytes.prepend(lines + changes(expunged));
    return answer;
}

QByteArray ImapSession::changes(bool expunged)
{
    if (m_mailbox.isEmpty())
        return {};
    const MailFolder *box = selected();
    QByteArray out;
    // RFC 3501 section 7.4.1: numbers must not shift under a client that is about to use them.
    for (qsizetype i = m_view.size(); expunged && i-- > 0;) {
        const auto same = [&](const StoredMail &mail) { return mail.uid == m_view.at(i); };
        if (!box || std::none_of(box->mails().cbegin(), box->mails().cend(), same)) {
            m_view.removeAt(i);
            out += "* " + QByteArray::number(i + 1) + " EXPUNGE\r\n";
        }
    }
    const qsizetype before = m_view.size();
    for (const StoredMail &mail : box ? box->mails() : QList<StoredMail>()) {
        if (mail.uid > mostUid())
            m_view.append(mail.uid);
    }
    if (m_view.size() != before)
        out += "* " + QByteArray::number(m_view.size()) + " EXISTS\r\n";
    return out;
}

ServerAnswer ImapSession::usual(const QByteArray &verb, const Words &arguments)
{
    if (verb == "capability")
        return told("* CAPABILITY " + capabilities() + "\r\n", "OK done");
    if (verb == "noop" || verb == "check")
        return told({}, "OK done");
    if (verb == "id")
        return told("* ID NIL\r\n", "OK done");
    if (verb == "logout") {
        ServerAnswer answer = told("* BYE logging out\r\n", "OK done");
        answer.then = Then::Close;
        return answer;
    }
    if (verb == "starttls") {
        if (!tlsOffered() || m_authenticated)
            return tagged("BAD STARTTLS is not available now");
        return tagged("OK Begin TLS negotiation now", Then::BeginTls);
    }
    if (!m_authenticated)
        return tagged("BAD log in first");
    if (verb == "namespace")
        return told("* NAMESPACE ((\"\" \"/\")) NIL NIL\r\n", "OK done");
    if (verb == "list" || verb == "lsub")
        return list(verb, arguments);
    if (verb == "close" || verb == "unselect") {
        if (m_mailbox.isEmpty())
            return tagged("BAD no mailbox is selected");
        if (verb == "close" && !m_readOnly)
            expunge(nullptr);
        m_mailbox.clear();
        m_view.clear();
        return tagged("OK done");
    }
    return mailboxCommand(verb, arguments);
}

ServerAnswer ImapSession::mailboxCommand(const QByteArray &verb, const Words &arguments)
{
    const QByteArray name = arguments.value(0).text;
    if (name.isEmpty())
        return tagged("BAD the name of a mailbox is missing");
    if (verb == "select" || verb == "examine")
        return select(name, verb == "examine");
    if (verb == "status")
        return status(arguments);
    if (verb == "append")
        return append(arguments);
    Maildrop &drop = m_desk.ledger->maildrop;
    if (verb == "create")
        return told({}, drop.create(name.endsWith('/') ? name.chopped(1) : name)
                            ? "OK done"
                            : "NO [ALREADYEXISTS] it exists, or cannot");
    if (verb == "delete")
        return told({}, drop.remove(name) ? "OK done" : "NO [NONEXISTENT] there is no such mailbox");
    if (verb == "rename")
        return told({}, drop.rename(name, arguments.value(1).text) ? "OK done" : "NO that cannot be");
    // SUBSCRIBE, UNSUBSCRIBE: every mailbox is subscribed to.
    return told({}, drop.find(name) ? "OK done" : "NO [NONEXISTENT] there is no such mailbox");
}

ServerAnswer ImapSession::select(const QByteArray &name, bool readOnly)
{
    m_mailbox.clear();
    m_view.clear();
    const MailFolder *box = m_desk.ledger->maildrop.find(name);
    if (!box)
        return tagged("NO [NONEXISTENT] there is no such mailbox");
    m_mailbox = name;
    m_validity = box->validity();
    m_readOnly = readOnly;
    QByteArray lines = "* FLAGS (" + permanentFlags + ")\r\n* OK [PERMANENTFLAGS (" +
                       (readOnly ? QByteArray() : permanentFlags + " \\*") + ")] .\r\n";
    qsizetype unseen = 0;
    for (const StoredMail &mail : box->mails()) {
        m_view.append(mail.uid);
        if (unseen == 0 && !has(mail, "\\Seen"))
            unseen = m_view.size();
    }
    lines += "* " + QByteArray::number(m_view.size()) + " EXISTS\r\n* 0 RECENT\r\n";
    if (unseen > 0)
        lines += "* OK [UNSEEN " + QByteArray::number(unseen) + "] .\r\n";
    lines += "* OK [UIDVALIDITY " + QByteArray::number(m_validity) + "] .\r\n* OK [UIDNEXT " +
             QByteArray::number(box->nextUid()) + "] .\r\n";
    return told(lines, readOnly ? "OK [READ-ONLY] done" : "OK [READ-WRITE] done");
}

ServerAnswer ImapSession::list(const QByteArray &verb, const Words &arguments) const
{
    if (arguments.size() != 2)
        return tagged("BAD " + verb.toUpper() + " wants a reference and a mailbox");
    const QByteArray wanted = arguments.at(0).text + arguments.at(1).text;
    const QByteArray begin = "* " + verb.toUpper() + " (";
    ServerAnswer answer;
    if (arguments.at(1).text.isEmpty()) {
        answer.bytes = begin + "\\Noselect) \"/\" \"\"\r\n";
    } else {
        for (const QByteArray &name : m_desk.ledger->maildrop.names()) {
            if (matches(name, wanted) || (name == "INBOX" && matches(name, wanted.toUpper())))
                answer.bytes +=
                    begin + "\\HasNoChildren) \"/\" " + (name == "INBOX" ? name : imapString(name)) + "\r\n";
        }
    }
    answer.bytes += m_tag + " OK done\r\n";
    return answer;
}

ServerAnswer ImapSession::status(const Words &arguments) const
{
    const QByteArray name = arguments.at(0).text;
    const MailFolder *box = m_desk.ledger->maildrop.find(name);
    if (!box)
        return tagged("NO [NONEXISTENT] there is no such mailbox");
    const auto unseen = std::count_if(box->mails().cbegin(), box->mails().cend(),
                                      [](const StoredMail &mail) { return !has(mail, "\\Seen"); });
    const QMap<QByteArray, qint64> known{{"MESSAGES", box->mails().size()},
                                         {"RECENT", 0},
                                         {"UIDNEXT", box->nextUid()},
                                         {"UIDVALIDITY", box->validity()},
                                         {"UNSEEN", unseen}};
    QByteArrayList out;
    for (const ImapWord &word : arguments.value(1).items) {
        if (!known.contains(word.upper()))
            return tagged("BAD STATUS knows no " + word.upper());
        out.append(word.upper() + ' ' + QByteArray::number(known.value(word.upper())));
    }
    ServerAnswer answer = tagged("OK done");
    answer.bytes.prepend("* STATUS " + imapString(name) + " (" + out.join(' ') + ")\r\n");
    return answer;
}

ServerAnswer ImapSession::append(const Words &arguments)
{
    MailFolder *box = m_desk.ledger->maildrop.find(arguments.at(0).text);
    if (!box)
        return tagged("NO [TRYCREATE] there is no such mailbox");
    if (arguments.size() < 2 || arguments.size() > 4 || !arguments.constLast().isString)
        return tagged("BAD APPEND wants a mailbox and a message");
    StoredMail mail;
    mail.arrived = QDateTime::currentDateTime();
    mail.content = arguments.constLast().text;
    for (const ImapWord &word : arguments.mid(1, arguments.size() - 2)) {
        if (!word.isList) { // " 7-Feb-1994 21:52:25 -0800": the time of day is what counts here
            const QDateTime date = QLocale::c().toDateTime(
                QString::fromLatin1(word.text.simplified().left(20)), QStringLiteral("d-MMM-yyyy hh:mm:ss"));
            mail.arrived = date.isValid() ? date : mail.arrived;
        }
        for (const ImapWord &flag : word.items.mid(0, mostFlags))
            mail.flags.append(flag.text);
    }
    const quint32 validity = box->validity();
    const auto uid = m_desk.ledger->maildrop.put(*box, std::move(mail));
    return uid ? told({}, "OK [APPENDUID " + QByteArray::number(validity) + ' ' + QByteArray::number(*uid) +
                              "] done")
               : tagged("NO [OVERQUOTA] there is no room");
}

MailFolder *ImapSession::selected() const
{
    MailFolder *box = m_mailbox.isEmpty() ? nullptr : m_desk.ledger->maildrop.find(m_mailbox);
    return box && box->validity() == m_validity ? box : nullptr;
}

QList<qsizetype> ImapSession::numbersIn(const ImapSet &set, bool uid) const
{
    QList<qsizetype> out;
    for (qsizetype i = 0; i < m_view.size(); ++i) {
        const quint32 number = uid ? m_view.at(i) : static_cast<quint32>(i + 1);
        if (set.holds(number, uid ? mostUid() : static_cast<quint32>(m_view.size())))
            out.append(i + 1);
    }
    return out;
}

ServerAnswer ImapSession::selectedCommand(const QByteArray &verb, const Words &arguments, bool uid)
{
    if (!m_authenticated)
        return tagged("BAD log in first");
    if (m_mailbox.isEmpty())
        return tagged("BAD no mailbox is selected");
    const bool changing = verb == "store" || verb == "expunge" || verb == "move";
    if (m_readOnly && changing)
        return tagged("NO the mailbox is read-only");
    if (verb == "search")
        return search(arguments, uid);
    if (verb == "expunge") {
        const auto only = uid ? ImapSet::read(arguments.value(0).text) : std::nullopt;
        if (uid && !only)
            return tagged("BAD that is no set of messages");
        expunge(only ? &*only : nullptr);
        return told({}, "OK done");
    }
    if (verb == "fetch")
        return fetch(arguments, uid);
    return verb == "store" ? store(arguments, uid) : copy(arguments, uid, verb == "move");
}

/// Removes what is marked \Deleted; with a set, only those whose identifiers are in it.
void ImapSession::expunge(const ImapSet *only)
{
    MailFolder *box = selected();
    for (const quint32 uid : box ? m_view : QList<quint32>()) {
        const StoredMail *mail = box->find(uid);
        if (mail && has(*mail, "\\Deleted") && (!only || only->holds(uid, mostUid())))
            box->remove(uid);
    }
}

ServerAnswer ImapSession::fetch(const Words &arguments, bool uid)
{
    const auto set = ImapSet::read(arguments.value(0).text);
    auto items = arguments.size() == 2 ? fetchItems(arguments.at(1)) : std::nullopt;
    if (!set || !items)
        return tagged("BAD FETCH wants a set of messages, and items that are known here");
    const auto wants = [&items](FetchItem::What what) {
        return std::any_of(items->cbegin(), items->cend(),
                           [=](const FetchItem &one) { return one.what == what; });
    };
    if (uid && !wants(FetchItem::What::Uid))
        items->prepend({FetchItem::What::Uid, "UID", {}, {}, {}});
    const bool marks = !m_readOnly && std::any_of(items->cbegin(), items->cend(),
                                                  [](const FetchItem &item) { return !item.peek; });
    auto withFlags = *items;
    if (!wants(FetchItem::What::Flags))
        withFlags.append({FetchItem::What::Flags, "FLAGS", {}, {}, {}});
    note(By::Server, "(the messages)");
    ServerAnswer answer;
    // One message after the other, as fast as the client reads: all at once could be 64 MiB.
    answer.more = [this, numbers = numbersIn(*set, uid), items = *items, withFlags, marks,
                   at = qsizetype(0)]() mutable -> QByteArray {
        while (at < numbers.size()) {
            const qsizetype number = numbers.at(at++);
            MailFolder *box = selected();
            StoredMail *mail = box ? box->find(m_view.value(number - 1)) : nullptr;
            if (!mail)
                continue;
            const bool newlySeen = marks && !has(*mail, "\\Seen");
            if (newlySeen)
                mail->flags.append("\\Seen");
            return "* " + QByteArray::number(number) + " FETCH (" +
                   fetched(*mail, newlySeen ? withFlags : items) + ")\r\n";
        }
        return at++ == numbers.size() ? changes(false) + m_tag + " OK done\r\n" : QByteArray();
    };
    return answer;
}

ServerAnswer ImapSession::store(const Words &arguments, bool uid)
{
    const auto set = ImapSet::read(arguments.value(0).text);
    QByteArray how = arguments.value(1).upper();
    const bool silent = how.endsWith(".SILENT");
    if (silent)
        how.chop(7);
    if (!set || arguments.size() < 3 || (how != "FLAGS" && how != "+FLAGS" && how != "-FLAGS"))
        return tagged("BAD STORE wants a set of messages, FLAGS, +FLAGS or -FLAGS, and flags");
    const Words wanted = arguments.at(2).isList ? arguments.at(2).items : arguments.mid(2);
    QByteArray lines;
    for (const qsizetype number : numbersIn(*set, uid)) {
        MailFolder *box = selected();
        StoredMail *mail = box ? box->find(m_view.at(number - 1)) : nullptr;
        if (!mail)
            continue;
        if (how == "FLAGS")
            mail->flags.clear();
        for (const ImapWord &flag : wanted) {
            if (how == "-FLAGS")
                mail->flags.removeIf(
                    [&](const QByteArray &one) { return one.compare(flag.text, Qt::CaseInsensitive) == 0; });
            else if (!has(*mail, flag.text.constData()) && mail->flags.size() < mostFlags)
                mail->flags.append(flag.text);
        }
        if (!silent)
            lines += "* " + QByteArray::number(number) + " FETCH (" +
                     (uid ? "UID " + QByteArray::number(mail->uid) + ' ' : QByteArray()) + "FLAGS (" +
                     mail->flags.join(' ') + "))\r\n";
    }
    return told(lines, "OK done", false);
}

ServerAnswer ImapSession::copy(const Words &arguments, bool uid, bool move)
{
    const auto set = ImapSet::read(arguments.value(0).text);
    if (!set || arguments.size() != 2)
        return tagged("BAD COPY and MOVE want a set of messages and a mailbox");
    Maildrop &drop = m_desk.ledger->maildrop;
    MailFolder *to = drop.find(arguments.at(1).text);
    if (!to)
        return tagged("NO [TRYCREATE] there is no such mailbox");
    QList<quint32> from;
    QList<quint32> copies;
    for (const qsizetype number : numbersIn(*set, uid)) {
        MailFolder *box = selected();
        const StoredMail *mail = box ? box->find(m_view.at(number - 1)) : nullptr;
        if (!mail)
            continue;
        const quint32 old = mail->uid;
        const auto copied = drop.put(*to, *mail);
        if (!copied)
            return told({}, "NO [OVERQUOTA] there is no room");
        from.append(old);
        copies.append(*copied);
        if (move)
            box->remove(old);
    }
    const QByteArray code = from.isEmpty() ? QByteArray()
                                           : "[COPYUID " + QByteArray::number(to->validity()) + ' ' +
                                                 joined(from) + ' ' + joined(copies) + "] ";
    // RFC 6851 section 4.3: MOVE tells it before the messages vanish.
    if (move && !code.isEmpty())
        return told("* OK " + code + "moved\r\n", "OK done");
    return told({}, "OK " + code + "done");
}

ServerAnswer ImapSession::search(const Words &arguments, bool uid)
{
    const auto test = searchTest(arguments, static_cast<quint32>(m_view.size()), mostUid());
    if (!test)
        return tagged("BAD these criteria are not known here");
    QByteArray line = "* SEARCH";
    MailFolder *box = selected();
    for (qsizetype i = 0; box && i < m_view.size(); ++i) {
        const StoredMail *mail = box->find(m_view.at(i));
        if (mail && (*test)(*mail, static_cast<quint32>(i + 1)))
            line += ' ' + QByteArray::number(uid ? mail->uid : static_cast<quint32>(i + 1));
    }
    return told(line + "\r\n", "OK done", false);
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

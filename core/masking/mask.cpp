#include "masking/mask.h"

#include "evidence/decodedview.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// So deep base64 may lie in base64.
constexpr int mostLayers = 2;
/// A shorter run of base64 says nothing that could be hidden.
const QRegularExpression &encodedRun()
{
    static const QRegularExpression run(u"[A-Za-z0-9+/_-]{4,}={0,2}"_s);
    return run;
}

/// With an address inside, as mailing lists write it (bounce-taro=example.jp@...), and out of a web address.
const QRegularExpression &mailAddress()
{
    static const QRegularExpression address(
        u"(?<![?&\\p{L}\\p{N}])([\\p{L}\\p{N}._+'~-]+(?:=[\\p{L}\\p{N}.-]+)?)@([\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?)"_s);
    return address;
}

const QRegularExpression &hostName()
{
    static const QRegularExpression host(
        u"(?<![\\p{L}\\p{N}.-])(?:[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}])?\\.)+(?:\\p{L}{2,}|xn--[a-z0-9-]+)(?![\\p{L}\\p{N}])"_s,
        QRegularExpression::CaseInsensitiveOption);
    return host;
}

const QRegularExpression &ipAddress()
{
    static const QRegularExpression ip(
        u"(?<![0-9.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9.]*[0-9])|(?<![0-9a-f:])(?=[0-9a-f:]*:[0-9a-f:]*:)[0-9a-f:]{3,}(?:%\\w+)?(?![0-9a-f:])"_s,
        QRegularExpression::CaseInsensitiveOption);
    return ip;
}

/// 12:34:56 is a time and ::: nothing; an IPv6 address has :: or eight groups.
bool isIpAddress(const QString &text)
{
    if (!text.contains(u':'))
        return true;
    return text.contains("::"_L1) ? text.contains(QRegularExpression(u"[0-9a-fA-F]"_s))
                                  : text.count(u':') == 7;
}

/// Names of many mailboxes, and words of mail servers: alone they say nothing of a person, and replacing them
/// everywhere would leave an unreadable report. In an address they are replaced like any other.
bool isOrdinary(const QString &name)
{
    static const QStringList words{
        u"mail"_s,     u"email"_s,    u"info"_s,  u"user"_s,   u"admin"_s, u"test"_s,       u"support"_s,
        u"contact"_s,  u"office"_s,   u"sales"_s, u"post"_s,   u"web"_s,   u"smtp"_s,       u"pop"_s,
        u"imap"_s,     u"auth"_s,     u"login"_s, u"server"_s, u"host"_s,  u"name"_s,       u"root"_s,
        u"password"_s, u"me"_s,       u"the"_s,   u"to"_s,     u"from"_s,  u"postmaster"_s, u"webmaster"_s,
        u"noreply"_s,  u"no-reply"_s, u"not"_s,   u"for"_s,    u"and"_s,   u"you"_s,        u"is"_s};
    return name.size() < 2 || words.contains(name.toLower());
}

bool isLetterOrDigit(const QString &text, qsizetype at)
{
    return at >= 0 && at < text.size() && text[at].isLetterOrNumber();
}

/// A short name is replaced only where it stands alone: "ken" is not meant in "token".
constexpr qsizetype shortName = 3;

bool standsAlone(const QString &text, qsizetype at, qsizetype length)
{
    return !isLetterOrDigit(text, at - 1) && !isLetterOrDigit(text, at + length);
}

bool isName(const Replacement &replacement)
{
    return replacement.by.startsWith("name-"_L1);
}

} // namespace

Mask::Mask(const Evidence &evidence, const Settings &settings, const HiddenKinds &kinds) : m_kinds(kinds)
{
    collect(evidence, settings);
    // smtp.example.jp before example.jp.
    std::stable_sort(
        m_replacements.begin(), m_replacements.end(),
        [](const Replacement &a, const Replacement &b) { return a.what.size() > b.what.size(); });
}

/// The word that stands for it, an old one where it is known already.
QString Mask::note(const QString &what, const QString &kind)
{
    for (const Replacement &one : m_replacements)
        if (one.what.compare(what, Qt::CaseInsensitive) == 0)
            return one.by;
    const QString by = kind + u'-' + QString::number(m_counts[kind] + 1);
    if (!what.isEmpty()) {
        ++m_counts[kind];
        m_replacements.append({what, by});
    }
    return by;
}

/// Another spelling of what is known.
void Mask::noteAs(const QString &what, const QString &by)
{
    const bool known =
        std::any_of(m_replacements.cbegin(), m_replacements.cend(),
                    [&](const Replacement &one) { return one.what.compare(what, Qt::CaseInsensitive) == 0; });
    if (!known && !what.isEmpty())
        m_replacements.append({what, by});
}

void Mask::noteName(const QString &name)
{
    if (!m_kinds.hidesNames())
        return;
    const QString by = note(name, u"name"_s);
    // taro+shop is taro.
    if (const QString base = name.section(u'+', 0, 0); base != name && base.size() >= shortName)
        noteAs(base, by);
}

void Mask::noteAddress(const QString &local, const QString &domain)
{
    noteName(local);
    if (m_kinds.addresses) {
        const QString by = note(domain, u"domain"_s);
        noteAs(QString::fromLatin1(QUrl::toAce(domain)), by);
        noteAs(QUrl::fromAce(domain.toLatin1()), by);
    }
    m_mailDomains += domain;
}

void Mask::noteUser(const QString &user)
{
    static const QRegularExpression between(u"[@%\\\\]"_s);
    const QStringList parts = user.split(between, Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return;
    if (user.contains(u'\\')) // DOMAIN\user
        noteName(parts.last());
    else if (parts.size() > 1)
        noteAddress(parts.first(), parts.last());
    else
        noteName(parts.first());
}

void Mask::noteHost(const QString &host)
{
    if (!m_kinds.hosts || host.isEmpty())
        return;
    static const QRegularExpression wholeIp(u"^\\[?(?:%1)\\]?$"_s.arg(ipAddress().pattern()),
                                            QRegularExpression::CaseInsensitiveOption);
    if (!wholeIp.match(host).hasMatch()) {
        const QString by = note(host, u"server"_s);
        noteAs(QString::fromLatin1(QUrl::toAce(host)), by);
        noteAs(QUrl::fromAce(host.toLatin1()), by);
        return;
    }
    const QString by = note(host, u"ip"_s);
    // As lists and reverse names write it: 9.2.0.192, 192-0-2-9.
    const QStringList parts = host.split(u'.');
    if (parts.size() == 4) {
        const QStringList reversed{parts[3], parts[2], parts[1], parts[0]};
        noteAs(reversed.join(u'.'), by);
        noteAs(parts.join(u'-'), by);
        noteAs(reversed.join(u'-'), by);
    }
}

/// A host that only looks like one, in a text. A mail domain is none, and stays with the address.
void Mask::noteSeenHost(const QString &host)
{
    static const QRegularExpression file(u"\\.(?:xml|html?|php|aspx?|json|txt|log)$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    QString bare = host;
    while (bare.startsWith(u'_') || bare.startsWith("*."_L1)) // _submission._tcp.example.jp
        bare = bare.section(u'.', 1);
    if (!m_mailDomains.contains(bare, Qt::CaseInsensitive) && !file.match(bare).hasMatch())
        noteHost(bare);
}

/// Whatever looks like an address, a host or an IP address in words of others.
void Mask::noteAllIn(const QString &text)
{
    for (const QString &read : {text, DecodedView::decoded(text).text()}) {
        for (auto found = mailAddress().globalMatch(read); found.hasNext();) {
            const auto match = found.next();
            noteAddress(match.captured(1), match.captured(2));
        }
        for (auto found = ipAddress().globalMatch(read); found.hasNext();)
            if (const QString ip = found.next().captured(); isIpAddress(ip))
                noteHost(ip);
        for (auto found = hostName().globalMatch(read); found.hasNext();) {
            const auto match = found.next();
            if (match.capturedStart() == 0 || read[match.capturedStart() - 1] != u'@')
                noteSeenHost(match.captured());
        }
    }
}

/// The user's own first, so that name-1 and server-1 are theirs.
void Mask::collect(const Evidence &evidence, const Settings &settings)
{
    const Circumstances &asked = evidence.circumstances;
    noteAllIn(asked.address);
    noteUser(asked.user);
    for (const auto &server : {settings.outgoing, settings.incoming})
        if (server)
            noteUser(server->user);
    for (const Conversation &talk : evidence.conversations)
        noteUser(talk.user);
    noteAllIn(asked.recipient);
    noteHost(asked.sendingHost);
    noteHost(asked.receivingHost);
    QList<ServerSettings> servers = settings.alternatives;
    for (const auto &server : {settings.outgoing, settings.incoming})
        if (server)
            servers += *server;
    for (const ServerSettings &server : servers) {
        noteHost(server.host);
        noteUser(server.user);
    }
    for (const Conversation &talk : evidence.conversations) {
        noteHost(talk.endpoint.host);
        noteHost(talk.address);
        noteHost(talk.source);
        noteAllIn(talk.sender);
        for (const QString &line : talk.offered + talk.offeredInClear)
            noteAllIn(line);
        for (const Exchange &exchange : talk.exchanges) {
            noteAllIn(exchange.said);
            noteAllIn(exchange.detail);
            for (const QString &line : exchange.reply.lines)
                noteAllIn(line);
            if (exchange.certificate) {
                for (const QString &name : exchange.certificate->names)
                    noteSeenHost(name);
                noteAllIn(exchange.certificate->subject);
                noteAllIn(exchange.certificate->issuer);
            }
        }
    }
    for (const Enquiry &enquiry : evidence.enquiries)
        for (const QString &line : QStringList{enquiry.asked} + enquiry.found)
            noteAllIn(line);
    for (const Statement &statement : evidence.statements) {
        for (const QString &text :
             QStringList{statement.recipient, statement.notice, statement.around} + statement.reply.lines)
            noteAllIn(text);
        for (const QString &host : {statement.reportedBy, statement.remote, statement.host})
            noteHost(host);
    }
}

QList<Mask::Place> Mask::placesIn(const QString &text, bool inSentence) const
{
    QList<Place> places;
    const auto isFree = [&](qsizetype from, qsizetype to) {
        return std::none_of(places.cbegin(), places.cend(),
                            [&](const Place &place) { return from < place.to && to > place.from; });
    };
    const DecodedView decoded = DecodedView::decoded(text);
    QList<const DecodedView *> views{&decoded};
    const DecodedView plain(text);
    if (decoded.text() != text) // an escape that was none hides nothing either
        views += &plain;
    for (const Replacement &replacement : m_replacements) {
        const qsizetype length = replacement.what.size();
        const bool nameHere = isName(replacement);
        if (nameHere && inSentence)
            continue;
        for (const DecodedView *view : views)
            for (qsizetype at = view->text().indexOf(replacement.what, 0, Qt::CaseInsensitive); at >= 0;
                 at = view->text().indexOf(replacement.what, at + 1, Qt::CaseInsensitive)) {
                const bool alone = standsAlone(view->text(), at, length);
                const bool beforeAt =
                    alone && at + length < view->text().size() && view->text()[at + length] == u'@';
                const bool whole = length == view->text().size();
                if (nameHere && isOrdinary(replacement.what) && !beforeAt && !whole)
                    continue;
                if (nameHere && length <= shortName && !alone)
                    continue;
                const qsizetype from = view->from(at);
                const qsizetype to = view->to(at, length);
                if (isFree(from, to))
                    places.append({from, to, replacement.by});
            }
    }
    return places;
}

/// Whether something hidden can be read in what a run decodes to, at once or decoded again.
bool Mask::holdsAny(const QString &reading, int layers) const
{
    const bool isText = std::all_of(reading.cbegin(), reading.cend(), [](QChar c) {
        return (c.unicode() >= 0x20 && c.unicode() < 0x7f) || c == u'\r' || c == u'\n' || c == u'\t';
    });
    const QList<Place> places = placesIn(reading, false);
    // Three letters may stand in any noise.
    if (std::any_of(places.cbegin(), places.cend(),
                    [&](const Place &place) { return isText || place.to - place.from > shortName; }))
        return true;
    if (layers == 0 || !isText)
        return false;
    for (auto found = encodedRun().globalMatch(reading); found.hasNext();)
        for (const QString &inner : hiddenIn(found.next().captured()))
            if (holdsAny(inner, layers - 1))
                return true;
    return false;
}

QString Mask::replaced(const QString &text, bool inSentence) const
{
    if (m_replacements.isEmpty() || text.isEmpty())
        return text;
    QList<Place> places = placesIn(text, inSentence);
    if (!inSentence)
        for (auto found = encodedRun().globalMatch(text); found.hasNext();) {
            const auto match = found.next();
            const qsizetype from = match.capturedStart();
            const qsizetype to = match.capturedEnd();
            const bool touched = std::any_of(places.cbegin(), places.cend(), [&](const Place &place) {
                return from < place.to && to > place.from;
            });
            const QStringList readings = touched ? QStringList() : hiddenIn(match.captured());
            if (std::any_of(readings.cbegin(), readings.cend(),
                            [this](const QString &reading) { return holdsAny(reading, mostLayers - 1); }))
                places.append({from, to, u"***"_s});
        }
    std::sort(places.begin(), places.end(), [](const Place &a, const Place &b) { return a.from < b.from; });
    QString out;
    qsizetype at = 0;
    for (const Place &place : places) {
        out += QStringView(text).mid(at, place.from - at);
        out += place.by;
        at = place.to;
    }
    return out + text.mid(at);
}

QString Mask::masked(const QString &text) const
{
    return replaced(text, false);
}

QString Mask::maskedCommand(const QString &said) const
{
    // An IMAP command has a tag in front.
    static const QRegularExpression verb(
        u"^(?:[A-Za-z]?\\d+ )?(?:EHLO|HELO|LHLO|MAIL FROM|RCPT TO|AUTH|AUTHENTICATE|USER|PASS|APOP|LOGIN|STLS|STARTTLS|CAPA|CAPABILITY|QUIT|LOGOUT|RSET|DATA|NOOP)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const qsizetype kept = verb.match(said).capturedLength();
    return said.left(kept) + replaced(said.mid(kept), false);
}

QString Mask::maskedSentence(const QString &sentence) const
{
    return replaced(sentence, true);
}

} // namespace todoku

#include "findings/rules.h"

#include <QRegularExpression>

#include <algorithm>

namespace todoku
{

namespace
{

bool isOwn(const Conversation &talk)
{
    return talk.purpose == Purpose::Send || talk.purpose == Purpose::SendAgain ||
           talk.purpose == Purpose::Receive;
}

QString day(const QDateTime &when)
{
    return when.toUTC().date().toString(Qt::ISODate);
}

Finding aboutCertificate(const QString &fault, const Conversation &talk, const Exchange &handshake)
{
    const Certificate &certificate = *handshake.certificate;
    Finding finding = found("", talk, &handshake);
    finding.id = QStringLiteral("certificate.") +
                 (fault == QLatin1String("name-only-in-cn") ? QStringLiteral("name-mismatch") : fault);
    finding.facts.insert(QStringLiteral("subject"), certificate.subject);
    finding.facts.insert(QStringLiteral("names"), certificate.names.isEmpty()
                                                      ? certificate.subject
                                                      : certificate.names.join(QStringLiteral(", ")));
    finding.facts.insert(QStringLiteral("issuer"), certificate.issuer);
    finding.facts.insert(QStringLiteral("not-before"), day(certificate.notBefore));
    finding.facts.insert(QStringLiteral("not-after"), day(certificate.notAfter));
    finding.facts.insert(QStringLiteral("says"), certificate.subject + u' ' + certificate.issuer);
    return finding;
}

Findings certificates(const Evidence &evidence)
{
    Findings findings;
    for (const Conversation &talk : evidence.conversations) {
        const Exchange *handshake = talk.at(Step::Encrypt);
        if (!isOwn(talk) || !handshake || !handshake->certificate)
            continue;
        for (const QString &fault : handshake->certificate->faults)
            findings += aboutCertificate(fault, talk, *handshake);
    }
    return findings;
}

/// The same untrusted issuer before somebody else's server: whoever stands between signs for everybody.
Findings sameIssuerElsewhere(const Evidence &evidence)
{
    for (const Conversation &talk : evidence.conversations) {
        const Exchange *other = talk.at(Step::Encrypt);
        if (talk.purpose != Purpose::Compare || !other || !other->certificate)
            continue;
        for (const Conversation &mine : evidence.conversations) {
            const Exchange *own = mine.at(Step::Encrypt);
            if (!isOwn(mine) || !own || !own->certificate ||
                own->certificate->issuer != other->certificate->issuer)
                continue;
            const bool bothUntrusted =
                own->certificate->faults.contains(QStringLiteral("untrusted-issuer")) &&
                other->certificate->faults.contains(QStringLiteral("untrusted-issuer"));
            if (!bothUntrusted)
                continue;
            Finding finding = found("certificate.same-fault-elsewhere", talk, other);
            finding.exhibits += own->id;
            finding.facts.insert(QStringLiteral("fault"), QStringLiteral("untrusted-issuer"));
            finding.facts.insert(QStringLiteral("issuer"), other->certificate->issuer);
            return {finding};
        }
    }
    return {};
}

/// The computer's clock against dates that cannot lie: two unrelated servers' certificates, or our own data.
Findings clock(const Evidence &evidence)
{
    const QDateTime now = evidence.circumstances.now;
    // Nothing here is older than this program's knowledge.
    static const QDateTime knowledgeBegan(QDate(2026, 11, 1), QTime(0, 0), Qt::UTC);
    const auto wrong = [&now](const QString &direction, const QDateTime &reference,
                              const QStringList &exhibits) {
        return Finding{QStringLiteral("clock.wrong"),
                       exhibits,
                       {{QStringLiteral("now"), day(now)},
                        {QStringLiteral("reference"), day(reference)},
                        {QStringLiteral("direction"), direction}}};
    };
    const auto faulty = [&evidence](bool (*whose)(const Conversation &),
                                    const QString &fault) -> const Exchange * {
        for (const Conversation &talk : evidence.conversations) {
            const Exchange *handshake = talk.at(Step::Encrypt);
            if (whose(talk) && handshake && handshake->certificate &&
                handshake->certificate->faults.contains(fault))
                return handshake;
        }
        return nullptr;
    };
    const auto isOther = [](const Conversation &talk) { return talk.purpose == Purpose::Compare; };
    for (const auto &[fault, direction] :
         {std::pair{QStringLiteral("not-yet-valid"), QStringLiteral("behind")},
          std::pair{QStringLiteral("expired"), QStringLiteral("ahead")}}) {
        const Exchange *mine = faulty(isOwn, fault);
        const Exchange *others = faulty(isOther, fault);
        if (mine && others)
            return {wrong(direction,
                          direction == QLatin1String("behind") ? mine->certificate->notBefore
                                                               : mine->certificate->notAfter,
                          {mine->id, others->id})};
    }
    // Other people's certificates look valid today: the clock is not the trouble.
    for (const Conversation &talk : evidence.conversations) {
        const Exchange *handshake = talk.at(Step::Encrypt);
        if (!isOther(talk) || !handshake || !handshake->certificate || now < knowledgeBegan)
            continue;
        return {Finding{QStringLiteral("clock.right"),
                        {handshake->id},
                        {{QStringLiteral("now"), day(now)}, {QStringLiteral("host"), talk.endpoint.host}}}};
    }
    if (now.isValid() && now < knowledgeBegan) {
        const Exchange *mine = faulty(isOwn, QStringLiteral("not-yet-valid"));
        return {
            wrong(QStringLiteral("behind"), knowledgeBegan, mine ? QStringList{mine->id} : QStringList{})};
    }
    return {};
}

Findings handshakes(const Evidence &evidence)
{
    Findings findings;
    for (const Conversation &talk : evidence.conversations) {
        if (!isOwn(talk))
            continue;
        const Exchange *handshake = talk.at(Step::Encrypt);
        if (handshake && handshake->outcome == Outcome::Injected)
            findings += found("tls.injected", talk, handshake);
        if (handshake && handshake->outcome == Outcome::Failed &&
            handshake->detail == QLatin1String("too-old"))
            findings += found("tls.too-old", talk, handshake);
        if (handshake && handshake->outcome == Outcome::Failed &&
            handshake->detail == QLatin1String("not-tls") && talk.endpoint.security == Security::Tls) {
            // What the door says in clear is known from the second look, where there was one.
            Finding finding = found("tls.not-spoken", talk, handshake);
            for (const Conversation &plain : evidence.conversations)
                if (plain.endpoint.host == talk.endpoint.host && plain.endpoint.port == talk.endpoint.port &&
                    plain.endpoint.security != Security::Tls && plain.at(Step::Greeting)) {
                    const Exchange *greeting = plain.at(Step::Greeting);
                    finding.exhibits += greeting->id;
                    finding.facts.insert(QStringLiteral("says"), greeting->reply.text());
                    finding.facts.insert(QStringLiteral("greets"),
                                         greeting->accepted() ? QStringLiteral("yes") : QStringLiteral("no"));
                }
            findings += finding;
        }
        // The door was silent in clear, and the same door answered TLS.
        const Exchange *greeting = talk.at(Step::Greeting);
        const bool silent = greeting && talk.endpoint.security != Security::Tls &&
                            (greeting->outcome == Outcome::TimedOut || greeting->outcome == Outcome::Closed);
        if (silent)
            for (const Conversation &other : evidence.conversations)
                if (other.endpoint.host == talk.endpoint.host && other.endpoint.port == talk.endpoint.port &&
                    other.endpoint.security == Security::Tls && other.encrypted()) {
                    Finding finding = found("tls.spoken-on-plain-port", talk, greeting);
                    finding.exhibits += other.at(Step::Encrypt)->id;
                    findings += finding;
                    break;
                }
    }
    return findings;
}

/// "Must issue a STARTTLS command first" from a server whose STARTTLS never arrived.
Findings demandedButNotOffered(const Evidence &evidence)
{
    static const QRegularExpression demand(QStringLiteral("starttls"),
                                           QRegularExpression::CaseInsensitiveOption);
    Findings findings;
    for (const Conversation &talk : evidence.conversations) {
        const Exchange *offer = talk.at(Step::StartTls);
        if (!isSending(talk) || !offer || offer->outcome != Outcome::NotOffered)
            continue;
        for (const Exchange &exchange : talk.exchanges)
            if (exchange.reply.code / 100 == 5 && exchange.reply.text().contains(demand)) {
                findings += found("starttls.demanded", talk, &exchange);
                break;
            }
    }
    return findings;
}

/// Old firewalls and virus scanners overwrite what they do not like with * or X.
Findings masks(const Evidence &evidence)
{
    static const QRegularExpression stars(QStringLiteral("^[*0-2 ]*\\*{4,}"));
    static const QRegularExpression crosses(QStringLiteral("^X{4,}[A-Z]?$"));
    Findings findings;
    for (const Conversation &talk : evidence.conversations) {
        if (talk.protocol != Protocol::Smtp || !isOwn(talk))
            continue;
        const Exchange *greeting = talk.at(Step::Greeting);
        const Exchange *hello = talk.at(Step::Hello);
        const bool starred = greeting && greeting->reply.text().contains(stars);
        const QStringList words = talk.offered + talk.offeredInClear;
        const bool crossed = std::any_of(words.cbegin(), words.cend(),
                                         [](const QString &word) { return word.contains(crosses); });
        if (starred || crossed)
            findings += found("dialogue.masked", talk, starred ? greeting : hello);
    }
    return findings;
}

Finding foreign(const char *id, const Conversation &talk, const Exchange &exchange, const QString &speaks)
{
    Finding finding = found(id, talk, &exchange);
    finding.facts.insert(QStringLiteral("speaks"), speaks);
    return finding;
}

/// What protocol a text of a stranger is.
QString languageOf(const QString &text)
{
    static const QList<std::pair<QString, QRegularExpression>> signs{
        {QStringLiteral("http"), QRegularExpression(QStringLiteral("^(HTTP/|<html|<!doctype)"),
                                                    QRegularExpression::CaseInsensitiveOption)},
        {QStringLiteral("ssh"), QRegularExpression(QStringLiteral("^SSH-"))},
        {QStringLiteral("pop3"), QRegularExpression(QStringLiteral("^(\\+OK|-ERR)"))},
        {QStringLiteral("imap"), QRegularExpression(QStringLiteral("^\\* (OK|BYE|PREAUTH)"))},
        {QStringLiteral("smtp"), QRegularExpression(QStringLiteral("^[2-5][0-9]{2}[ -]"))}};
    for (const auto &[language, sign] : signs)
        if (text.contains(sign))
            return language;
    return QStringLiteral("unknown");
}

Findings foreignProtocols(const Evidence &evidence)
{
    Findings findings;
    bool own = false;
    for (const Conversation &talk : evidence.conversations) {
        const Exchange *greeting = talk.at(Step::Greeting);
        if (!isOwn(talk) || !greeting || greeting->outcome != Outcome::Garbled ||
            greeting->reply.lines.isEmpty())
            continue;
        findings += foreign("protocol.foreign", talk, *greeting, languageOf(greeting->reply.text()));
        own = true;
    }
    for (const Conversation &talk : evidence.conversations) {
        const Exchange *greeting = talk.at(Step::Greeting);
        if (own && talk.purpose == Purpose::Compare && greeting && greeting->outcome == Outcome::Garbled) {
            findings +=
                foreign("protocol.foreign-elsewhere", talk, *greeting, languageOf(greeting->reply.text()));
            break;
        }
    }
    return findings;
}

Findings manners(const Evidence &evidence)
{
    constexpr double slowMs = 10'000;
    Findings findings;
    for (const Conversation &talk : evidence.conversations) {
        if (!isOwn(talk))
            continue;
        const Exchange *greeting = talk.at(Step::Greeting);
        if (greeting && greeting->accepted() && greeting->ms > slowMs) {
            Finding finding = found("greeting.slow", talk, greeting);
            finding.facts.insert(QStringLiteral("seconds"), QString::number(qRound(greeting->ms / 1000)));
            findings += finding;
        }
        const Exchange *last = talk.last();
        if (last && last->outcome == Outcome::Closed && last->step > Step::Greeting) {
            Finding finding = found("session.dropped", talk, last);
            finding.facts.insert(QStringLiteral("step"), name(last->step));
            findings += finding;
        }
    }
    return findings;
}

} // namespace

Findings findEncryption(const Evidence &evidence)
{
    return certificates(evidence) + sameIssuerElsewhere(evidence) + clock(evidence) + handshakes(evidence) +
           demandedButNotOffered(evidence) + masks(evidence) + foreignProtocols(evidence) + manners(evidence);
}

} // namespace todoku

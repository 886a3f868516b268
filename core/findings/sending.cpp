#include "findings/rules.h"

#include <algorithm>

namespace todoku
{

namespace
{

/// RCPT for the recipient that was asked for; where none was, for the own address.
const Exchange *decisiveRecipient(const Conversation &talk, const Circumstances &asked)
{
    const QString wanted = u'<' + (asked.recipient.isEmpty() ? asked.address : asked.recipient) + u'>';
    for (const Exchange &exchange : talk.exchanges)
        if (exchange.step == Step::Recipient && exchange.said.endsWith(wanted))
            return &exchange;
    return nullptr;
}

/// Any server takes mail for its own people: only a login makes an accepted own address a proof.
bool provesSending(const Conversation &talk, const Circumstances &asked)
{
    const Exchange *recipient = decisiveRecipient(talk, asked);
    if (!recipient || !recipient->accepted())
        return false;
    const QString who = asked.recipient.isEmpty() ? asked.address : asked.recipient;
    const bool ownDomain =
        who.section(u'@', -1).compare(asked.address.section(u'@', -1), Qt::CaseInsensitive) == 0;
    return talk.authenticated() || !ownDomain;
}

bool refusedOutright(const Conversation &talk)
{
    const Exchange *last = talk.last();
    return last && (last->step == Step::Sender || last->step == Step::Recipient) &&
           (last->outcome == Outcome::Rejected || last->outcome == Outcome::Deferred) &&
           !talk.authenticated();
}

bool sameDoor(const Conversation &a, const Conversation &b)
{
    return a.endpoint.host == b.endpoint.host && a.endpoint.port == b.endpoint.port;
}

Findings popBeforeSmtp(const Evidence &evidence)
{
    Findings findings;
    const auto before = talksWhere(evidence, [](const Conversation &talk) {
        return talk.purpose == Purpose::Send && refusedOutright(talk);
    });
    for (const Conversation *first : before) {
        // Of several tries the last one counts: daemons that follow a log may be late.
        const Conversation *again = nullptr;
        for (const Conversation &talk : evidence.conversations)
            if (talk.purpose == Purpose::SendAgain && sameDoor(talk, *first))
                again = &talk;
        if (!again) {
            // Only where the door takes no login at all is receiving the other way in.
            const Exchange *login = first->at(Step::Authenticate);
            if (login && login->outcome == Outcome::NotOffered)
                findings += found("pop-before-smtp.untested", *first, first->last());
            continue;
        }
        const bool proved = provesSending(*again, evidence.circumstances);
        const bool sameSource = again->source == first->source;
        const bool refusedAgain = refusedOutright(*again);
        if (!(proved && sameSource) && !refusedAgain) {
            findings += found("pop-before-smtp.untested", *first, first->last());
            continue;
        }
        Finding finding =
            found(proved ? "pop-before-smtp.proved" : "pop-before-smtp.disproved", *first, first->last());
        if (again->last())
            finding.exhibits += again->last()->id;
        findings += finding;
    }
    return findings;
}

bool isLoginTried(const Conversation &talk)
{
    const Exchange *login = talk.at(Step::Authenticate);
    return login && (login->accepted() || login->outcome == Outcome::Rejected) && !talk.user.isEmpty();
}

bool loginRefused(const Conversation &talk)
{
    return isLoginTried(talk) && !talk.authenticated();
}

Findings logins(const Evidence &evidence)
{
    Findings findings;
    const auto refused = talksWhere(evidence, loginRefused);
    const auto accepted = talksWhere(
        evidence, [](const Conversation &talk) { return isLoginTried(talk) && talk.authenticated(); });
    const auto isReceiving = [](const Conversation *talk) { return talk->protocol != Protocol::Smtp; };
    const auto isForSending = [](const Conversation *talk) { return talk->protocol == Protocol::Smtp; };

    if (!refused.isEmpty() && accepted.isEmpty()) {
        Finding finding = found(QStringLiteral("login.refused-everywhere"), refused, Step::Authenticate);
        const Exchange *login = refused.constFirst()->at(Step::Authenticate);
        finding.facts = factsOf(*refused.constFirst(), *login, evidence.circumstances);
        finding.facts.insert(QStringLiteral("forms"), QString::number(refused.size()));
        findings += finding;
    }
    for (const Conversation *bad : refused) {
        const auto good = std::find_if(accepted.cbegin(), accepted.cend(), [bad](const Conversation *talk) {
            return talk->protocol == bad->protocol && talk->user != bad->user;
        });
        if (good == accepted.cend())
            continue;
        Finding finding = found("login.other-form-accepted", *bad, bad->at(Step::Authenticate));
        finding.exhibits += (*good)->at(Step::Authenticate)->id;
        finding.facts.insert(QStringLiteral("refused-user"), bad->user);
        finding.facts.insert(QStringLiteral("accepted-user"), (*good)->user);
        findings += finding;
        break;
    }
    const auto refusedSending = std::find_if(refused.cbegin(), refused.cend(), isForSending);
    const bool receivingTook = std::any_of(accepted.cbegin(), accepted.cend(), isReceiving);
    const bool sendingTook = std::any_of(accepted.cbegin(), accepted.cend(), isForSending);
    if (refusedSending != refused.cend() && receivingTook && !sendingTook) {
        const Conversation &talk = **refusedSending;
        Finding finding = found("login.refused-for-sending-only", talk, talk.at(Step::Authenticate));
        finding.facts = factsOf(talk, *talk.at(Step::Authenticate), evidence.circumstances);
        findings += finding;
    }
    return findings;
}

Findings offers(const Evidence &evidence)
{
    Findings findings;
    for (const Conversation &talk : evidence.conversations) {
        if (talk.protocol != Protocol::Smtp || talk.purpose == Purpose::Compare)
            continue;
        const QStringList mechanisms = talk.offeredFor(QStringLiteral("AUTH"));
        if (mechanisms.isEmpty())
            continue;
        const Exchange *hello = talk.at(Step::HelloAgain) ? talk.at(Step::HelloAgain) : talk.at(Step::Hello);
        const Exchange *login = talk.at(Step::Authenticate);
        const bool tokenOnly = login && login->detail == QLatin1String("token-only");
        Finding finding = found(talk.purpose == Purpose::Look ? "auth.offered-elsewhere"
                                : tokenOnly                   ? "auth.token-only"
                                                              : "auth.offered",
                                talk, hello);
        finding.facts.remove(QStringLiteral("says"));
        finding.facts.insert(QStringLiteral("mechanisms"), mechanisms.join(QStringLiteral(", ")));
        findings += finding;
    }
    return findings;
}

} // namespace

Findings findSendingAndReceiving(const Evidence &evidence)
{
    const Circumstances &asked = evidence.circumstances;
    Findings findings;
    bool proved = false;
    for (const Conversation &talk : evidence.conversations) {
        if (talk.purpose != Purpose::Send || !provesSending(talk, asked))
            continue;
        findings += found("sending.proved", talk, decisiveRecipient(talk, asked));
        proved = true;
    }
    for (const Conversation &talk : evidence.conversations) {
        if (!proved && talk.purpose == Purpose::SendAgain && provesSending(talk, asked)) {
            findings += found("sending.proved-after-receiving", talk, decisiveRecipient(talk, asked));
            break;
        }
    }
    if (!proved && !asked.recipient.isEmpty()) {
        const auto ownOnly = talksWhere(evidence, [&](const Conversation &talk) {
            const bool own =
                std::any_of(talk.exchanges.cbegin(), talk.exchanges.cend(), [&](const Exchange &e) {
                    return e.step == Step::Recipient && e.accepted() &&
                           e.said.endsWith(u'<' + asked.address + u'>');
                });
            const Exchange *other = decisiveRecipient(talk, asked);
            return isSending(talk) && own && other && !other->accepted();
        });
        if (!ownOnly.isEmpty())
            findings += found("sending.accepted-own-only", *ownOnly.constFirst(),
                              decisiveRecipient(*ownOnly.constFirst(), asked));
    }
    QList<Protocol> receivedBy; // once for each: POP3, and IMAP beside it
    for (const Conversation &talk : evidence.conversations)
        if (talk.purpose == Purpose::Receive && talk.authenticated() && !receivedBy.contains(talk.protocol)) {
            receivedBy += talk.protocol;
            findings += found("receiving.works", talk, talk.at(Step::Authenticate));
        }
    return findings + logins(evidence) + offers(evidence) + popBeforeSmtp(evidence);
}

} // namespace todoku

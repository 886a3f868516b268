#include "accounts/recommendation.h"

#include "accounts/published.h"

#include <algorithm>

namespace todoku
{

namespace
{

/// Whether something spoke against the door before or at the login: also where the talk went on after it,
/// without the login (a certificate that proves nothing, STARTTLS or AUTH that is not offered).
bool speaksAgainst(const Exchange &exchange)
{
    return exchange.step <= Step::Authenticate && !exchange.accepted() &&
           exchange.outcome != Outcome::Withheld && exchange.outcome != Outcome::Aborted;
}

bool isDisproved(const ServerSettings &server, const Evidence &evidence)
{
    return std::any_of(evidence.conversations.cbegin(), evidence.conversations.cend(),
                       [&](const Conversation &talk) {
                           return talk.protocol == server.protocol && talk.endpoint.port == server.port &&
                                  talk.endpoint.host.compare(server.host, Qt::CaseInsensitive) == 0 &&
                                  std::any_of(talk.exchanges.cbegin(), talk.exchanges.cend(), speaksAgainst);
                       });
}

/// The best of those that are not disproved; the first one of the likeliest.
std::optional<ServerSettings> bestOf(const QList<ServerSettings> &published, const QList<Protocol> &protocols,
                                     const Evidence &evidence)
{
    const auto best = std::find_if(published.cbegin(), published.cend(), [&](const ServerSettings &server) {
        return protocols.contains(server.protocol) && !isDisproved(server, evidence);
    });
    return best == published.cend() ? std::nullopt : std::optional(*best);
}

QList<ServerSettings> checkedAmong(const QList<KnownServer> &known)
{
    QList<ServerSettings> checked;
    for (const KnownServer &server : known)
        if (server.fact.backing.confidence != Confidence::Unverified)
            checked += server.settings;
    return checked;
}

} // namespace

Settings recommended(const Settings &proved, const QList<KnownServer> &known, const Evidence &evidence)
{
    const QList<ServerSettings> published =
        checkedAmong(known) + publishedIn(evidence.enquiries, evidence.circumstances.address);
    Settings settings = proved;
    if (!settings.outgoing)
        settings.outgoing = bestOf(published, {Protocol::Smtp}, evidence);
    if (!settings.incoming)
        settings.incoming = bestOf(published, {Protocol::Imap, Protocol::Pop3}, evidence);
    return settings;
}

} // namespace todoku

#include "accounts/recommendation.h"

#include <algorithm>

namespace todoku
{

namespace
{

/// True where that door was tried and something before or at the login spoke against it.
bool isDisproved(const ServerSettings &server, const Evidence &evidence)
{
    return std::any_of(evidence.conversations.cbegin(), evidence.conversations.cend(),
                       [&](const Conversation &talk) {
                           if (talk.protocol != server.protocol || talk.endpoint.port != server.port ||
                               talk.endpoint.host.compare(server.host, Qt::CaseInsensitive) != 0)
                               return false;
                           const Exchange *last = talk.last();
                           return last && !last->accepted() && last->outcome != Outcome::Withheld &&
                                  last->outcome != Outcome::Aborted && last->step <= Step::Authenticate;
                       });
}

std::optional<ServerSettings> bestKnown(const QList<KnownServer> &known, const QList<Protocol> &protocols,
                                        const Evidence &evidence)
{
    const auto best = std::find_if(known.cbegin(), known.cend(), [&](const KnownServer &server) {
        return protocols.contains(server.settings.protocol) &&
               server.fact.backing.confidence != Confidence::Unverified &&
               !isDisproved(server.settings, evidence);
    });
    return best == known.cend() ? std::nullopt : std::optional(best->settings);
}

} // namespace

Settings recommended(const Settings &proved, const QList<KnownServer> &known, const Evidence &evidence)
{
    Settings settings = proved;
    if (!settings.outgoing)
        settings.outgoing = bestKnown(known, {Protocol::Smtp}, evidence);
    if (!settings.incoming)
        settings.incoming = bestKnown(known, {Protocol::Imap, Protocol::Pop3}, evidence);
    return settings;
}

} // namespace todoku

#include "explanation/inspection.h"

#include <QJsonArray>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

std::optional<Security> securityFrom(const QString &word)
{
    for (const Security security : {Security::None, Security::StartTls, Security::Tls})
        if (name(security) == word)
            return security;
    return {};
}

std::optional<Protocol> protocolFrom(const QString &word)
{
    for (const Protocol protocol : {Protocol::Smtp, Protocol::Pop3, Protocol::Imap})
        if (name(protocol) == word)
            return protocol;
    return {};
}

/// Nothing where it is not the contract's.
std::optional<ServerSettings> serverFrom(const QJsonObject &json)
{
    const auto protocol = protocolFrom(json[u"protocol"].toString());
    const auto security = securityFrom(json[u"security"].toString());
    const int port = json[u"port"].toInt();
    const QString host = json[u"host"].toString();
    if (!protocol || !security || port < 1 || port > 65535 || host.isEmpty())
        return {};
    return ServerSettings{*protocol,
                          host,
                          quint16(port),
                          *security,
                          json[u"user"].toString(),
                          json[u"auth"].toString(),
                          json[u"proved"].toBool()};
}

/// A way that this row of evidence shows to lead nowhere.
std::optional<Seen::Dead> deadIn(const QJsonObject &row)
{
    const QString stage = row[u"stage"].toString();
    const QString outcome = row[u"outcome"].toString();
    const QString host = row[u"host"].toString();
    const int port = row[u"port"].toInt();
    if (stage == "resolve"_L1 && outcome == "notfound"_L1)
        return Seen::Dead{host, 0, {}};
    if (stage == "connect"_L1 &&
        (outcome == "refused"_L1 || outcome == "timedout"_L1 || outcome == "unreachable"_L1))
        return Seen::Dead{host, port, {}};
    const bool encrypting = stage == "tls"_L1 || stage == "starttls"_L1;
    if (encrypting && (outcome == "notoffered"_L1 || outcome == "garbled"_L1))
        return Seen::Dead{host, port, securityFrom(row[u"security"].toString())};
    return {};
}

/// The words behind AUTH, or those of CAPABILITY that begin with AUTH=.
QStringList mechanismsIn(const QString &reply)
{
    QStringList mechanisms;
    bool behindAuth = false;
    for (QString word : reply.toUpper().split(u' ', Qt::SkipEmptyParts)) {
        behindAuth = behindAuth || word == "AUTH"_L1 || word == "SASL"_L1;
        if (word.startsWith("AUTH="_L1))
            word.remove(0, 5);
        else if (!behindAuth)
            continue;
        mechanisms += word;
    }
    return mechanisms;
}

bool isOf(const QJsonObject &row, const std::optional<ServerSettings> &server)
{
    return server && row[u"host"].toString().compare(server->host, Qt::CaseInsensitive) == 0 &&
           row[u"probe"].toString() == name(server->protocol);
}

Seen seenIn(const QJsonArray &evidence, const Settings &settings)
{
    Seen seen;
    for (const auto &value : evidence) {
        const QJsonObject row = value.toObject();
        if (const auto dead = deadIn(row))
            seen.dead += *dead;
        const QString stage = row[u"stage"].toString();
        const QString reply = row[u"reply"][u"text"].toString();
        if (stage == "greeting"_L1 && isOf(row, settings.incoming) && reply.contains(u'<'))
            seen.receivingMechanisms += u"APOP"_s; // the stamp in the greeting (RFC 1939 section 7)
        if (stage != "hello"_L1)
            continue;
        if (isOf(row, settings.outgoing))
            seen.sendingMechanisms += mechanismsIn(reply);
        if (isOf(row, settings.incoming))
            seen.receivingMechanisms += mechanismsIn(reply);
    }
    return seen;
}

/// Of the provider's servers the one that the account means: the same door before the same host before the
/// best.
std::optional<ServerSettings> publishedFor(const std::optional<ProfileServer> &set,
                                           const QList<KnownServer> &known)
{
    std::optional<ServerSettings> nearest;
    int likeness = -1;
    for (const KnownServer &server : known) {
        if (!set || server.settings.protocol != set->protocol ||
            server.fact.backing.confidence == Confidence::Unverified)
            continue;
        const bool sameHost =
            set->host.is && set->host.is->compare(server.settings.host, Qt::CaseInsensitive) == 0;
        const bool samePort = set->port.is == int(server.settings.port);
        if (const int like = 2 * int(sameHost) + int(samePort); like > likeness) {
            likeness = like;
            nearest = server.settings;
        }
    }
    return nearest;
}

} // namespace

std::optional<Expectation> expectationIn(const QJsonObject &check)
{
    const QJsonObject settings = check.contains(u"settings") ? check[u"settings"].toObject() : check;
    Expectation expectation;
    expectation.settings.incoming = serverFrom(settings[u"incoming"].toObject());
    expectation.settings.outgoing = serverFrom(settings[u"outgoing"].toObject());
    if (!expectation.settings.incoming && !expectation.settings.outgoing)
        return {};
    expectation.seen = seenIn(check[u"evidence"].toArray(), expectation.settings);
    return expectation;
}

InspectedAccount inspected(const ProfileAccount &account, const std::optional<Expectation> &given,
                           const Providers &providers)
{
    if (given)
        return {account, compare(account, given->settings, given->seen), given->settings};
    Settings published;
    if (const auto provider = providers.forAddress(account.address); provider && *provider) {
        const QList<KnownServer> known = serversFor(**provider, account.address);
        published.incoming = publishedFor(account.incoming, known);
        published.outgoing = publishedFor(account.outgoing, known);
    }
    return {account, compare(account, published), published};
}

} // namespace todoku

#include "findings/finding.h"

#include "findings/rules.h"

namespace todoku
{

QList<Finding> findIn(const Evidence &evidence)
{
    // Without a live check there is nothing to compare, and nothing is missing from it either.
    if (evidence.conversations.isEmpty() && !evidence.statements.isEmpty())
        return findStatements(evidence);
    return findSingleTroubles(evidence) + findSendingAndReceiving(evidence) + findReach(evidence) +
           findEncryption(evidence) + findStatements(evidence);
}

bool isSending(const Conversation &talk)
{
    return talk.purpose == Purpose::Send || talk.purpose == Purpose::SendAgain;
}

bool answered(const Conversation &talk)
{
    const Exchange *connect = talk.at(Step::Connect);
    return connect && (connect->accepted() || connect->outcome == Outcome::Refused);
}

bool wasSilent(const Conversation &talk)
{
    // A firewall may drop the call or send it back ("administratively prohibited"): either way nobody was
    // reached.
    const Exchange *connect = talk.at(Step::Connect);
    return connect && (connect->outcome == Outcome::TimedOut || connect->outcome == Outcome::Unreachable);
}

QList<const Conversation *> talksWhere(const Evidence &evidence, const TalkTest &test)
{
    QList<const Conversation *> talks;
    for (const Conversation &talk : evidence.conversations)
        if (test(talk))
            talks += &talk;
    return talks;
}

QMap<QString, QString> factsOf(const Conversation &talk)
{
    QMap<QString, QString> facts{
        {QStringLiteral("protocol"), name(talk.protocol)},
        {QStringLiteral("host"), talk.endpoint.host},
        {QStringLiteral("purpose"), name(talk.purpose)},
        {QStringLiteral("security"), name(talk.endpoint.security)},
        {QStringLiteral("authenticated"),
         talk.authenticated() ? QStringLiteral("yes") : QStringLiteral("no")},
        {QStringLiteral("encrypted"), talk.encrypted() ? QStringLiteral("yes") : QStringLiteral("no")},
        {QStringLiteral("trusted"), talk.trusted() ? QStringLiteral("yes") : QStringLiteral("no")}};
    const auto put = [&facts](const char *key, const QString &value) {
        if (!value.isEmpty())
            facts.insert(QString::fromLatin1(key), value);
    };
    if (talk.endpoint.port != 0)
        put("port", QString::number(talk.endpoint.port));
    put("address", talk.address);
    put("user", talk.user);
    put("mechanism", talk.mechanism);
    const Exchange *login = talk.at(Step::Authenticate);
    if (!login)
        put("login", QStringLiteral("none"));
    else if (login->outcome == Outcome::NotOffered)
        put("login", QStringLiteral("not-offered"));
    else if (login->outcome == Outcome::Withheld)
        put("login", login->detail == QLatin1String("no-password") ? QStringLiteral("none")
                                                                   : QStringLiteral("withheld"));
    else
        put("login", login->accepted() ? QStringLiteral("accepted") : QStringLiteral("rejected"));
    return facts;
}

QMap<QString, QString> factsOf(const Conversation &talk, const Exchange &exchange,
                               const Circumstances &circumstances)
{
    QMap<QString, QString> facts = factsOf(talk);
    const auto put = [&facts](const char *key, const QString &value) {
        if (!value.isEmpty())
            facts.insert(QString::fromLatin1(key), value);
    };
    const Reply &reply = exchange.reply;
    if (reply.code != 0)
        put("code", QString::number(reply.code));
    put("enhanced", reply.enhanced);
    put("status", reply.status);
    put("response-code", reply.responseCode);
    put("says", reply.text());
    put("detail", exchange.detail);
    put("said", exchange.said);
    if (exchange.step == Step::Recipient) {
        const QString recipient = exchange.said.section(u'<', 1).section(u'>', 0, 0);
        put("recipient", recipient);
        put("recipient-is",
            recipient == circumstances.address ? QStringLiteral("own") : QStringLiteral("other"));
        const QString domain = circumstances.address.section(u'@', -1);
        put("recipient-domain",
            recipient.section(u'@', -1) == domain ? QStringLiteral("own") : QStringLiteral("other"));
    }
    return facts;
}

Finding found(const char *id, const Conversation &talk, const Exchange *exhibit)
{
    Finding finding{QString::fromLatin1(id), {}, factsOf(talk)};
    if (exhibit) {
        finding.exhibits += exhibit->id;
        if (!exhibit->reply.isEmpty())
            finding.facts.insert(QStringLiteral("says"), exhibit->reply.text());
        if (exhibit->reply.code != 0)
            finding.facts.insert(QStringLiteral("code"), QString::number(exhibit->reply.code));
    }
    return finding;
}

Finding found(const QString &id, const QList<const Conversation *> &talks, Step step)
{
    Finding finding{id, {}, talks.isEmpty() ? QMap<QString, QString>() : factsOf(*talks.constFirst())};
    for (const Conversation *talk : talks)
        if (const Exchange *exchange = talk->at(step))
            finding.exhibits += exchange->id;
    return finding;
}

} // namespace todoku

#include "findings/rules.h"

namespace todoku
{

namespace
{

QMap<QString, QString> factsOf(const Statement &statement)
{
    QMap<QString, QString> facts{{QStringLiteral("kind"), name(statement.kind)}};
    const auto put = [&facts](QLatin1StringView key, const QString &value) {
        if (!value.isEmpty())
            facts.insert(key, value);
    };
    put(QLatin1StringView("recipient"), statement.recipient);
    put(QLatin1StringView("reported-by"), statement.reportedBy);
    put(QLatin1StringView("remote"), statement.remote);
    put(QLatin1StringView("action"), statement.action);
    put(QLatin1StringView("stage"), statement.stage);
    put(QLatin1StringView("enhanced"), statement.reply.enhanced);
    put(QLatin1StringView("status"), statement.reply.status);
    put(QLatin1StringView("response-code"), statement.reply.responseCode);
    put(QLatin1StringView("host"), statement.host);
    if (statement.reply.code != 0)
        facts.insert(QStringLiteral("code"), QString::number(statement.reply.code));
    if (statement.port != 0)
        facts.insert(QStringLiteral("port"), QString::number(statement.port));
    if (statement.security)
        facts.insert(QStringLiteral("security"), name(*statement.security));
    if (const auto permanent = statement.permanent())
        facts.insert(QStringLiteral("permanent"), *permanent ? QStringLiteral("yes") : QStringLiteral("no"));
    return facts;
}

} // namespace

Findings findStatements(const Evidence &evidence)
{
    Findings findings;
    for (const Statement &statement : evidence.statements) {
        const QMap<QString, QString> facts = factsOf(statement);
        const auto add = [&](QLatin1StringView id, QLatin1StringView key, const QString &value) {
            findings += Finding{id, {statement.id}, facts};
            findings.last().facts.insert(key, value);
        };
        // A letter that returns nothing is not judged by its words: only what kind of letter it is can be
        // told.
        if (statement.kind == StatementKind::NotABounce) {
            if (!statement.action.isEmpty())
                add(QLatin1StringView("notice.quoted"), QLatin1StringView("says"), QString());
            continue;
        }
        // The server's own words tell most; what a notice says around them is heard apart from them.
        if (!statement.reply.isEmpty() || !statement.reply.enhanced.isEmpty())
            add(QLatin1StringView("reply.quoted"), QLatin1StringView("says"), statement.reply.text());
        if (!statement.notice.isEmpty())
            add(QLatin1StringView("notice.quoted"), QLatin1StringView("says"), statement.notice);
        if (!statement.around.isEmpty())
            add(QLatin1StringView("notice.quoted"), QLatin1StringView("says"), statement.around);
        for (const QString &code : statement.errorCodes)
            add(QLatin1StringView("program.quoted"), QLatin1StringView("error"), code);
    }
    return findings;
}

} // namespace todoku

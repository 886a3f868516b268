#include "advice/report.h"

#include "evidence/servertext.h"

namespace todoku
{

namespace
{

QString serverLines(const Reply &reply)
{
    QString out;
    for (qsizetype i = 0; i < reply.lines.size(); ++i) {
        out += QStringLiteral("S: ");
        if (reply.code != 0)
            out += QString::number(reply.code) + (i + 1 < reply.lines.size() ? u'-' : u' ');
        else if (!reply.status.isEmpty())
            out += reply.status + u' ';
        out += shown(reply.lines[i]) + u'\n';
    }
    return out;
}

QString encryption(const Exchange &exchange)
{
    if (exchange.outcome == Outcome::Accepted)
        return QStringLiteral("== TLS ==\n");
    if (exchange.outcome != Outcome::BadCertificate || !exchange.certificate)
        return QStringLiteral("== TLS: %1 %2 ==\n").arg(name(exchange.outcome), shown(exchange.detail));
    return QStringLiteral("== bad certificate: %1; issuer=%2 ==\n")
        .arg(exchange.certificate->faults.join(u' '), shown(exchange.certificate->issuer));
}

/// How a conversation ends without a word; empty for what was answered.
QString silentEnd(Outcome outcome)
{
    switch (outcome) {
    case Outcome::TimedOut:
        return QStringLiteral("== timeout ==\n");
    case Outcome::Refused:
        return QStringLiteral("== refused ==\n");
    case Outcome::Unreachable:
        return QStringLiteral("== unreachable ==\n");
    case Outcome::Closed:
        return QStringLiteral("== closed ==\n");
    case Outcome::NotFound:
        return QStringLiteral("== not found ==\n");
    case Outcome::Failed:
        return QStringLiteral("== failed ==\n");
    case Outcome::Injected:
        return QStringLiteral("== data before TLS ==\n");
    case Outcome::Aborted:
        return QStringLiteral("== stopped ==\n");
    default:
        return {};
    }
}

/// What was not said, and why: the login that was held back, STARTTLS that was not offered.
QString remark(const Exchange &exchange)
{
    if (exchange.outcome != Outcome::Withheld && exchange.outcome != Outcome::NotOffered)
        return {};
    return QStringLiteral("# %1 %2 %3")
               .arg(name(exchange.step), name(exchange.outcome), shown(exchange.detail))
               .trimmed() +
           u'\n';
}

QString heading(const Conversation &talk)
{
    QString line = QStringLiteral("@ ") + name(talk.protocol) + u' ' + shown(talk.endpoint.host);
    if (talk.protocol != Protocol::Dns)
        line += u':' + QString::number(talk.endpoint.port) + u' ' + name(talk.endpoint.security) + u' ' +
                name(talk.purpose);
    if (!talk.address.isEmpty())
        line += QStringLiteral("\n# at ") + shown(talk.address);
    return line + u'\n';
}

} // namespace

QString transcript(const Exchange &exchange)
{
    QString out;
    if (!exchange.said.isEmpty())
        out += QStringLiteral("C: ") + shown(exchange.said) + u'\n';
    if (exchange.step == Step::Encrypt)
        return out + encryption(exchange);
    return out + remark(exchange) + serverLines(exchange.reply) + silentEnd(exchange.outcome);
}

QString transcript(const Conversation &talk)
{
    QString out = heading(talk);
    for (const Exchange &exchange : talk.exchanges)
        out += transcript(exchange);
    return out;
}

QString transcript(const Evidence &evidence)
{
    QStringList talks;
    for (const Conversation &talk : evidence.conversations)
        talks += transcript(talk);
    return talks.join(u'\n');
}

} // namespace todoku

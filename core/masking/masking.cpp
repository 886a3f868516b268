#include "masking/masking.h"

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

QStringList masked(const QStringList &lines, const Mask &mask)
{
    QStringList out;
    for (const QString &line : lines)
        out += mask.masked(line);
    return out;
}

Exchange masked(Exchange exchange, const Mask &mask)
{
    exchange.said = mask.maskedCommand(exchange.said);
    exchange.reply.lines = masked(exchange.reply.lines, mask);
    exchange.detail = mask.masked(exchange.detail);
    if (exchange.certificate) {
        Certificate &certificate = *exchange.certificate;
        certificate.subject = mask.masked(certificate.subject);
        certificate.issuer = mask.masked(certificate.issuer);
        certificate.names = masked(certificate.names, mask);
        if (mask.kinds().hosts) // public logs find the host by it
            certificate.sha256 = u"***"_s;
    }
    return exchange;
}

Conversation masked(Conversation talk, const Mask &mask)
{
    for (QString *text : {&talk.endpoint.host, &talk.address, &talk.source, &talk.user, &talk.sender})
        *text = mask.masked(*text);
    talk.offered = masked(talk.offered, mask);
    talk.offeredInClear = masked(talk.offeredInClear, mask);
    for (Exchange &exchange : talk.exchanges)
        exchange = masked(exchange, mask);
    return talk;
}

Statement masked(Statement statement, const Mask &mask)
{
    for (QString *text : {&statement.recipient, &statement.reportedBy, &statement.remote, &statement.notice,
                          &statement.around, &statement.host})
        *text = mask.masked(*text);
    statement.reply.lines = masked(statement.reply.lines, mask);
    return statement;
}

Evidence masked(Evidence evidence, const Mask &mask)
{
    Circumstances &asked = evidence.circumstances;
    for (QString *text : {&asked.address, &asked.user, &asked.recipient, &asked.sendingHost,
                          &asked.receivingHost, &asked.line})
        *text = mask.masked(*text);
    for (Enquiry &enquiry : evidence.enquiries) {
        enquiry.asked = mask.masked(enquiry.asked);
        enquiry.found = masked(enquiry.found, mask);
    }
    for (Conversation &talk : evidence.conversations)
        talk = masked(talk, mask);
    for (Statement &statement : evidence.statements)
        statement = masked(statement, mask);
    return evidence;
}

ServerSettings masked(ServerSettings server, const Mask &mask)
{
    server.host = mask.masked(server.host);
    server.user = mask.masked(server.user);
    return server;
}

Settings masked(Settings settings, const Mask &mask)
{
    if (settings.incoming)
        settings.incoming = masked(*settings.incoming, mask);
    if (settings.outgoing)
        settings.outgoing = masked(*settings.outgoing, mask);
    for (ServerSettings &other : settings.alternatives)
        other = masked(other, mask);
    return settings;
}

QList<Because> masked(QList<Because> reasons, const Mask &mask)
{
    for (Because &because : reasons)
        for (QString &fact : because.finding.facts)
            fact = mask.masked(fact);
    return reasons;
}

Diagnosis masked(Diagnosis diagnosis, const Mask &mask)
{
    for (Suspect &suspect : diagnosis.suspects) {
        suspect.speaksFor = masked(suspect.speaksFor, mask);
        suspect.speaksAgainst = masked(suspect.speaksAgainst, mask);
    }
    diagnosis.settings = masked(diagnosis.settings, mask);
    return diagnosis;
}

void maskSentences(QList<ToldReason> &reasons, const Mask &mask)
{
    for (ToldReason &reason : reasons)
        reason.why = mask.maskedSentence(reason.why);
}

/// A provider's own cause may name its servers in so many words.
void maskSentences(Advice &advice, const Mask &mask)
{
    advice.headline = mask.maskedSentence(advice.headline);
    for (ToldDiagnosis &diagnosis : advice.diagnoses) {
        diagnosis.title = mask.maskedSentence(diagnosis.title);
        diagnosis.explanation = mask.maskedSentence(diagnosis.explanation);
        maskSentences(diagnosis.speaksFor, mask);
        maskSentences(diagnosis.speaksAgainst, mask);
        for (ToldStep &step : diagnosis.steps)
            step.text = mask.maskedSentence(step.text);
    }
    for (ToldUndecided &undecided : advice.undecided)
        undecided.text = mask.maskedSentence(undecided.text);
}

} // namespace

Shareable masked(const Advice &advice, const Diagnosis &diagnosis, const Evidence &evidence,
                 const HiddenKinds &kinds)
{
    if (!kinds.any())
        return {advice, evidence, {}};
    const Mask mask(evidence, advice.settings, kinds);
    Shareable shareable{advise(masked(diagnosis, mask), advice.language), masked(evidence, mask),
                        mask.replacements()};
    shareable.advice.settings = masked(advice.settings, mask);
    shareable.advice.code = advice.code;
    shareable.advice.masked = kinds.words();
    maskSentences(shareable.advice, mask);
    return shareable;
}

} // namespace todoku

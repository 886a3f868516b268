#include "evidence/evidencejson.h"

#include <QJsonObject>

namespace todoku
{

namespace
{

/// In JSON both a 5xx and a closed door read "refused": the stage tells them apart (contract, `check`).
QString outcomeWord(Outcome outcome)
{
    return outcome == Outcome::Rejected ? QStringLiteral("refused") : name(outcome);
}

QJsonObject toJson(const Reply &reply)
{
    QJsonObject o;
    if (reply.code != 0)
        o.insert(QStringLiteral("code"), reply.code);
    if (!reply.status.isEmpty())
        o.insert(QStringLiteral("status"), reply.status);
    if (!reply.enhanced.isEmpty())
        o.insert(QStringLiteral("enhanced"), reply.enhanced);
    if (!reply.responseCode.isEmpty())
        o.insert(QStringLiteral("response_code"), reply.responseCode);
    o.insert(QStringLiteral("text"), reply.text());
    return o;
}

QJsonObject toJson(const Certificate &certificate)
{
    return {{QStringLiteral("subject"), certificate.subject},
            {QStringLiteral("issuer"), certificate.issuer},
            {QStringLiteral("names"), QJsonArray::fromStringList(certificate.names)},
            {QStringLiteral("not_before"), certificate.notBefore.toString(Qt::ISODate)},
            {QStringLiteral("not_after"), certificate.notAfter.toString(Qt::ISODate)},
            {QStringLiteral("sha256"), certificate.sha256},
            {QStringLiteral("tls"), certificate.tlsVersion},
            {QStringLiteral("cipher"), certificate.cipher},
            {QStringLiteral("faults"), QJsonArray::fromStringList(certificate.faults)}};
}

} // namespace

QJsonArray toJson(const Evidence &evidence)
{
    QJsonArray rows;
    for (const Conversation &talk : evidence.conversations) {
        for (const Exchange &exchange : talk.exchanges) {
            QJsonObject o{{QStringLiteral("id"), exchange.id},
                          {QStringLiteral("probe"), name(talk.protocol)},
                          {QStringLiteral("purpose"), name(talk.purpose)},
                          {QStringLiteral("host"), talk.endpoint.host},
                          {QStringLiteral("stage"), stageName(exchange.step)},
                          {QStringLiteral("outcome"), outcomeWord(exchange.outcome)},
                          {QStringLiteral("ms"), exchange.ms}};
            if (talk.endpoint.port != 0) {
                o.insert(QStringLiteral("port"), talk.endpoint.port);
                o.insert(QStringLiteral("security"), name(talk.endpoint.security));
            }
            if (!talk.address.isEmpty())
                o.insert(QStringLiteral("address"), talk.address);
            if (!talk.source.isEmpty())
                o.insert(QStringLiteral("source"), talk.source);
            if (!exchange.said.isEmpty())
                o.insert(QStringLiteral("said"), exchange.said);
            if (!exchange.reply.isEmpty())
                o.insert(QStringLiteral("reply"), toJson(exchange.reply));
            if (exchange.certificate)
                o.insert(QStringLiteral("certificate"), toJson(*exchange.certificate));
            if (!exchange.detail.isEmpty())
                o.insert(QStringLiteral("detail"), exchange.detail);
            rows += o;
        }
    }
    return rows;
}

QJsonArray toJson(const QList<Enquiry> &enquiries)
{
    QJsonArray rows;
    for (const Enquiry &enquiry : enquiries)
        rows += QJsonObject{{QStringLiteral("how"), enquiry.how},
                            {QStringLiteral("asked"), enquiry.asked},
                            {QStringLiteral("outcome"), enquiry.outcome},
                            {QStringLiteral("found"), QJsonArray::fromStringList(enquiry.found)}};
    return rows;
}

} // namespace todoku

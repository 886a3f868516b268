#include "advice/report.h"

#include "evidence/evidencejson.h"

#include <cmath>

namespace todoku
{

namespace
{

/// Three decimals are more than we know.
double rounded(double number)
{
    return std::round(number * 1000) / 1000;
}

QJsonArray toJson(const QList<ToldReason> &reasons)
{
    QJsonArray rows;
    for (const ToldReason &reason : reasons)
        rows +=
            QJsonObject{{QStringLiteral("evidence"), reason.evidence}, {QStringLiteral("why"), reason.why}};
    return rows;
}

QJsonArray toJson(const QList<ToldStep> &steps)
{
    QJsonArray rows;
    for (const ToldStep &step : steps) {
        QJsonObject settings;
        for (auto it = step.settings.cbegin(); it != step.settings.cend(); ++it)
            settings.insert(it.key(), it.value());
        rows += QJsonObject{{QStringLiteral("id"), step.id},
                            {QStringLiteral("text"), step.text},
                            {QStringLiteral("settings"), settings}};
    }
    return rows;
}

QJsonObject toJson(const ServerSettings &server)
{
    return {{QStringLiteral("protocol"), name(server.protocol)},
            {QStringLiteral("host"), server.host},
            {QStringLiteral("port"), server.port},
            {QStringLiteral("security"), name(server.security)},
            {QStringLiteral("user"), server.user},
            {QStringLiteral("auth"), server.auth},
            {QStringLiteral("proved"), server.proved}};
}

QJsonObject toJson(const Settings &settings)
{
    QJsonObject o;
    if (settings.incoming)
        o.insert(QStringLiteral("incoming"), toJson(*settings.incoming));
    if (settings.outgoing)
        o.insert(QStringLiteral("outgoing"), toJson(*settings.outgoing));
    if (!settings.alternatives.isEmpty()) {
        QJsonArray others;
        for (const ServerSettings &other : settings.alternatives)
            others += toJson(other);
        o.insert(QStringLiteral("alternatives"), others);
    }
    return o;
}

QJsonArray toJson(const QList<ToldUndecided> &undecided)
{
    QJsonArray rows;
    for (const ToldUndecided &one : undecided)
        rows += QJsonObject{{QStringLiteral("between"), QJsonArray::fromStringList(one.between)},
                            {QStringLiteral("text"), one.text}};
    return rows;
}

} // namespace

QJsonArray diagnosesJson(const Advice &advice)
{
    QJsonArray rows;
    for (const ToldDiagnosis &diagnosis : advice.diagnoses)
        rows += QJsonObject{{QStringLiteral("id"), diagnosis.id},
                            {QStringLiteral("confidence"), rounded(diagnosis.confidence)},
                            {QStringLiteral("title"), diagnosis.title},
                            {QStringLiteral("explanation"), diagnosis.explanation},
                            {QStringLiteral("faq"), QJsonArray::fromStringList(diagnosis.faq)},
                            {QStringLiteral("for"), toJson(diagnosis.speaksFor)},
                            {QStringLiteral("against"), toJson(diagnosis.speaksAgainst)},
                            {QStringLiteral("advice"), toJson(diagnosis.steps)}};
    return rows;
}

QJsonObject settingsJson(const Settings &settings)
{
    return toJson(settings);
}

QJsonObject checkJson(const Advice &advice, const Evidence &evidence, double elapsedMs)
{
    QJsonObject o{{QStringLiteral("schema"), 1},
                  {QStringLiteral("verdict"), name(advice.verdict)},
                  {QStringLiteral("diagnoses"), diagnosesJson(advice)},
                  {QStringLiteral("undecided"), toJson(advice.undecided)},
                  {QStringLiteral("evidence"), toJson(evidence)},
                  {QStringLiteral("settings"), toJson(advice.settings)},
                  {QStringLiteral("discovery"), toJson(evidence.enquiries)},
                  {QStringLiteral("elapsed_ms"), rounded(elapsedMs)}};
    if (!advice.code.isEmpty())
        o.insert(QStringLiteral("code"), advice.code);
    if (!advice.masked.isEmpty())
        o.insert(QStringLiteral("masked"), QJsonArray::fromStringList(advice.masked));
    return o;
}

} // namespace todoku

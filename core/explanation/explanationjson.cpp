#include "explanation/explanationjson.h"

#include <QJsonArray>

#include <cmath>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

QJsonValue wordOrNull(const QString &word)
{
    return word.isEmpty() ? QJsonValue() : QJsonValue(word);
}

double rounded(double confidence)
{
    return std::round(confidence * 1000) / 1000;
}

QJsonArray candidatesOf(const Explanation &explanation)
{
    QJsonArray candidates;
    for (const Suspect &suspect : explanation.suspects)
        candidates += QJsonObject{{u"diagnosis"_s, suspect.cause->id}, {u"confidence"_s, rounded(suspect.confidence)}};
    return candidates;
}

QJsonArray stepsOf(const ToldExplanation &told)
{
    QJsonArray steps;
    for (const ToldStep &step : told.steps)
        steps += step.text;
    return steps;
}

} // namespace

QJsonObject toJson(const Explanation &explanation, Language language)
{
    const Statement &statement = explanation.statement;
    const ToldExplanation told = tell(explanation, language);
    const Suspect *named = explanation.named();
    QJsonObject object{{u"schema"_s, 1},
                       {u"source"_s, explanation.source},
                       {u"kind"_s, explanation.kind()},
                       {u"recipient"_s, wordOrNull(statement.recipient)},
                       {u"code"_s, statement.reply.code == 0 ? QJsonValue() : QJsonValue(statement.reply.code)},
                       {u"enhanced"_s, wordOrNull(statement.reply.enhanced)},
                       {u"reason"_s, explanation.reason()},
                       {u"diagnosis"_s, named ? QJsonValue(named->cause->id) : QJsonValue()},
                       {u"confidence"_s, named ? rounded(named->confidence) : 0.0},
                       {u"reported_by"_s, wordOrNull(statement.reportedBy)},
                       {u"remote"_s, wordOrNull(statement.remote)},
                       {u"server_text"_s, wordOrNull(statement.reply.text())},
                       {u"quote"_s, wordOrNull(explanation.quote)},
                       {u"title"_s, told.title},
                       {u"explanation"_s, told.explanation},
                       {u"advice"_s, stepsOf(told)}};
    const auto permanent = statement.permanent();
    object.insert(u"permanent"_s, permanent ? QJsonValue(*permanent) : QJsonValue());
    const QStringList faq = named                ? named->cause->faq
                            : explanation.answer ? explanation.answer->faq
                                                 : QStringList();
    object.insert(u"faq"_s, QJsonArray::fromStringList(faq));
    if (explanation.suspects.size() > 1)
        object.insert(u"candidates"_s, candidatesOf(explanation));
    if (!told.wouldTell.isEmpty())
        object.insert(u"would_tell"_s, QJsonArray::fromStringList(told.wouldTell));
    if (!told.asides.isEmpty())
        object.insert(u"program_says"_s, QJsonArray::fromStringList(told.asides));
    if (!statement.stage.isEmpty())
        object.insert(u"stage"_s, statement.stage);
    if (!statement.action.isEmpty())
        object.insert(u"action"_s, statement.action);
    if (!statement.errorCodes.isEmpty())
        object.insert(u"error_codes"_s, QJsonArray::fromStringList(statement.errorCodes));
    if (!statement.host.isEmpty())
        object.insert(u"server"_s, statement.host);
    if (statement.port != 0)
        object.insert(u"port"_s, statement.port);
    if (statement.security)
        object.insert(u"security"_s, name(*statement.security));
    if (explanation.kind() == u"question"_s)
        object.insert(u"answer"_s, explanation.answer->id);
    if (explanation.day.isValid())
        object.insert(u"day"_s, explanation.day.toString(Qt::ISODate));
    return object;
}

} // namespace todoku

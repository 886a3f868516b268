#include "interview/callsheetjson.h"

#include <QJsonArray>

#include <cmath>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

QJsonValue next(const std::optional<ToldQuestion> &question)
{
    if (!question)
        return QJsonValue::Null;
    QJsonArray answers;
    for (const auto &answer : question->answers)
        answers += QJsonObject{{u"id"_s, answer.id}, {u"text"_s, answer.text}};
    return QJsonObject{{u"id"_s, question->id},
                       {u"ask"_s, question->ask},
                       {u"why"_s, question->why},
                       {u"how"_s, question->how},
                       {u"answers"_s, answers}};
}

QJsonArray candidates(const CallSheet &sheet)
{
    QJsonArray all;
    // More digits would claim more than judgement can give.
    for (const ToldCandidate &one : sheet.candidates)
        all += QJsonObject{{u"id"_s, one.id},
                           {u"title"_s, one.title},
                           {u"probability"_s, std::round(one.probability * 100) / 100},
                           {u"certainty"_s, one.certainty}};
    return all;
}

/// An id, or null where a code names none.
QJsonValue idOf(const NumberedDiagnosis &diagnosis)
{
    return diagnosis.id.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(diagnosis.id);
}

QJsonObject code(const QString &digits, const ResultSummary &summary)
{
    QJsonObject ports;
    for (const quint16 port : ResultSummary::ports)
        ports.insert(QString::number(port), name(summary.door(port)));
    return {{u"code"_s, digits},
            {u"verdict"_s, name(summary.verdict)},
            {u"diagnosis"_s, idOf(summary.first)},
            {u"number"_s, summary.first.number},
            {u"certainty"_s, name(summary.surety)},
            {u"second"_s, idOf(summary.second)},
            {u"ports"_s, ports},
            {u"receiving"_s, name(summary.receiving)},
            {u"encryption"_s, name(summary.encryption)}};
}

} // namespace

QJsonObject toJson(const CallSheet &sheet)
{
    QJsonArray answers;
    for (const Turn &turn : sheet.answers)
        answers += QJsonObject{{u"question"_s, turn.question}, {u"answer"_s, turn.answer}};
    QJsonArray advice;
    for (const ToldStep &step : sheet.advice)
        advice += QJsonObject{{u"id"_s, step.id}, {u"text"_s, step.text}};
    const QJsonValue undecided = sheet.decided
                                     ? QJsonValue(QJsonValue::Null)
                                     : QJsonObject{{u"between"_s, QJsonArray::fromStringList(sheet.between)},
                                                   {u"text"_s, sheet.undecided}};
    QJsonObject o{{u"schema"_s, 1},
                  {u"answers"_s, answers},
                  {u"next"_s, next(sheet.next)},
                  {u"candidates"_s, candidates(sheet)},
                  {u"decided"_s, sheet.decided},
                  {u"undecided"_s, undecided},
                  {u"advice"_s, advice},
                  {u"read_aloud"_s, sheet.readAloud},
                  {u"ticket"_s, sheet.ticket},
                  {u"follow_up"_s, sheet.followUp}};
    if (sheet.summary)
        o.insert(u"code"_s, code(sheet.code, *sheet.summary));
    return o;
}

} // namespace todoku

#include "explanation/explanationjson.h"

#include "explanation/jsonline.h"

#include <cmath>

namespace todoku
{

namespace
{

double rounded(double confidence)
{
    return std::round(confidence * 1000) / 1000;
}

QByteArray candidatesOf(const QList<Suspect> &suspects)
{
    QByteArray list = "[";
    for (const Suspect &suspect : suspects) {
        JsonLine candidate;
        candidate.add("diagnosis", suspect.cause->id);
        candidate.add("confidence", rounded(suspect.confidence));
        if (list.size() > 1)
            list += ',';
        list += candidate.take();
    }
    return list + ']';
}

/// What the statement says, in the contract's words.
void addStatement(JsonLine &line, const Statement &statement)
{
    line.addWord("recipient", statement.recipient);
    if (statement.reply.code == 0)
        line.addNull("code");
    else
        line.add("code", qint64(statement.reply.code));
    line.addWord("enhanced", statement.reply.enhanced);
    if (const auto permanent = statement.permanent())
        line.add("permanent", *permanent);
    else
        line.addNull("permanent");
}

/// What the contract does not name but a helpdesk likes to have, where it is known.
void addAsides(JsonLine &line, const Explanation &explanation)
{
    const Statement &statement = explanation.statement;
    if (!statement.stage.isEmpty())
        line.add("stage", statement.stage);
    if (!statement.action.isEmpty())
        line.add("action", statement.action);
    if (!statement.errorCodes.isEmpty())
        line.add("error_codes", statement.errorCodes);
    if (!statement.host.isEmpty())
        line.add("server", statement.host);
    if (statement.port != 0)
        line.add("port", qint64(statement.port));
    if (statement.security)
        line.add("security", name(*statement.security));
    if (explanation.kind() == QLatin1StringView("question"))
        line.add("answer", explanation.answer->id);
    if (explanation.day.isValid())
        line.add("day", explanation.dayInIso());
}

} // namespace

QByteArray toJsonLine(const Explanation &explanation, Language language)
{
    const Statement &statement = explanation.statement;
    const Suspect *named = explanation.named();
    const ToldExplanation told = tell(explanation, language);
    JsonLine line;
    line.add("schema", qint64(1));
    line.add("source", explanation.source);
    line.add("kind", explanation.kind());
    addStatement(line, statement);
    line.add("reason", explanation.reason());
    line.addWord("diagnosis", named ? named->cause->id : QString());
    line.add("confidence", named ? rounded(named->confidence) : 0.0);
    line.add("faq", named ? named->cause->faq : explanation.answer ? explanation.answer->faq : QStringList());
    line.addWord("reported_by", statement.reportedBy);
    line.addWord("remote", statement.remote);
    line.addWord("server_text", statement.reply.text());
    line.addWord("quote", explanation.quote);
    line.add("title", told.title);
    line.add("explanation", told.explanation);
    QStringList steps;
    for (const ToldStep &step : told.steps)
        steps += step.text;
    line.add("advice", steps);
    if (explanation.suspects.size() > 1)
        line.addRaw("candidates", candidatesOf(explanation.suspects));
    if (!told.wouldTell.isEmpty())
        line.add("would_tell", told.wouldTell);
    if (!told.asides.isEmpty())
        line.add("program_says", told.asides);
    addAsides(line, explanation);
    return line.take();
}

} // namespace todoku

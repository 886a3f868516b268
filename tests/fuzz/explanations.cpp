#include "explanations.h"

#include "bundledknowledge.h"
#include "demand.h"
#include "explanation/explanationjson.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// Judged by other means than those of the readers: somebody at some place, nothing that ends a line or an
/// address.
bool isAddress(const QString &text)
{
    static const QRegularExpression shape(u"^[^\\s<>\\p{Cc}]+@[^\\s<>@\\p{Cc}]+$"_s);
    return text.size() <= 1000 && shape.match(text).hasMatch();
}

bool isWordOf(const QString &word, const char *words)
{
    return QString::fromLatin1(words).split(u' ').contains(word);
}

void demandWords(const Explanation &explanation)
{
    for (const Language language : {Language::Japanese, Language::English}) {
        const ToldExplanation told = tell(explanation, language);
        demand(!told.title.isEmpty(), "an explanation has a title in both languages", explanation.kind());
        demand(!told.explanation.isEmpty(), "it says more than its title", told.title);
        for (const ToldStep &step : told.steps)
            demand(!step.text.isEmpty(), "a step is in both languages", step.id);
    }
}

void demandSuspects(const QList<Suspect> &suspects)
{
    double before = 1;
    for (const Suspect &suspect : suspects) {
        demand(suspect.cause != nullptr, "a suspect has a cause");
        demand(suspect.confidence > 0 && suspect.confidence <= before, "the most likely comes first",
               suspect.cause->id);
        before = suspect.confidence;
    }
}

void demandStatement(const Statement &statement)
{
    const Reply &reply = statement.reply;
    static const QRegularExpression enhanced(u"^[245]\\.[0-9]{1,3}\\.[0-9]{1,3}$"_s);
    demand(statement.recipient.isEmpty() || isAddress(statement.recipient), "a recipient is an address",
           statement.recipient);
    demand(reply.code == 0 || (reply.code >= 200 && reply.code <= 599), "a code is one of SMTP",
           QString::number(reply.code));
    demand(reply.enhanced.isEmpty() || enhanced.match(reply.enhanced).hasMatch(),
           "an enhanced code is as RFC 3463 writes it", reply.enhanced);
    demand(statement.stage.isEmpty() ||
               isWordOf(statement.stage, "connect hello tls auth mail rcpt data receive"),
           "a stage is a word of the contract", statement.stage);
    for (const QString &text : reply.lines + QStringList{statement.notice, statement.recipient,
                                                         statement.reportedBy, statement.remote})
        for (const QChar c : text)
            demand(c.unicode() >= 0x20 && c.unicode() != 0x7F && c.unicode() != 0x202E,
                   "a stranger's text is safe to show", text);
}

} // namespace

void demandExplained(const QList<Explanation> &explanations)
{
    demand(!explanations.isEmpty(), "whatever it is, it is explained");
    for (const Explanation &explanation : explanations) {
        demandStatement(explanation.statement);
        demandSuspects(explanation.suspects);
        demandWords(explanation);
        demand(isWordOf(explanation.kind(), "bounce reply client-error not-a-bounce question"),
               "a kind is a word of the contract", explanation.kind());
    }
}

QByteArray printed(const QList<Explanation> &explanations)
{
    QByteArray all;
    for (const Explanation &explanation : explanations)
        for (const Language language : {Language::Japanese, Language::English}) {
            const QByteArray line = toJsonLine(explanation, language);
            QJsonParseError error{};
            const QJsonObject object = QJsonDocument::fromJson(line, &error).object();
            demand(error.error == QJsonParseError::NoError && !line.contains('\n'),
                   "a line of JSON is one object", QString::fromUtf8(line));
            demand(object[u"schema"_s].toInt() == 1, "it says its schema", QString::fromUtf8(line));
            all += line + '\n';
        }
    return all;
}

const Knowledge &fuzzedKnowledge()
{
    static const Knowledge knowledge = bundledKnowledge();
    return knowledge;
}

} // namespace todoku

#include "explanation/explanation.h"

#include "advice/wording.h"
#include "evidence/servertext.h"
#include "letters/bounce.h"
#include "letters/quoted.h"

#include <QLocale>

#include <algorithm>

namespace todoku
{

namespace
{

/// From here on nothing else needs to be named beside it.
constexpr double almostCertainFrom = 0.9;
/// More than so many other causes are no help.
constexpr qsizetype mostOthers = 4;
/// So much is asked in one sentence; who tells more tells what happened.
constexpr qsizetype longestQuestion = 120;
/// Nobody pastes more; of a file that is longer, its beginning is read.
constexpr std::size_t longestText = 512 * 1024;
/// A text of this length is its own deciding sentence.
constexpr qsizetype shortEnough = 160;

/// The answers that stand for "it cannot be told", by what can be said all the same.
std::shared_ptr<const Answer> fallback(const Statement &statement, const Knowledge &knowledge)
{
    const auto permanent = statement.permanent();
    const QString id = statement.kind == StatementKind::NotABounce ? QStringLiteral("unexplained-letter")
                       : !permanent                                ? QStringLiteral("unexplained")
                       : *permanent                                ? QStringLiteral("unexplained-permanent")
                                                                   : QStringLiteral("unexplained-temporary");
    const auto &answers = knowledge.answers();
    const auto found =
        std::find_if(answers.cbegin(), answers.cend(), [&](const auto &answer) { return answer->id == id; });
    return found == answers.cend() ? nullptr : *found;
}

QList<std::shared_ptr<const ClientError>> programsIn(const Statement &statement, const Knowledge &knowledge)
{
    QList<std::shared_ptr<const ClientError>> programs;
    for (const QString &code : statement.errorCodes)
        programs += knowledge.quotations().errorsOf(code);
    if (statement.kind == StatementKind::Bounce) // written by mail systems, not by mail programs
        return programs;
    for (const auto &error : knowledge.quotations().errorsIn(statement.notice))
        if (!programs.contains(error))
            programs += error;
    return programs;
}

bool endsSentence(const QString &text, qsizetype at)
{
    const QChar c = text[at];
    if (c == u'。' || c == u'！' || c == u'？')
        return true;
    return (c == u'.' || c == u'!' || c == u'?') && (at + 1 == text.size() || text[at + 1] == u' ');
}

/// The sentence around the place that decided.
QString sentenceAround(const QString &text, qsizetype at, qsizetype length)
{
    qsizetype begin = at;
    while (begin > 0 && at - begin < 200 && !endsSentence(text, begin - 1))
        --begin;
    qsizetype end = std::min(at + length, text.size());
    while (end < text.size() && end - at < 300 && !endsSentence(text, end - 1))
        ++end;
    return text.mid(begin, end - begin).trimmed();
}

QString quoteOf(const Suspect &suspect, const Knowledge &knowledge)
{
    if (suspect.speaksFor.isEmpty())
        return {};
    const QString says = suspect.speaksFor.first().finding.fact(QStringLiteral("says"));
    if (suspect.phrase < 0 || says.size() <= shortEnough)
        return says.left(300);
    const std::string heard = asHeard(says);
    const auto place = knowledge.quotations().phrases().find(suspect.phrase, heard);
    if (!place)
        return says.left(300);
    const QString text = QString::fromStdString(heard);
    const qsizetype begin = QString::fromUtf8(heard.data(), qsizetype(place->first)).size();
    const qsizetype length = QString::fromUtf8(heard.data() + place->first, qsizetype(place->second)).size();
    return sentenceAround(text, begin, length);
}

/// A text that asks is a question, whatever its words would mean in a server's mouth: unless they fit a cause
/// more narrowly than the question.
std::shared_ptr<const Answer> answerTo(const Explanation &explanation, const Knowledge &knowledge)
{
    const Statement &statement = explanation.statement;
    if (statement.kind != StatementKind::Reply || !statement.reply.isEmpty() ||
        statement.notice.size() > longestQuestion)
        return nullptr;
    const auto &[answer, narrowness] = knowledge.quotations().answerIn(statement.notice);
    if (!answer || explanation.suspects.isEmpty() || explanation.suspects.first().confidence < likelyFrom)
        return answer;
    const int phrase = explanation.suspects.first().phrase;
    return phrase < 0 || knowledge.quotations().phrases().narrowness(phrase) <= narrowness ? answer : nullptr;
}

Explanation explanationOf(Statement statement, const QString &source, const Knowledge &knowledge)
{
    Explanation explanation;
    explanation.source = source;
    Evidence evidence;
    evidence.add(statement);
    // A mail program's number may stand for a server's reply that nobody quotes.
    explanation.programs = programsIn(statement, knowledge);
    if (statement.reply.isEmpty())
        for (const auto &program : explanation.programs)
            if (program->reply != 0) {
                statement.reply.code = program->reply;
                if (statement.stage.isEmpty())
                    statement.stage = program->stage;
                evidence.statements.first().stage = statement.stage;
                break;
            }
    if (statement.kind == StatementKind::Reply && !explanation.programs.isEmpty() &&
        statement.reply.isEmpty())
        statement.kind = StatementKind::ClientError;
    Diagnosis diagnosis = diagnose(findIn(evidence), knowledge);
    explanation.suspects = std::move(diagnosis.suspects);
    explanation.statement = std::move(statement);
    explanation.answer = answerTo(explanation, knowledge);
    if (explanation.answer)
        return explanation;
    if (const Suspect *named = explanation.named())
        explanation.quote = quoteOf(*named, knowledge);
    else
        explanation.answer = fallback(explanation.statement, knowledge);
    return explanation;
}

QList<Explanation> explanationsOf(const QList<Statement> &statements, const QString &source,
                                  const Knowledge &knowledge)
{
    QList<Explanation> explanations;
    for (const Statement &statement : statements)
        explanations += explanationOf(statement, source, knowledge);
    return explanations;
}

bool isUnclear(const Explanation &explanation)
{
    return explanation.statement.kind != StatementKind::NotABounce &&
           (explanation.suspects.isEmpty() || explanation.suspects.first().confidence < likelyFrom ||
            explanation.suspects.first().phrase < 0);
}

QDate dayOf(const Letter &letter)
{
    const QString date = letter.field("date");
    const QDateTime moment = QDateTime::fromString(date.section(u'(', 0, 0).trimmed(), Qt::RFC2822Date);
    return moment.isValid() ? moment.toUTC().date() : QDate();
}

/// What else is worth naming beside the first suspect. Where words speak, what numbers alone allow is no
/// help.
QList<const Suspect *> othersThan(const Explanation &explanation)
{
    QList<const Suspect *> others;
    const Suspect *named = explanation.named();
    for (const Suspect &suspect : explanation.suspects)
        if (&suspect != named && suspect.confidence >= namedFrom && others.size() < mostOthers &&
            (named->phrase < 0 || suspect.phrase >= 0))
            others += &suspect;
    return others;
}

QString doubtOf(const Explanation &explanation, Language language)
{
    const double confidence = explanation.named()->confidence;
    if (confidence >= almostCertainFrom)
        return {};
    QStringList titles;
    for (const Suspect *other : othersThan(explanation))
        titles += Words{QStringLiteral("「%1」"), QStringLiteral("“%1”")}.in(language).arg(
            other->cause->title.in(language));
    if (!titles.isEmpty())
        return Words{QStringLiteral("この文だけでは決められません。%1の可能性もあります。"),
                     QStringLiteral("These words alone don't settle it. It could also be: %1.")}
            .in(language)
            .arg(titles.join(Words{QString(), QStringLiteral(", ")}.in(language)));
    if (confidence >= likelyFrom)
        return {};
    return Words{QStringLiteral("この文から考えられる原因の一つで、確実ではありません。"),
                 QStringLiteral("This is one reading of these words, and not certain.")}
        .in(language);
}

Words toldApart(const Cause &one, const Cause &other)
{
    const Words words = one.toldApart.value(other.id);
    return words.complete() ? words : other.toldApart.value(one.id);
}

} // namespace

QString Explanation::kind() const
{
    if (answer && !answer->asked.isEmpty() && statement.kind == StatementKind::Reply &&
        statement.reply.isEmpty() && !named())
        return QStringLiteral("question");
    return name(statement.kind);
}

const Suspect *Explanation::named() const
{
    const bool isQuestion = answer && statement.kind == StatementKind::Reply;
    return isQuestion || suspects.isEmpty() || suspects.first().confidence < namedFrom ? nullptr
                                                                                       : &suspects.first();
}

QString Explanation::dayInIso() const
{
    // A mailbox goes from day to day.
    static thread_local std::pair<QDate, QString> last;
    if (last.first != day)
        last = {day, day.toString(Qt::ISODate)};
    return last.second;
}

QString Explanation::reason() const
{
    const Suspect *suspect = named();
    return suspect && !suspect->reason.isEmpty() ? suspect->reason : QStringLiteral("undefined");
}

QList<Explanation> explain(const Exhibit &exhibit, const Knowledge &knowledge)
{
    if (!looksLikeLetter(exhibit.bytes)) {
        const auto bytes = QByteArray::fromStdString(exhibit.bytes.substr(0, longestText));
        QStringList lines;
        for (const QByteArray &line : QByteArray(bytes).replace("\r\n", "\n").replace('\r', '\n').split('\n'))
            lines += decodeServerText(line);
        return explainText(lines.join(u'\n'), exhibit.source, knowledge);
    }
    const Letter letter{exhibit.bytes};
    // A report for programs says it all in most bounces; the words for people are read where it does not.
    QList<Explanation> explanations =
        explanationsOf(statementsOf(letter, Reading::Report), exhibit.source, knowledge);
    if (explanations.isEmpty() || std::any_of(explanations.cbegin(), explanations.cend(), isUnclear))
        explanations = explanationsOf(statementsOf(letter, Reading::Whole), exhibit.source, knowledge);
    const QDate day = dayOf(letter);
    for (Explanation &explanation : explanations)
        explanation.day = day;
    return explanations;
}

QList<Explanation> explainText(const QString &text, const QString &source, const Knowledge &knowledge)
{
    return explanationsOf(statementsIn(text), source, knowledge);
}

ToldExplanation tell(const Explanation &explanation, Language language)
{
    ToldExplanation told;
    for (const auto &program : explanation.programs) {
        told.asides += program->means.in(language);
        if (program->misleads.complete())
            told.asides += program->misleads.in(language);
    }
    if (const Suspect *suspect = explanation.named()) {
        const ToldDiagnosis first = adviseOn(*suspect, {}, language);
        told.title = first.title;
        told.explanation = first.explanation;
        told.steps = first.steps;
        told.doubt = doubtOf(explanation, language);
        if (!told.doubt.isEmpty())
            for (const Suspect *other : othersThan(explanation))
                if (const Words words = toldApart(*suspect->cause, *other->cause); words.complete())
                    told.wouldTell += words.in(language);
        return told;
    }
    if (explanation.answer) {
        told.title = explanation.answer->title.in(language);
        told.explanation = explanation.answer->text.in(language);
    } else if (!told.asides.isEmpty()) {
        told.title = told.asides.takeFirst();
    }
    return told;
}

} // namespace todoku

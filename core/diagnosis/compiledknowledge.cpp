#include "diagnosis/knowledge.h"

#include <QDataStream>
#include <QIODevice>

namespace todoku
{

// Each struct names its fields once, for writing and for reading. Not in a namespace without a name: Qt's own
// containers look for the operators where the struct is declared.

template <class Take>
static void fieldsOf(Words &words, Take take)
{
    take(words.ja, words.en);
}

template <class Take>
static void fieldsOf(Scope &scope, Take take)
{
    take(scope.hosts, scope.from, scope.until);
}

template <class Take>
static void fieldsOf(Condition &condition, Take take)
{
    take(condition.finding, condition.codes, condition.enhanced, condition.says, condition.where,
         condition.scope, condition.line);
}

template <class Take>
static void fieldsOf(Rule &rule, Take take)
{
    take(rule.main, rule.with, rule.without, rule.certainty);
}

template <class Take>
static void fieldsOf(Quotation &quotation, Take take)
{
    take(quotation.says, quotation.codes, quotation.enhanced, quotation.where, quotation.scope,
         quotation.reason, quotation.certainty, quotation.line);
}

template <class Take>
static void fieldsOf(AdviceText &advice, Take take)
{
    take(advice.id, advice.text, advice.unless);
}

template <class Take>
static void fieldsOf(Specimen &specimen, Take take)
{
    take(specimen.kind, specimen.text, specimen.line);
}

template <class Take>
static void fieldsOf(Source &source, Take take)
{
    take(source.url, source.checked);
}

template <class Take>
static void fieldsOf(Cause &cause, Take take)
{
    take(cause.id, cause.blame, cause.faq, cause.reason, cause.rules, cause.quotations, cause.against,
         cause.outranks, cause.toldApart, cause.sources, cause.title, cause.explanation, cause.advice,
         cause.specimens, cause.file, cause.causesNamed);
}

template <class Take>
static void fieldsOf(ClientError &error, Take take)
{
    take(error.client, error.clientName, error.id, error.codes, error.says, error.reply, error.stage,
         error.unverified, error.suspects, error.means, error.misleads, error.file, error.line);
}

template <class Take>
static void fieldsOf(Answer &answer, Take take)
{
    take(answer.id, answer.faq, answer.asked, answer.sources, answer.title, answer.text, answer.file,
         answer.line);
}

template <class T>
concept HasFields = requires(T &thing)
{
    fieldsOf(thing, [](auto &...) {});
};

static QDataStream &operator<<(QDataStream &stream, const TextPatterns &patterns)
{
    return stream << patterns.sources();
}

static QDataStream &operator>>(QDataStream &stream, TextPatterns &patterns)
{
    QStringList sources;
    stream >> sources;
    patterns = TextPatterns::trusted(sources);
    return stream;
}

template <HasFields T>
static QDataStream &operator<<(QDataStream &stream, const T &thing)
{
    fieldsOf(const_cast<T &>(thing), [&stream](auto &...fields) { (stream << ... << fields); });
    return stream;
}

template <HasFields T>
static QDataStream &operator>>(QDataStream &stream, T &thing)
{
    fieldsOf(thing, [&stream](auto &...fields) { (stream >> ... >> fields); });
    return stream;
}

template <class T>
static QDataStream &operator<<(QDataStream &stream, const std::shared_ptr<const T> &thing)
{
    return stream << *thing;
}

template <class T>
static QDataStream &operator>>(QDataStream &stream, std::shared_ptr<const T> &thing)
{
    auto fresh = std::make_shared<T>();
    stream >> *fresh;
    thing = std::move(fresh);
    return stream;
}

/// As the machines that we are built for keep their numbers and letters: nothing is turned around.
static void prepare(QDataStream &stream)
{
    stream.setByteOrder(QDataStream::LittleEndian);
    stream.setVersion(QDataStream::Qt_6_0);
}

QByteArray Knowledge::compiled() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    prepare(stream);
    stream << m_causes << m_sentences << m_clientErrors << m_answers << m_quotations->phrases().packed();
    return bytes;
}

std::optional<Knowledge> Knowledge::fromCompiled(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    prepare(stream);
    Knowledge knowledge;
    QByteArray packed;
    stream >> knowledge.m_causes >> knowledge.m_sentences >> knowledge.m_clientErrors >>
        knowledge.m_answers >> packed;
    auto phrases = PhraseBook::unpacked(packed);
    if (stream.status() != QDataStream::Ok || !stream.atEnd() || !phrases)
        return std::nullopt;
    knowledge.m_quotations = std::make_shared<const Quotations>(knowledge.m_causes, knowledge.m_clientErrors,
                                                                knowledge.m_answers, *std::move(phrases));
    return knowledge;
}

} // namespace todoku

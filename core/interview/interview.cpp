#include "interview/interview.h"

#include "evidence/servertext.h"
#include "explanation/explanation.h"
#include "resultcode/resultcode.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// What a question is worth, by its effort: the harder it is, the likelier the caller gives up or guesses.
constexpr double worth[] = {0, 1.0, 0.4, 0.2};
/// A question that tells less than this, in bits, only costs the caller's patience.
constexpr double leastGain = 0.01;
/// Who has this share of the first one's probability is not told apart from it.
constexpr double asGoodAsFirst = 0.5;
/// Below this even the first one is only a guess among many.
constexpr double standsOutFrom = 0.15;
constexpr qsizetype mostUndecided = 4;
/// From here on the words of an error leave no doubt, as `explain` sees it.
constexpr double almostCertainFrom = 0.9;
/// "Timed out" is likely a dead server to who reads a returned mail; on the phone it may be the line. So what
/// is less than almost certain counts this many times its odds, against a cause that was not pointed at.
constexpr double narrowing = 15;
/// Words that were read out may have been misread.
constexpr double surestHeard = 0.98;

/// How likely a check's first diagnosis is, by the class that its code carries.
double probabilityOf(Surety surety)
{
    switch (surety) {
    case Surety::AlmostCertain:
        return 0.95;
    case Surety::Likely:
        return 0.82;
    case Surety::Possible:
        return 0.55;
    case Surety::NotNamed:
        return 0.35;
    }
    Q_UNREACHABLE();
}
/// What the first keeps of it where a second is close behind.
constexpr double shareBesideASecond = 0.55;

void normalise(std::vector<double> &weights)
{
    const double sum = std::accumulate(weights.cbegin(), weights.cend(), 0.0);
    for (double &weight : weights)
        weight /= sum;
}

void multiply(std::vector<double> &weights, const std::vector<double> &by)
{
    std::transform(weights.cbegin(), weights.cend(), by.cbegin(), weights.begin(), std::multiplies<>());
    normalise(weights);
}

/// -p log2 p, the part of one cause in the uncertainty, in bits.
double uncertainty(double p)
{
    return p > 0 ? -p * std::log2(p) : 0;
}

const Turn *turnOf(const QList<Turn> &turns, const QString &question)
{
    const auto found = std::find_if(turns.cbegin(), turns.cend(),
                                    [&](const Turn &turn) { return turn.question == question; });
    return found == turns.cend() ? nullptr : &*found;
}

template <class... Arguments>
Words both(const Words &words, const Arguments &...arguments)
{
    return {words.ja.arg(arguments...), words.en.arg(arguments...)};
}

QString idsOf(const QList<Question> &questions)
{
    QStringList ids;
    for (const Question &question : questions)
        ids += question.id;
    return ids.join(u' ');
}

QString idsOf(const QList<SpokenAnswer> &choices)
{
    QStringList ids;
    for (const SpokenAnswer &choice : choices)
        ids += choice.id;
    return (ids + QStringList{doesNotKnow}).join(u' ');
}

/// How sure the words of an error make each cause that they point at. Where words speak, what numbers alone
/// allow is no help.
QMap<QString, double> pointedAt(const QString &text, const Knowledge &knowledge)
{
    QMap<QString, double> causes;
    for (const Explanation &explanation : explainText(text, u"-"_s, knowledge)) {
        if (explanation.suspects.isEmpty() || explanation.kind() == "question"_L1)
            continue;
        const Suspect &first = explanation.suspects.first();
        for (const Suspect &suspect : explanation.suspects) {
            if (first.phrase >= 0 && suspect.phrase < 0)
                continue;
            // Where the narrowest words are sure, those that other words in them allow are beside the point.
            const bool beside = suspect.cause != first.cause && first.confidence >= almostCertainFrom;
            double &known = causes[suspect.cause->id];
            known = std::max(known, beside ? std::min(suspect.confidence, namedFrom) : suspect.confidence);
        }
    }
    return causes;
}

} // namespace

Interview::Interview(Questionnaire questionnaire, Knowledge knowledge, DiagnosisNumbers numbers)
    : m_questionnaire(std::move(questionnaire)), m_knowledge(std::move(knowledge)),
      m_numbers(std::move(numbers))
{
    for (const auto &cause : m_knowledge.causes())
        m_priors.push_back(m_questionnaire.priors.value(cause->id, 1));
    normalise(m_priors);
    for (const Question &question : m_questionnaire.questions) {
        std::vector<Weights> table;
        for (const SpokenAnswer &choice : question.choices)
            table.push_back(weightsOf(choice.likelihood));
        // For each cause the answers share one.
        for (std::size_t cause = 0; cause < m_priors.size(); ++cause) {
            double sum = 0;
            for (const Weights &choice : table)
                sum += choice[cause];
            for (Weights &choice : table)
                choice[cause] /= sum;
        }
        m_table.push_back(std::move(table));
    }
}

Interview::Weights Interview::weightsOf(const Likelihood &likelihood) const
{
    Weights weights;
    for (const auto &cause : m_knowledge.causes())
        weights.push_back(m_questionnaire.of(likelihood, cause->id));
    return weights;
}

std::optional<Words> Interview::objection(const QList<Turn> &turns) const
{
    QStringList asked;
    for (const Turn &turn : turns) {
        if (turn.question == errorText) {
            if (turn.answer.trimmed().isEmpty())
                return Words{u"エラーの文が空です。"_s, u"the error text is empty"_s};
            continue;
        }
        if (turn.question == codeRead) {
            if (asked.contains(codeRead))
                return Words{u"結果コードが二つあります。一つにしてください。"_s,
                             u"there are two result codes; keep one"_s};
            asked += codeRead;
            if (const auto code = decode(turn.answer, m_numbers); !code)
                return code.complaint().what;
            continue;
        }
        const Question *question = m_questionnaire.question(turn.question);
        if (!question)
            return both({u"「%1」という質問はありません。使えるもの: %2"_s,
                         u"there is no question `%1`; known: %2"_s},
                        shown(turn.question, 60), idsOf(m_questionnaire.questions));
        if (turn.answer != doesNotKnow && !question->choice(turn.answer))
            return both({u"質問「%1」に「%2」という答えはありません。使えるもの: %3"_s,
                         u"the question `%1` has no answer `%2`; known: %3"_s},
                        question->id, shown(turn.answer, 60), idsOf(question->choices));
        if (asked.contains(turn.question))
            return both({u"質問「%1」に二度答えています。一つにしてください。"_s,
                         u"the question `%1` is answered twice; keep one"_s},
                        turn.question);
        asked += turn.question;
    }
    return std::nullopt;
}

QMap<QString, QString> Interview::toldBy(const QList<Turn> &turns) const
{
    QMap<QString, QString> told;
    for (const Turn &turn : turns)
        if (const Question *question = m_questionnaire.question(turn.question))
            if (const SpokenAnswer *choice = question->choice(turn.answer))
                told.insert(choice->told);
    return told;
}

/// The confidence of an explanation is what its words alone make of a cause. Where that is almost certain,
/// each cause that they point at weighs its odds, and all others together weigh one: among equally likely
/// causes that gives the confidence back. Less certain words only narrow it down.
void Interview::hear(Weights &weights, const QList<Turn> &turns, Standing &standing) const
{
    QStringList heard;
    for (const Turn &turn : turns) {
        const QString text = turn.answer.simplified();
        if (turn.question != errorText || heard.contains(text))
            continue;
        heard += text;
        const QMap<QString, double> causes = pointedAt(turn.answer, m_knowledge);
        if (causes.isEmpty())
            continue;
        standing.errorHeard = true;
        const double others = 1 / std::max(1.0, double(weights.size()) - double(causes.size()));
        Weights words;
        for (const auto &cause : m_knowledge.causes()) {
            const double confidence = std::min(surestHeard, causes.value(cause->id));
            const double odds = confidence / (1 - confidence);
            words.push_back(confidence <= 0                   ? others
                            : confidence >= almostCertainFrom ? odds
                                                              : odds * narrowing * others);
        }
        multiply(weights, words);
    }
}

std::optional<ResultSummary> Interview::codeIn(const QList<Turn> &turns) const
{
    const Turn *turn = turnOf(turns, codeRead);
    const auto code = turn ? decode(turn->answer, m_numbers) : Complaint{};
    return code ? std::optional<ResultSummary>(*code) : std::nullopt;
}

/// What the check found out by itself, as answers. What the caller says otherwise counts more: it may have
/// changed since.
QList<Turn> Interview::answeredBy(const ResultSummary &code, const QList<Turn> &turns) const
{
    QList<Turn> answered;
    for (const QString &fact : factsOf(code)) {
        const QMap<QString, QString> answers = m_questionnaire.codeFacts.value(fact).answers;
        for (auto it = answers.cbegin(); it != answers.cend(); ++it)
            if (!turnOf(turns + answered, it.key()))
                answered += {it.key(), it.value()};
    }
    return answered;
}

void Interview::weigh(Weights &weights, const Turn &turn) const
{
    for (std::size_t i = 0; i < m_table.size(); ++i) {
        const Question &question = m_questionnaire.questions[qsizetype(i)];
        for (qsizetype choice = 0; choice < question.choices.size(); ++choice)
            if (question.id == turn.question && question.choices[choice].id == turn.answer)
                multiply(weights, m_table[i][std::size_t(choice)]);
    }
}

/// The check has weighed its facts for the diagnoses that it names: they get the probability that it gave
/// them. All others share the rest as the facts of the code have weighed them.
void Interview::settle(Weights &weights, const ResultSummary &code) const
{
    const double sure = probabilityOf(code.surety);
    const bool close = code.second.number != DiagnosisNumbers::none;
    Weights named(weights.size(), 0);
    double taken = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const QString &id = m_knowledge.causes()[qsizetype(i)]->id;
        named[i] = id == code.first.id             ? (close ? sure * shareBesideASecond : sure)
                   : close && id == code.second.id ? sure * (1 - shareBesideASecond)
                                                   : 0;
        taken += named[i];
    }
    double others = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        others += named[i] > 0 ? 0 : weights[i];
    if (taken <= 0 || others <= 0)
        return;
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i] = named[i] > 0 ? named[i] : weights[i] / others * (1 - taken);
}

Standing Interview::after(const QList<Turn> &turns, const Background &background) const
{
    Standing standing;
    standing.code = codeIn(turns);
    const QList<Turn> answered = standing.code ? answeredBy(*standing.code, turns) : QList<Turn>();
    Weights weights = m_priors;
    for (const QString &fact : factsOf(background))
        multiply(weights, weightsOf(m_questionnaire.facts.value(fact)));
    if (standing.code) {
        for (const QString &fact : factsOf(*standing.code))
            multiply(weights, weightsOf(m_questionnaire.codeFacts.value(fact).likelihood));
        for (const Turn &turn : answered)
            weigh(weights, turn);
        settle(weights, *standing.code);
    }
    hear(weights, turns, standing);
    const Weights wordsAlone = standing.errorHeard || standing.code ? weights : Weights(weights.size(), 0);
    for (const Question &question : m_questionnaire.questions) {
        const Turn *turn = turnOf(turns, question.id);
        // The words themselves are known: what the caller made of them must not count a second time.
        if (turn && !(question.aboutTheError && standing.errorHeard))
            weigh(weights, *turn);
    }

    for (std::size_t i = 0; i < weights.size(); ++i)
        standing.candidates += {m_knowledge.causes()[qsizetype(i)], weights[i]};
    std::stable_sort(
        standing.candidates.begin(), standing.candidates.end(),
        [](const Candidate &one, const Candidate &other) { return one.probability > other.probability; });
    if (standing.candidates.isEmpty())
        return standing;
    const Candidate &first = standing.candidates.first();
    standing.decided = first.probability >= likelyFrom;
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (m_knowledge.causes()[qsizetype(i)] == first.cause)
            standing.sure = std::min(first.probability, wordsAlone[i]) >= almostCertainFrom;
    if (!standing.decided && first.probability >= standsOutFrom)
        for (const Candidate &one : standing.candidates)
            if (one.probability >= asGoodAsFirst * first.probability &&
                standing.undecided.size() < mostUndecided)
                standing.undecided += one;

    if (!standing.decided) {
        standing.next = bestQuestion(weights, turns + answered, background, standing);
    } else if (m_questionnaire.inTheSettings.contains(first.cause->id)) {
        // What to change is known; where, depends on the mail program.
        for (const Question &question : m_questionnaire.questions)
            if (question.knownBy == QStringList{u"client"_s} && !background.client &&
                !turnOf(turns, question.id))
                standing.next = &question;
    }
    return standing;
}

double Interview::gainOf(qsizetype question, const Weights &weights) const
{
    double gain = 0;
    for (const double weight : weights)
        gain += uncertainty(weight);
    for (const Weights &choice : m_table[std::size_t(question)]) {
        double chance = 0;
        double left = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            chance += weights[i] * choice[i];
            left += uncertainty(weights[i] * choice[i]);
        }
        // The uncertainty after this answer, times its chance.
        gain -= left - uncertainty(chance);
    }
    return gain;
}

bool Interview::isOpen(const Question &question, const QList<Turn> &turns, const Background &background,
                       const Standing &standing) const
{
    if (turnOf(turns, question.id) || (question.aboutTheError && standing.errorHeard))
        return false;
    if (!question.knownBy.isEmpty() &&
        std::all_of(question.knownBy.cbegin(), question.knownBy.cend(),
                    [&](const QString &what) { return background.knows(what); }))
        return false;
    if (question.when.isEmpty())
        return true;
    // A code stands for the words that the mail program shows: it was made where they were shown.
    const bool wordsKnown = standing.errorHeard || standing.code;
    for (auto it = question.when.cbegin(); it != question.when.cend(); ++it) {
        const Turn *turn = turnOf(turns, it.key());
        if (turn ? it->contains(turn->answer)
                 : wordsKnown && m_questionnaire.question(it.key())->aboutTheError)
            return true;
    }
    return false;
}

const Question *Interview::bestQuestion(const Weights &weights, const QList<Turn> &turns,
                                        const Background &background, const Standing &standing) const
{
    const Question *best = nullptr;
    double most = leastGain;
    for (qsizetype i = 0; i < m_questionnaire.questions.size(); ++i) {
        const Question &question = m_questionnaire.questions[i];
        if (!isOpen(question, turns, background, standing))
            continue;
        // A hair's breadth of the order of additions must not decide.
        const double gain = worth[question.effort] * gainOf(i, weights);
        if (gain > most + 1e-9) {
            most = gain;
            best = &question;
        }
    }
    return best;
}

} // namespace todoku

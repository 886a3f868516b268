#pragma once

#include "diagnosis/diagnosis.h"
#include "interview/background.h"
#include "resultcode/resultsummary.h"

namespace todoku
{

/// One step of the call: a question and its answer, or what the caller read out (question `error`, the text
/// as answer; question `code`, a result code as answer). A list of these is the whole state, so taking one
/// back is dropping it.
struct Turn {
    QString question;
    QString answer;

    friend bool operator==(const Turn &, const Turn &) = default;
};

/// A cause and how likely the answers make it.
struct Candidate {
    std::shared_ptr<const Cause> cause;
    double probability = 0; ///< 0 to 1; rests on judgement, see Questionnaire::judgedBy
};

/// Where the call stands.
struct Standing {
    QList<Candidate> candidates; ///< every cause, the likeliest first
    bool decided = false;        ///< the first is likely enough to be named (likelyFrom)
    /// The words of an error, or a live check's code, alone make the first sure. Answers alone never do.
    bool sure = false;
    bool errorHeard = false;           ///< an error was read out that says something
    std::optional<ResultSummary> code; ///< the result code that was read out
    const Question *next = nullptr;    ///< of the questionnaire; nullptr: nothing is left that would help
    /// Where nothing is decided: those that are still as good as the first. Empty where nothing stands out.
    QList<Candidate> undecided;
};

/// The questionnaire beside the knowledge, ready to be asked. Never changed once made.
class Interview
{
public:
    /// Without `numbers` no result code names a diagnosis.
    Interview(Questionnaire questionnaire, Knowledge knowledge, DiagnosisNumbers numbers = {});

    /// Pure: the same turns and background always give the same standing. Turns must have no objection.
    Standing after(const QList<Turn> &turns, const Background &background = {}) const;
    /// What is wrong with the turns, in one sentence: a question or an answer that is not there, or one
    /// answered twice, a result code that was misheard. Nothing where all is well.
    std::optional<Words> objection(const QList<Turn> &turns) const;
    /// "client" and "provider" -> id, as the answers tell them.
    QMap<QString, QString> toldBy(const QList<Turn> &turns) const;

    const Questionnaire &questionnaire() const { return m_questionnaire; }
    const Knowledge &knowledge() const { return m_knowledge; }

private:
    using Weights = std::vector<double>; ///< by cause, in the order of the knowledge

    Weights weightsOf(const Likelihood &likelihood) const;
    std::optional<ResultSummary> codeIn(const QList<Turn> &turns) const;
    QList<Turn> answeredBy(const ResultSummary &code, const QList<Turn> &turns) const;
    void weigh(Weights &weights, const Turn &turn) const;
    void settle(Weights &weights, const ResultSummary &code) const;
    void hear(Weights &weights, const QList<Turn> &turns, Standing &standing) const;
    double gainOf(qsizetype question, const Weights &weights) const;
    bool isOpen(const Question &question, const QList<Turn> &turns, const Background &background,
                const Standing &standing) const;
    const Question *bestQuestion(const Weights &weights, const QList<Turn> &turns,
                                 const Background &background, const Standing &standing) const;

    Questionnaire m_questionnaire;
    Knowledge m_knowledge;
    DiagnosisNumbers m_numbers;
    Weights m_priors;
    std::vector<std::vector<Weights>> m_table; ///< question, choice, cause: the probability of the choice
};

} // namespace todoku

#pragma once

#include "diagnosis/knowledge.h"

namespace todoku
{

/// Cause or family -> how often a caller with it gives an answer, relative to the question's other answers.
/// What is not named counts 1.
using Likelihood = QMap<QString, double>;

/// One answer that a caller can give.
struct SpokenAnswer {
    QString id;
    Words text;
    Likelihood likelihood;
    QMap<QString, QString> told; ///< "client" or "provider" -> its id: what this answer tells beside
};

/// One question, as it is spoken.
struct Question {
    QString id;
    Words ask;
    Words why;       ///< for who asks: what it parts
    Words find;      ///< how the caller finds the answer; may be empty
    QStringList faq; ///< rows of the FAQ pages that it serves
    int effort =
        1; ///< 1: answered off-hand; 2: something has to be read or tried; 3: settings have to be opened
    /// Asks for words that stand in the error. Not asked, and not weighed, once those words themselves are
    /// known.
    bool aboutTheError = false;
    /// Question -> answers: asked only after any one of these. Empty: always.
    QMap<QString, QStringList> when;
    QStringList knownBy; ///< not asked where all of these are known: client, provider, line
    QList<SpokenAnswer> choices;
    int line = 0; ///< where it stands in its file, for complaints

    /// The choice of that id, or nullptr; "unknown" is none of them.
    const SpokenAnswer *choice(const QString &choiceId) const;
};

/// The answer that stands beside every question and changes nothing.
extern const QString doesNotKnow;
Words doesNotKnowInWords();
/// Stands in a question's place where the answer is what the caller read out: an error, a number, a reply.
extern const QString errorText;
/// The same for a result code that the caller reads out.
extern const QString codeRead;

/// What one fact of a result code tells (factsOf a ResultSummary).
struct CodeFact {
    QMap<QString, QString> answers; ///< question -> the answer that the check gave itself: not asked again
    Likelihood likelihood;          ///< what the fact makes likely beside
};

/// What to ask, and what the answers make likely: resources/knowledge/questions.yaml (FORMAT.md).
struct Questionnaire {
    Words judgedBy; ///< where the numbers come from
    QDate judgedOn;
    QMap<QString, QStringList> families; ///< name -> causes; a cause is of one family at most
    QMap<QString, double> priors;        ///< cause -> how often it is behind a call, relative
    QMap<QString, Likelihood> facts;     ///< what is known before anything is asked, see background.h
    QMap<QString, CodeFact> codeFacts;   ///< what the facts of a result code tell, by their names
    QStringList inTheSettings;           ///< causes that are mended in the mail program's settings
    QStringList receiveFirst;            ///< of these, those that are mended by receiving before sending
    QList<Question> questions;
    Words errorWouldDecide; ///< said where nothing is left to ask and the words of the error are not known
    Words checkWouldDecide; ///< said where they are
    QString file;

    const Question *question(const QString &id) const;
    /// The likelihood of a cause, by its own name or by its family's.
    double of(const Likelihood &likelihood, const QString &cause) const;
};

/// Reads the file. `file` is only for complaints. Unknown keys, a missing language, an answer or family that
/// nobody knows: each is a complaint with its line.
Result<Questionnaire> readQuestionnaire(const QString &text, const QString &file);
/// The same from a place on disk or ":/knowledge/questions.yaml", the bundled one.
Result<Questionnaire> readQuestionnaireFile(const QString &path);

/// What it names but the knowledge has not, and the causes that it forgets.
QList<Complaint> complaintsAbout(const Questionnaire &questionnaire, const Knowledge &knowledge);

} // namespace todoku

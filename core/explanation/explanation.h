#pragma once

#include "advice/advice.h"
#include "evidence/statement.h"

#include <QDate>

#include <string>

namespace todoku
{

/// What was put before us: a letter, or a text that somebody pasted.
struct Exhibit {
    QString source;    ///< the file's name as given, with "#12" behind it for a letter of a mailbox
    std::string bytes; ///< as they stand in the file; of a very long letter its beginning and its end
};

/// What it means for one recipient.
struct Explanation {
    QString source;
    Statement statement;
    QDate day;               ///< of the letter, by its own Date; invalid where it says none
    QList<Suspect> suspects; ///< the most likely first; may be empty
    QString quote;           ///< the sentence that decided; may be empty
    QList<std::shared_ptr<const ClientError>> programs; ///< what the mail program's own words or number mean
    std::shared_ptr<const Answer> answer; ///< what the question is answered by, or, where nothing is named,
                                          ///< what can be said all the same; may be nullptr

    /// The contract's word: bounce, reply, client-error, not-a-bounce, or question.
    QString kind() const;
    /// The first suspect, if it is one; else nullptr.
    const Suspect *named() const;
    /// The day as 2026-11-22; empty where it is not known.
    QString dayInIso() const;
    /// The bounce analysers' word; "undefined" where nothing is named.
    QString reason() const;
};

/// Explains a letter or a text: one explanation for each recipient that it names, at least one in all. Pure;
/// safe from several threads with the same knowledge.
QList<Explanation> explain(const Exhibit &exhibit, const Knowledge &knowledge);
/// The same for a text that is known to be no letter.
QList<Explanation> explainText(const QString &text, const QString &source, const Knowledge &knowledge);

/// An explanation in one language, to show or to read aloud. First sentence: what happened; second: whose
/// move it is.
struct ToldExplanation {
    QString title;
    QString explanation;
    QList<ToldStep> steps;
    QString doubt;         ///< what else it could be, where the words alone do not settle it; or empty
    QStringList asides;    ///< what the mail program meant, and where its own advice misleads
    QStringList wouldTell; ///< what would tell the candidates apart
};
ToldExplanation tell(const Explanation &explanation, Language language);

} // namespace todoku

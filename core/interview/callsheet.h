#pragma once

#include "advice/advice.h"
#include "interview/interview.h"

namespace todoku
{

/// A question ready to be read aloud.
struct ToldQuestion {
    QString id;
    QString ask; ///< in the caller's language
    QString why; ///< in the operator's
    QString how; ///< in the caller's; may be empty
    struct ToldChoice {
        QString id;
        QString text; ///< in the operator's language, who clicks it
    };
    QList<ToldChoice> answers; ///< "does not know" last
};

/// A candidate in words.
struct ToldCandidate {
    QString id;
    QString title;
    double probability = 0;
    QString certainty; ///< "可能性が高い" / "likely" ...; answers alone never make it "almost certain"
};

/// One thing that a result code says.
struct ToldFact {
    QString id; ///< as in SummaryLine
    QString what;
    QString found;
};

/// All that the operator needs at this point of the call. Everything is safe to show as plain text.
struct CallSheet {
    QList<Turn> answers;
    QString code; ///< the result code that was read out, in groups; empty where none was
    std::optional<ResultSummary> summary; ///< what it says
    QList<ToldFact> facts;                ///< the same in words, in the operator's language
    std::optional<ToldQuestion> next;     ///< nothing: there is nothing left to ask
    QList<ToldCandidate> candidates;      ///< the few that count, the likeliest first
    bool decided = false;
    QStringList between;    ///< where nothing is decided: the ids of those that cannot be told apart
    QString undecided;      ///< the same in a sentence, with what would decide; empty where it is decided
    QList<ToldStep> advice; ///< empty until it is decided
    QString readAloud;      ///< the result as it is spoken to the caller
    QString ticket;         ///< to copy into the helpdesk's own records
    QString followUp;       ///< a short mail or text message to the caller
};

/// Whose language is which: the caller's need not be the operator's.
struct Languages {
    Language operators = Language::Japanese;
    Language callers = Language::Japanese;
};

/// Puts a standing into words. Pure.
CallSheet callSheet(const Interview &interview, const QList<Turn> &turns, const Background &background,
                    const Languages &languages);

} // namespace todoku

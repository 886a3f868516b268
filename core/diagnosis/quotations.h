#pragma once

#include "diagnosis/answer.h"
#include "diagnosis/clienterror.h"
#include "diagnosis/resemblance.h"
#include "phrases/phrasebook.h"

#include <QMultiHash>
#include <QSet>

#include <mutex>

namespace todoku
{

/// A quotation that was heard.
struct Heard {
    std::shared_ptr<const Cause> cause;
    const Quotation *quotation = nullptr; ///< of `cause`
    int phrase = -1;                      ///< the pattern that fits, for PhraseBook; -1: numbers alone
    int narrowness = 0;                   ///< of that pattern
};

/// Everything that quoted words can point at, in one index: causes, clients' errors, answers. Never changed
/// once made; safe from several threads.
class Quotations
{
public:
    Quotations() = default;
    /// The patterns are taken to be right (complaintAboutPattern). `phrases` is empty, or the book of the
    /// same causes, errors and answers that was made before.
    Quotations(const QList<std::shared_ptr<const Cause>> &causes,
               const QList<std::shared_ptr<const ClientError>> &errors,
               const QList<std::shared_ptr<const Answer>> &answers, PhraseBook phrases = {});

    /// What a finding's words (its fact `says`) and numbers point at. The narrowest pattern of each quotation
    /// counts.
    QList<Heard> heardIn(const Finding &finding) const;
    /// The errors of mail programs that the text holds.
    QList<std::shared_ptr<const ClientError>> errorsIn(const QString &text) const;
    /// Those that this number stands for: "0x800CCC79", "10060".
    QList<std::shared_ptr<const ClientError>> errorsOf(const QString &code) const;
    /// The answer whose question the text asks, with the narrowness of the pattern that says so; nullptr
    /// where none does.
    std::pair<std::shared_ptr<const Answer>, int> answerIn(const QString &text) const;
    /// What a mistyped or half-remembered text resembles, the likest first: causes by their own patterns, or
    /// as suspects of a mail program's error. `degree` is from 0 to 1.
    struct Resembling {
        std::shared_ptr<const Cause> cause;
        double degree = 0;
    };
    QList<Resembling> resembling(const QString &text) const;
    const PhraseBook &phrases() const { return m_phrases; }

private:
    /// What a phrase belongs to: one of the three, by index.
    struct Owner {
        int cause = -1;
        int quotation = -1;
        int error = -1;
        int answer = -1;
    };

    void own(const QStringList &patterns, Owner owner);
    std::string whatDecides(const Finding &finding, std::string_view words) const;
    QList<Heard> found(const Finding &finding, std::string_view words) const;

    PhraseBook m_phrases;
    std::vector<Owner> m_owners;                    ///< by number of phrase
    std::vector<std::pair<int, int>> m_numbersOnly; ///< cause and quotation
    QSet<QString> m_factsAsked;                     ///< beside words and numbers, by any quotation
    QList<std::shared_ptr<const Cause>> m_causes;
    QList<std::shared_ptr<const ClientError>> m_errors;
    QList<std::shared_ptr<const Answer>> m_answers;
    QMultiHash<QString, int> m_errorByCode;
    mutable std::once_flag m_resemblanceMade; ///< it is seldom asked for, and takes a while to make
    mutable Resemblance m_resemblance;        ///< its texts have the numbers of the phrases
    QStringList m_patterns;                   ///< by number of phrase
};

} // namespace todoku

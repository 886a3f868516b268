#include "diagnosis/quotations.h"

#include "phrases/remembered.h"

#include <algorithm>
#include <map>

namespace todoku
{

Quotations::Quotations(const QList<std::shared_ptr<const Cause>> &causes,
                       const QList<std::shared_ptr<const ClientError>> &errors,
                       const QList<std::shared_ptr<const Answer>> &answers, PhraseBook phrases)
    : m_phrases(std::move(phrases)), m_causes(causes), m_errors(errors), m_answers(answers)
{
    for (int c = 0; c < causes.size(); ++c) {
        const QList<Quotation> &quotations = causes[c]->quotations;
        for (int q = 0; q < quotations.size(); ++q) {
            own(quotations[q].says, {.cause = c, .quotation = q});
            for (auto fact = quotations[q].where.keyBegin(); fact != quotations[q].where.keyEnd(); ++fact)
                m_factsAsked.insert(*fact);
            if (!quotations[q].scope.hosts.isEmpty())
                for (const QString &fact : Scope::hostFacts())
                    m_factsAsked.insert(fact);
            if (quotations[q].says.isEmpty())
                m_numbersOnly.emplace_back(c, q);
        }
    }
    for (int e = 0; e < errors.size(); ++e) {
        own(errors[e]->says, {.error = e});
        for (const QString &code : errors[e]->codes)
            m_errorByCode.insert(code, e);
    }
    for (int a = 0; a < answers.size(); ++a)
        own(answers[a]->asked, {.answer = a});
}

void Quotations::own(const QStringList &patterns, Owner owner)
{
    for (const QString &pattern : patterns) {
        // A book that was made before has it already.
        if (m_patterns.size() == m_phrases.size())
            m_phrases.add(pattern);
        m_patterns += pattern;
        m_owners.push_back(owner);
    }
}

QList<Heard> Quotations::heardIn(const Finding &finding) const
{
    static thread_local Remembered<QList<Heard>> remembered;
    const std::string words = withoutNames(asHeard(finding.fact(QStringLiteral("says"))));
    const std::string deciding = whatDecides(finding, words);
    if (const auto *known = remembered.find(m_phrases.number(), deciding))
        return *known;
    QList<Heard> heard = found(finding, words);
    remembered.keep(m_phrases.number(), deciding, heard);
    return heard;
}

/// All that any quotation looks at: what agrees in this means the same.
std::string Quotations::whatDecides(const Finding &finding, std::string_view words) const
{
    std::string all(words);
    const auto add = [&](const QString &fact) {
        all += '\n';
        all += finding.fact(fact).toStdString();
    };
    add(QStringLiteral("code"));
    add(QStringLiteral("enhanced"));
    for (const QString &fact : m_factsAsked)
        add(fact);
    return all;
}

QList<Heard> Quotations::found(const Finding &finding, std::string_view words) const
{
    std::map<std::pair<int, int>, Heard> heard;
    const int code = finding.fact(QStringLiteral("code")).toInt();
    const QString enhanced = finding.fact(QStringLiteral("enhanced"));
    const auto consider = [&](int cause, int quotation, int phrase) {
        const Quotation &fits = m_causes[cause]->quotations[quotation];
        if (!fits.numbersFit(code, enhanced, finding))
            return;
        const int narrowness = phrase < 0 ? 0 : m_phrases.narrowness(phrase);
        Heard &entry = heard[{cause, quotation}];
        if (!entry.quotation || narrowness > entry.narrowness)
            entry = {m_causes[cause], &fits, phrase, narrowness};
    };
    for (const int phrase : m_phrases.heardIn(words))
        if (const Owner &owner = m_owners[std::size_t(phrase)]; owner.cause >= 0)
            consider(owner.cause, owner.quotation, phrase);
    for (const auto &[cause, quotation] : m_numbersOnly)
        consider(cause, quotation, -1);
    QList<Heard> all;
    for (auto &[place, entry] : heard)
        all += std::move(entry);
    return all;
}

QList<std::shared_ptr<const ClientError>> Quotations::errorsIn(const QString &text) const
{
    QList<std::shared_ptr<const ClientError>> errors;
    for (const int phrase : m_phrases.heardIn(withoutNames(asHeard(text))))
        if (const Owner &owner = m_owners[std::size_t(phrase)];
            owner.error >= 0 && !errors.contains(m_errors[owner.error]))
            errors += m_errors[owner.error];
    return errors;
}

QList<std::shared_ptr<const ClientError>> Quotations::errorsOf(const QString &code) const
{
    QList<std::shared_ptr<const ClientError>> errors;
    for (const int error : m_errorByCode.values(code))
        errors += m_errors[error];
    return errors;
}

std::pair<std::shared_ptr<const Answer>, int> Quotations::answerIn(const QString &text) const
{
    std::pair<std::shared_ptr<const Answer>, int> best{nullptr, -1};
    for (const int phrase : m_phrases.heardIn(withoutNames(asHeard(text))))
        if (const Owner &owner = m_owners[std::size_t(phrase)];
            owner.answer >= 0 && m_phrases.narrowness(phrase) > best.second)
            best = {m_answers[owner.answer], m_phrases.narrowness(phrase)};
    return best;
}

QList<Quotations::Resembling> Quotations::resembling(const QString &text) const
{
    std::call_once(m_resemblanceMade, [this] {
        for (const QString &pattern : m_patterns)
            m_resemblance.add(lettersOfPattern(pattern));
    });
    QList<Resembling> found;
    const auto consider = [&](const std::shared_ptr<const Cause> &cause, double degree) {
        const bool known = std::any_of(found.cbegin(), found.cend(),
                                       [&](const Resembling &one) { return one.cause == cause; });
        if (cause && !known)
            found += Resembling{cause, degree};
    };
    for (const Resemblance::Match &match : m_resemblance.like(text)) {
        const Owner &owner = m_owners[std::size_t(match.number)];
        if (owner.cause >= 0)
            consider(m_causes[owner.cause], match.degree);
        if (owner.error >= 0)
            for (const auto &[id, certainty] : m_errors[owner.error]->suspects)
                for (const auto &cause : m_causes)
                    if (cause->id == id)
                        consider(cause, match.degree);
    }
    return found;
}

} // namespace todoku

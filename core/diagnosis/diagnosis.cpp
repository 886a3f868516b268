#include "diagnosis/diagnosis.h"

#include <algorithm>
#include <cmath>

namespace todoku
{

namespace
{

/// Where two are this close, and none is nearly certain, the evidence does not tell them apart.
constexpr double closeBy = 0.1;
constexpr double nearlyCertain = 0.9;
/// The same refusal repeats on every port and address: a few exhibits are enough.
constexpr qsizetype mostExhibits = 4;

/// A rule that fits, and the findings that made it fit.
struct Match {
    const Rule *rule = nullptr;
    QList<Finding> speaksFor;
};

/// A suspect while its place is sought.
struct Weighed {
    Suspect suspect;
    int specificity = 0;
    bool quoted = false; ///< hearsay: it neither explains away what was seen nor is explained away
};

QList<Finding> fitting(const Condition &condition, const QList<Finding> &findings)
{
    QList<Finding> fits;
    std::copy_if(findings.cbegin(), findings.cend(), std::back_inserter(fits),
                 [&](const Finding &finding) { return condition.fits(finding); });
    return fits;
}

std::optional<Match> match(const Rule &rule, const QList<Finding> &findings)
{
    Match match{&rule, fitting(rule.main, findings)};
    if (match.speaksFor.isEmpty())
        return std::nullopt;
    match.speaksFor.resize(std::min(match.speaksFor.size(), mostExhibits));
    for (const Condition &condition : rule.with) {
        const QList<Finding> more = fitting(condition, findings);
        if (more.isEmpty())
            return std::nullopt;
        if (!match.speaksFor.contains(more.first()))
            match.speaksFor += more.first();
    }
    if (std::any_of(rule.without.cbegin(), rule.without.cend(),
                    [&](const Condition &condition) { return !fitting(condition, findings).isEmpty(); }))
        return std::nullopt;
    return match;
}

/// The surest rule that fits; among equally sure ones, the narrowest; among those, the first in the file.
std::optional<Match> bestMatch(const Cause &cause, const QList<Finding> &findings)
{
    const auto weight = [](const Match &m) { return std::pair(m.rule->certainty, m.rule->specificity()); };
    std::optional<Match> best;
    for (const Rule &rule : cause.rules)
        if (auto found = match(rule, findings); found && (!best || weight(*found) > weight(*best)))
            best = std::move(found);
    return best;
}

QList<Finding> objections(const Cause &cause, const QList<Finding> &findings)
{
    QList<Finding> against;
    for (const Condition &condition : cause.against)
        for (const Finding &finding : fitting(condition, findings))
            if (!against.contains(finding))
                against += finding;
    return against;
}

double confidenceOf(Certainty certainty, bool contested, int specificity)
{
    const double grades[] = {0.25, 0.50, 0.80, 0.95};
    const int grade = int(certainty) + (contested ? 0 : 1);
    return grades[grade] + std::min(0.03, 0.005 * specificity);
}

QList<Because> reasons(const QList<Finding> &findings, const Knowledge &knowledge)
{
    QList<Because> reasons;
    for (const Finding &finding : findings)
        reasons.append({finding, knowledge.sentence(finding.id)});
    return reasons;
}

QList<Weighed> weigh(const QList<Finding> &findings, const Knowledge &knowledge)
{
    QList<Weighed> all;
    for (const auto &cause : knowledge.causes()) {
        const auto best = bestMatch(*cause, findings);
        if (!best)
            continue;
        const QList<Finding> against = objections(*cause, findings);
        const int specificity = best->rule->specificity();
        all.append({{cause, confidenceOf(best->rule->certainty, !against.isEmpty(), specificity),
                     reasons(best->speaksFor, knowledge), reasons(against, knowledge), cause->reason},
                    specificity});
    }
    return all;
}

/// How sure quoted words make a cause. The more of the words a pattern demands, the narrower it is.
double confidenceOf(Certainty certainty, int narrowness)
{
    constexpr double grades[] = {0.50, 0.80, 0.95};
    return grades[int(certainty)] + std::min(0.03, 0.001 * narrowness);
}

/// Keeps the surest suspicion of each cause.
void consider(QList<Weighed> &all, Weighed one)
{
    const auto known = std::find_if(all.begin(), all.end(), [&](const Weighed &other) {
        return other.suspect.cause == one.suspect.cause;
    });
    if (known == all.end())
        all += std::move(one);
    else if (std::pair(one.suspect.confidence, one.specificity) >
             std::pair(known->suspect.confidence, known->specificity))
        *known = std::move(one);
}

/// What the words and numbers of one finding point at. Returns how sure the words alone make the surest.
double hear(QList<Weighed> &all, const Finding &finding, const Knowledge &knowledge)
{
    double surest = 0;
    const QList<Because> because = reasons({finding}, knowledge);
    for (const Heard &heard : knowledge.quotations().heardIn(finding)) {
        const double confidence = confidenceOf(heard.quotation->certainty, heard.narrowness);
        const QString &reason = heard.quotation->reason;
        consider(all, {{heard.cause,
                        confidence,
                        because,
                        {},
                        reason.isEmpty() ? heard.cause->reason : reason,
                        heard.phrase},
                       heard.narrowness + heard.quotation->demands(),
                       true});
        if (heard.phrase >= 0)
            surest = std::max(surest, confidence);
    }
    return surest;
}

QList<Finding> findingsNamed(QLatin1StringView id, const QList<Finding> &findings)
{
    QList<Finding> named;
    std::copy_if(findings.cbegin(), findings.cend(), std::back_inserter(named),
                 [&](const Finding &finding) { return finding.id == id; });
    return named;
}

/// What a mail program's own words and numbers allow to think.
void addClientErrors(QList<Weighed> &all, const Finding &finding,
                     const QList<std::shared_ptr<const ClientError>> &errors, const Knowledge &knowledge)
{
    for (const auto &error : errors) {
        int place = int(error->suspects.size());
        for (const auto &[id, certainty] : error->suspects)
            if (const auto cause = knowledge.cause(id))
                consider(all,
                         {{cause, confidenceOf(certainty, 0), {{finding, error->means}}, {}, cause->reason},
                          place--,
                          true});
    }
}

/// What a mistyped or half-remembered text may have been. Never more than possible.
void addResembling(QList<Weighed> &all, const Finding &finding, const Knowledge &knowledge)
{
    for (const Quotations::Resembling &one :
         knowledge.quotations().resembling(finding.fact(QStringLiteral("says"))))
        consider(
            all,
            {{one.cause, std::min(0.6, one.degree), reasons({finding}, knowledge), {}, one.cause->reason},
             0,
             true});
}

/// Text beats number, and the server's words beat what a notice or a mail program says around them: each is
/// heard only where what stands before it named nothing.
void addQuoted(QList<Weighed> &all, const QList<Finding> &findings, const Knowledge &knowledge)
{
    double surest = 0;
    for (const Finding &finding : findingsNamed(QLatin1StringView("reply.quoted"), findings))
        surest = std::max(surest, hear(all, finding, knowledge));
    const QList<Finding> notices = findingsNamed(QLatin1StringView("notice.quoted"), findings);
    for (const Finding &finding : notices)
        if (surest < likelyFrom)
            surest = std::max(surest, hear(all, finding, knowledge));
    if (surest >= likelyFrom)
        return;
    for (const Finding &finding : findingsNamed(QLatin1StringView("program.quoted"), findings))
        addClientErrors(all, finding, knowledge.quotations().errorsOf(finding.fact(QStringLiteral("error"))),
                        knowledge);
    for (const Finding &finding : notices)
        if (finding.fact(QStringLiteral("kind")) != QLatin1StringView("bounce"))
            addClientErrors(all, finding,
                            knowledge.quotations().errorsIn(finding.fact(QStringLiteral("says"))), knowledge);
    // A mail system neither mistypes nor forgets.
    if (all.isEmpty())
        for (const Finding &finding : notices)
            if (finding.fact(QStringLiteral("kind")) != QLatin1StringView("bounce"))
                addResembling(all, finding, knowledge);
}

bool outranks(const Suspect &one, const Suspect &other)
{
    return one.cause->outranks.contains(other.cause->id);
}

bool outranks(const Weighed &one, const Weighed &other)
{
    return !one.quoted && !other.quoted && outranks(one.suspect, other.suspect);
}

bool standsBefore(const Weighed &one, const Weighed &other)
{
    if (one.suspect.confidence != other.suspect.confidence)
        return one.suspect.confidence > other.suspect.confidence;
    if (one.specificity != other.specificity)
        return one.specificity > other.specificity;
    return one.suspect.cause->id < other.suspect.cause->id;
}

/// Puts what explains the others first, and takes confidence from what is only its consequence.
QList<Suspect> ranked(QList<Weighed> waiting)
{
    QList<Suspect> order;
    while (!waiting.isEmpty()) {
        const auto isFree = [&](const Weighed &one) {
            return std::none_of(waiting.cbegin(), waiting.cend(), [&](const Weighed &other) {
                return other.suspect.confidence >= namedFrom && outranks(other, one);
            });
        };
        // Where causes outrank each other in a circle nobody is free, and the surest opens it.
        const bool someoneIsFree = std::any_of(waiting.cbegin(), waiting.cend(), isFree);
        qsizetype next = -1;
        for (qsizetype i = 0; i < waiting.size(); ++i)
            if ((!someoneIsFree || isFree(waiting[i])) &&
                (next < 0 || standsBefore(waiting[i], waiting[next])))
                next = i;
        const Weighed placed = waiting.takeAt(next);
        const double confidence = placed.suspect.confidence;
        if (confidence >= likelyFrom)
            for (Weighed &one : waiting)
                if (outranks(placed, one))
                    one.suspect.confidence = std::min(one.suspect.confidence, confidence - closeBy);
        order += placed.suspect;
    }
    return order;
}

QList<Undecided> undecidedAmong(const QList<Suspect> &suspects)
{
    if (suspects.size() < 2)
        return {};
    const Suspect &one = suspects[0];
    const Suspect &other = suspects[1];
    // Compared in thousandths, since 0.8 - 0.7 is a little more than 0.1 to a computer.
    const auto thousandths = [](double confidence) { return std::lround(confidence * 1000); };
    const bool close =
        std::abs(thousandths(one.confidence) - thousandths(other.confidence)) <= thousandths(closeBy);
    const bool open = one.confidence < nearlyCertain && other.confidence < nearlyCertain;
    if (!close || !open || outranks(one, other) || outranks(other, one))
        return {};
    Words words = one.cause->toldApart.value(other.cause->id);
    if (!words.complete())
        words = other.cause->toldApart.value(one.cause->id);
    if (!words.complete())
        return {};
    return {{one.cause->id, other.cause->id, words}};
}

Verdict verdictOf(const QList<Finding> &findings, const QList<Suspect> &suspects)
{
    const bool proved = std::any_of(findings.cbegin(), findings.cend(), [](const Finding &finding) {
        return finding.id == QLatin1String("sending.proved") ||
               finding.id == QLatin1String("sending.proved-after-receiving");
    });
    if (proved)
        return Verdict::CanSend;
    const bool named = !suspects.isEmpty() && suspects.first().confidence >= namedFrom &&
                       suspects.first().cause->blame != Blame::Nobody;
    return named ? Verdict::CannotSend : Verdict::Undetermined;
}

} // namespace

Diagnosis diagnose(const QList<Finding> &findings, const Knowledge &knowledge)
{
    Diagnosis diagnosis;
    const auto isQuoted = [](const Finding &finding) {
        return finding.id.endsWith(QLatin1StringView(".quoted"));
    };
    QList<Weighed> weighed;
    if (!std::all_of(findings.cbegin(), findings.cend(), isQuoted))
        weighed = weigh(findings, knowledge);
    addQuoted(weighed, findings, knowledge);
    diagnosis.suspects = ranked(std::move(weighed));
    diagnosis.undecided = undecidedAmong(diagnosis.suspects);
    diagnosis.verdict = verdictOf(findings, diagnosis.suspects);
    diagnosis.settings = settingsProvedBy(findings);
    return diagnosis;
}

QString name(Verdict verdict)
{
    switch (verdict) {
    case Verdict::CanSend:
        return QStringLiteral("can-send");
    case Verdict::CannotSend:
        return QStringLiteral("cannot-send");
    case Verdict::Undetermined:
        return QStringLiteral("undetermined");
    }
    Q_UNREACHABLE();
}

} // namespace todoku

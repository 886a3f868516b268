#include "interview/questionnaire.h"

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

const QString doesNotKnow = u"unknown"_s;
const QString errorText = u"error"_s;
const QString codeRead = u"code"_s;

Words doesNotKnowInWords()
{
    return {u"わからない"_s, u"Does not know"_s};
}

const SpokenAnswer *Question::choice(const QString &choiceId) const
{
    const auto found = std::find_if(choices.cbegin(), choices.cend(),
                                    [&](const SpokenAnswer &choice) { return choice.id == choiceId; });
    return found == choices.cend() ? nullptr : &*found;
}

const Question *Questionnaire::question(const QString &id) const
{
    const auto found = std::find_if(questions.cbegin(), questions.cend(),
                                    [&](const Question &question) { return question.id == id; });
    return found == questions.cend() ? nullptr : &*found;
}

double Questionnaire::of(const Likelihood &likelihood, const QString &cause) const
{
    if (const auto own = likelihood.constFind(cause); own != likelihood.cend())
        return *own;
    for (auto family = families.cbegin(); family != families.cend(); ++family)
        if (family->contains(cause))
            return likelihood.value(family.key(), 1);
    return 1;
}

QList<Complaint> complaintsAbout(const Questionnaire &questionnaire, const Knowledge &knowledge)
{
    QList<Complaint> complaints;
    const auto complain = [&](const QString &ja, const QString &en, const QString &name) {
        complaints += {questionnaire.file, 0, {ja.arg(name), en.arg(name)}};
    };
    QStringList named =
        questionnaire.priors.keys() + questionnaire.inTheSettings + questionnaire.receiveFirst;
    for (const QStringList &family : questionnaire.families)
        named += family;
    named.removeDuplicates();
    for (const QString &cause : named)
        if (!knowledge.cause(cause))
            complain(u"「%1」という原因はありません。"_s, u"there is no cause `%1`"_s, cause);
    for (const auto &cause : knowledge.causes())
        if (!questionnaire.priors.contains(cause->id))
            complain(u"原因「%1」が priors にありません。"_s, u"`priors` lacks the cause `%1`"_s, cause->id);
    return complaints;
}

} // namespace todoku

#include "diagnosis/credentials.h"

#include "diagnosis/diagnosis.h"

namespace todoku
{

bool refusalIsAboutCredentials(const Conversation &talk, const Knowledge &knowledge)
{
    const Exchange *login = talk.at(Step::Authenticate);
    if (!login || login->outcome != Outcome::Rejected)
        return false;
    Evidence alone;
    alone.circumstances.passwordGiven = true;
    alone.add(talk);
    const QList<Suspect> suspects = diagnose(findIn(alone), knowledge).suspects;
    if (suspects.isEmpty())
        return true;
    const QString &first = suspects.first().cause->id;
    return first == QLatin1String("password-wrong") || first == QLatin1String("user-name-form-wrong");
}

} // namespace todoku

#include "practiceathome.h"

#include "rehearsal/rehearsal.h"
#include "resources.h"

namespace todoku
{

namespace
{

Result<QList<Scene>> scenes()
{
    openResources();
    QList<Scene> scenes;
    for (const QString &name : scenarioNames()) {
        const auto scenario = loadScenario(name);
        if (!scenario)
            return scenario.complaint();
        scenes += {name, scenario->cause, scenario->title};
    }
    return scenes;
}

} // namespace

Practice practiceAtHome()
{
    auto running = std::make_shared<std::optional<Rehearsal>>();
    const auto begin = [running](const QString &name) -> Result<CheckQuestion> {
        running->reset();
        auto rehearsal = rehearse(name);
        if (!rehearsal)
            return rehearsal.complaint();
        running->emplace(*std::move(rehearsal));
        return (*running)->question;
    };
    return {scenes, begin};
}

} // namespace todoku

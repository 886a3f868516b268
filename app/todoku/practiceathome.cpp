#include "practiceathome.h"

#include "letters/letter.h"
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

Protocol protocolOn(quint16 port)
{
    switch (port) {
    case 110:
    case 995:
        return Protocol::Pop3;
    case 143:
    case 993:
        return Protocol::Imap;
    default:
        return Protocol::Smtp;
    }
}

QList<TakenIn> takenInBy(const Patient &patient)
{
    constexpr qsizetype headers = 32 << 10; // the rest of a message is not looked at
    QList<TakenIn> all;
    for (const ReceivedMail &mail : patient.mails())
        all +=
            {mail.sender, mail.recipients, Letter(mail.content.left(headers).toStdString()).field("subject")};
    return all;
}

Stage stageOf(const Rehearsal &rehearsal)
{
    const Listening &listening = rehearsal.patient->listening();
    Stage stage;
    stage.question = rehearsal.question;
    for (const Door &door : listening.doors)
        if (door.host != elsewhereHost)
            stage.doors += {protocolOn(door.port), door.port, door.localAddress, door.localPort};
    stage.user = listening.user;
    stage.password = QString::fromUtf8(rehearsal.patient->password().reveal().toByteArray());
    stage.caFile = listening.caFile;
    return stage;
}

} // namespace

Practice practiceAtHome()
{
    auto running = std::make_shared<std::optional<Rehearsal>>();
    const auto begin = [running](const QString &name, const Practice::Ear &ear) -> Result<Stage> {
        running->reset();
        auto rehearsal = rehearse(name, ear);
        if (!rehearsal)
            return rehearsal.complaint();
        running->emplace(*std::move(rehearsal));
        Stage stage = stageOf(**running);
        stage.takenIn = [running] { return *running ? takenInBy(*(*running)->patient) : QList<TakenIn>(); };
        return stage;
    };
    return {scenes, begin};
}

} // namespace todoku

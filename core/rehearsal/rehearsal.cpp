#include "rehearsal/rehearsal.h"

namespace todoku
{

namespace
{

Secret passwordFor(AskedPassword asked, const Patient &patient)
{
    QByteArray wrong("not-the-password");
    switch (asked) {
    case AskedPassword::Right:
        return patient.password();
    case AskedPassword::Wrong:
        return Secret::takeFrom(wrong);
    case AskedPassword::None:
        return {};
    }
    Q_UNREACHABLE();
}

NameAnswer::Kind kindOf(NameState state)
{
    switch (state) {
    case NameState::Exists:
        return NameAnswer::Kind::Found;
    case NameState::NotFound:
        return NameAnswer::Kind::NotFound;
    case NameState::ServerFailed:
        return NameAnswer::Kind::ServerFailed;
    case NameState::Silent:
        return NameAnswer::Kind::Silent;
    }
    Q_UNREACHABLE();
}

/// The names of a scenario belong to nobody: whatever the real name system says of them must not matter.
NameAnswers namesOf(const Scenario &scenario, const Listening &listening)
{
    NameAnswers names;
    for (const Door &door : listening.doors) {
        NameAnswer &answer = names[door.host];
        if (!answer.addresses.contains(door.localAddress))
            answer.addresses += door.localAddress;
    }
    for (auto it = scenario.names.cbegin(); it != scenario.names.cend(); ++it)
        names[it.key()] = {kindOf(it.value()), names.value(it.key()).addresses};
    return names;
}

} // namespace

CheckQuestion questionFor(const Scenario &scenario, const Patient &patient)
{
    const Listening &listening = patient.listening();
    CheckQuestion question;
    question.address = scenario.address;
    question.user = scenario.ask.user.isEmpty() ? scenario.user : scenario.ask.user;
    question.password = passwordFor(scenario.ask.password, patient);
    question.smtp = {scenario.smtpHost, scenario.ask.ports};
    question.pop = {scenario.popHost, {}};
    question.imap = {scenario.imapHost, {}};
    question.recipient = scenario.ask.recipient;
    question.caFile = listening.caFile;
    question.allowCleartext = scenario.ask.allowCleartext;
    question.clock = scenario.ask.clock;
    question.networkUp = scenario.ask.networkUp;
    question.scriptedNames = namesOf(scenario, listening);
    question.comparisonHosts = {elsewhereHost};
    for (const Door &door : listening.doors)
        question.detours.append({door.host, door.port, door.localAddress, door.localPort});
    return question;
}

Result<Rehearsal> rehearse(const QString &name, std::function<void(const SpokenLine &)> told)
{
    auto scenario = loadScenario(name);
    if (!scenario)
        return scenario.complaint();
    auto patient = Patient::admit(*scenario, 0, {}, std::move(told));
    if (!patient)
        return patient.complaint();
    CheckQuestion question = questionFor(*scenario, **patient);
    return Rehearsal{*std::move(patient), std::move(question)};
}

} // namespace todoku

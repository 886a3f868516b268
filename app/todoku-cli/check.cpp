#include "askedcheck.h"
#include "checkup/checkup.h"
#include "commands.h"
#include "diagnosis/credentials.h"
#include "exitstatus.h"
#include "interruption.h"
#include "knowledgeof.h"
#include "progress.h"
#include "rehearsal/rehearsal.h"
#include "reportfile.h"
#include "resources.h"
#include "terminal.h"

#include <QElapsedTimer>
#include <QEventLoop>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

constexpr double namedFrom = 0.5;

Rehearsal rehearsed(const QString &scenario)
{
    openResources();
    auto rehearsal = rehearse(scenario);
    if (!rehearsal)
        throw WrongCall(rehearsal.complaint());
    return *std::move(rehearsal);
}

/// Lets the check run until it is done or stopped.
void await(Checkup &checkup)
{
    QEventLoop untilFinished;
    QObject::connect(&checkup, &Checkup::finished, &untilFinished, &QEventLoop::quit);
    const Interruption interruption(
        [&checkup] { QMetaObject::invokeMethod(&checkup, &Checkup::stop, Qt::QueuedConnection); });
    checkup.start();
    untilFinished.exec();
}

ExitStatus statusOf(const Advice &advice)
{
    if (advice.diagnoses.isEmpty() || advice.diagnoses.first().confidence < namedFrom)
        return NotNamed;
    return advice.diagnoses.first().id == "sending-works"_L1 ? Works : Named;
}

/// What the contract has and this version has not: said before anything is asked.
void refuseWhatIsNotThere(const Call &call)
{
    if (call.has(u"send-test"_s))
        throw WrongCall(
            u"--send-test はこの版にはまだありません。--recipient なら、メールを送らずに宛先まで確かめます。"_s,
            u"--send-test is not in this version yet; --recipient asks as far as the recipient and sends nothing"_s);
    if (call.has(u"provider"_s))
        throw WrongCall(
            u"--provider はこの版にはまだありません。--smtp と --pop か --imap でサーバー名を指定してください。"_s,
            u"--provider is not in this version yet; name the servers with --smtp and --pop or --imap"_s);
}

} // namespace

Usage checkUsage()
{
    return {u"check"_s,
            {},
            {u"実際につないで、送信できない原因を調べます"_s,
             u"connects to your servers and finds out why mail is not sent"_s},
            checkQuestionOptions() +
                QList<Option>{
                    {u"scenario"_s,
                     u"NAME"_s,
                     {u"付属のテスト用サーバーを調べる"_s, u"check the bundled test server instead"_s}},
                    {u"provider"_s, u"ID"_s, {u"(まだありません)"_s, u"(not in this version yet)"_s}},
                    {u"send-test"_s, u"ADDR"_s, {u"(まだありません)"_s, u"(not in this version yet)"_s}}} +
                ReportFiles::options()};
}

int check(const Call &call)
{
    refuseWhatIsNotThere(call);
    const QCA::Initializer qca;
    const ReportFiles files(call);
    const Knowledge known = knowledgeOf(call);
    // The server of a scenario must outlive the check.
    Rehearsal rehearsal = call.has(u"scenario"_s) ? rehearsed(call.value(u"scenario"_s)) : Rehearsal{};
    CheckQuestion question = std::move(rehearsal.question);
    askAsCalled(question, call);
    question.refusalIsAboutCredentials = [&known](const Conversation &talk) {
        return refusalIsAboutCredentials(talk, known);
    };

    QElapsedTimer clock;
    clock.start();
    Checkup checkup(std::move(question));
    const Progress progress(checkup, call);
    await(checkup);
    const double elapsedMs = double(clock.nsecsElapsed()) / 1e6;

    const Evidence &evidence = checkup.evidence();
    const Advice advice = advise(diagnose(findIn(evidence), known), call.language());
    const QJsonObject json = checkJson(advice, evidence, elapsedMs);
    if (call.json())
        printJson(json);
    else
        toStandardOutput(textReport(advice, evidence));
    files.write(advice, evidence, json);
    return statusOf(advice);
}

} // namespace todoku

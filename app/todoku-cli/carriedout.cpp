#include "carriedout.h"

#include "accounts/recommendation.h"
#include "askedcheck.h"
#include "checkup/checkup.h"
#include "diagnosis/credentials.h"
#include "interruption.h"
#include "knowledgeof.h"
#include "progress.h"
#include "resources.h"

#include <QElapsedTimer>
#include <QEventLoop>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

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

} // namespace

CarriedOut carryOut(const Call &call, const std::function<void(CheckQuestion &)> &change)
{
    CarriedOut done;
    done.qca = std::make_unique<QCA::Initializer>();
    const Knowledge known = knowledgeOf(call);
    Rehearsal rehearsal = call.has(u"scenario"_s) ? rehearsed(call.value(u"scenario"_s)) : Rehearsal{};
    CheckQuestion question = std::move(rehearsal.question);
    askAsCalled(question, call);
    question.refusalIsAboutCredentials = [&known](const Conversation &talk) {
        return refusalIsAboutCredentials(talk, known);
    };
    if (change)
        change(question);

    QElapsedTimer clock;
    clock.start();
    Checkup checkup(question);
    const Progress progress(checkup, call);
    await(checkup);
    done.elapsedMs = double(clock.nsecsElapsed()) / 1e6;
    done.evidence = checkup.evidence();
    done.diagnosis = diagnose(findIn(done.evidence), known);
    done.advice = advise(done.diagnosis, call.language());
    if (const auto found = question.providers.byId(done.evidence.circumstances.provider); found && *found)
        done.provider = *found;
    const auto servers = done.provider ? serversFor(*done.provider, question.address) : QList<KnownServer>();
    done.advice.settings = recommended(done.advice.settings, servers, done.evidence);
    question.password = {}; // it has done its work
    question.refusalIsAboutCredentials = {};
    done.question = std::move(question);
    done.patient = std::move(rehearsal.patient);
    return done;
}

Option scenarioOption()
{
    return {u"scenario"_s,
            u"NAME"_s,
            {u"付属のテスト用サーバーを調べる"_s, u"check the bundled test server instead"_s}};
}

} // namespace todoku

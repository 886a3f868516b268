#include "askedcheck.h"
#include "carriedout.h"
#include "commands.h"
#include "exitstatus.h"
#include "masking/masking.h"
#include "measuring.h"
#include "ours.h"
#include "remembering.h"
#include "reportfile.h"
#include "resultcode/resultcode.h"
#include "terminal.h"

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

constexpr double namedFrom = 0.5;

ExitStatus statusOf(const Advice &advice)
{
    if (advice.diagnoses.isEmpty() || advice.diagnoses.first().confidence < namedFrom)
        return NotNamed;
    return advice.diagnoses.first().id == "sending-works"_L1 ? Works : Named;
}

/// --mask; nothing is hidden where it was not given.
HiddenKinds hiddenIn(const Call &call)
{
    if (!call.has(u"mask"_s))
        return {};
    const auto kinds = HiddenKinds::fromWords(call.value(u"mask"_s));
    if (!kinds)
        throw WrongCall(u"--mask: "_s + kinds.complaint().what.ja, u"--mask: "_s + kinds.complaint().what.en);
    return *kinds;
}

Option maskOption()
{
    return {u"mask"_s,
            u"LIST"_s,
            {u"結果と報告で隠すもの: name,address,host または all"_s,
             u"hide in the answer and the reports: name,address,host or all"_s}};
}

/// What the contract has and this version has not: said before anything is asked.
void refuseWhatIsNotThere(const Call &call)
{
    if (call.has(u"send-test"_s))
        throw WrongCall(
            u"--send-test はこの版にはまだありません。--recipient なら、メールを送らずに宛先まで確かめます。"_s,
            u"--send-test is not in this version yet; --recipient asks as far as the recipient and sends nothing"_s);
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
                    scenarioOption(),
                    measureWindowOption(),
                    {u"send-test"_s, u"ADDR"_s, {u"(まだありません)"_s, u"(not in this version yet)"_s}}} +
                ReportFiles::options() + QList<Option>{maskOption()} + Remembering::options()};
}

int check(const Call &call)
{
    refuseWhatIsNotThere(call);
    const HiddenKinds hidden = hiddenIn(call);
    const ReportFiles files(call);
    Remembering remembering(call);
    CarriedOut done = carryOut(call);
    const DiagnosisNumbers numbers = ours(DiagnosisNumbers::readFile(u":/knowledge/numbers.yaml"_s));
    const ResultSummary summary = summaryOf(done.advice, done.evidence, numbers);
    done.advice.code = encode(summary);
    const Shareable told = masked(done.advice, done.diagnosis, done.evidence, hidden);
    QJsonObject json = checkJson(told.advice, told.evidence, done.elapsedMs);
    const auto window = measuredWindow(done, call);
    if (window)
        json.insert(u"window"_s, toJson(*window));
    files.write(told.advice, told.evidence, json);
    remembering.remember(done, summary);
    if (!remembering.json().isEmpty())
        json.insert(u"remembered"_s, remembering.json());
    if (call.json())
        printJson(json);
    else
        toStandardOutput(textReport(told.advice, told.evidence) +
                         (window ? windowInWords(*window, call.language()) : QString()) +
                         remembering.inWords());
    return statusOf(done.advice);
}

} // namespace todoku

#include "askedcheck.h"
#include "carriedout.h"
#include "commands.h"
#include "exitstatus.h"
#include "ours.h"
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
                    {u"send-test"_s, u"ADDR"_s, {u"(まだありません)"_s, u"(not in this version yet)"_s}}} +
                ReportFiles::options()};
}

int check(const Call &call)
{
    refuseWhatIsNotThere(call);
    const ReportFiles files(call);
    CarriedOut done = carryOut(call);
    const DiagnosisNumbers numbers = ours(DiagnosisNumbers::readFile(u":/knowledge/numbers.yaml"_s));
    done.advice.code = encode(summaryOf(done.advice, done.evidence, numbers));
    const QJsonObject json = checkJson(done.advice, done.evidence, done.elapsedMs);
    if (call.json())
        printJson(json);
    else
        toStandardOutput(textReport(done.advice, done.evidence));
    files.write(done.advice, done.evidence, json);
    return statusOf(done.advice);
}

} // namespace todoku

// Every row of the table of faults that a server can act out, at every step, in every protocol: it ends in
// time, no password is heard outside verified encryption, nothing is claimed that was not seen, and the cause
// is named.

#include "fault.h"

#include "advice/advice.h"
#include "advice/report.h"
#include "conversation/socketwire.h"
#include "diagnosis/diagnosis.h"
#include "evidence/evidencejson.h"
#include "findings/finding.h"
#include "probes/imap.h"
#include "probes/pop3.h"
#include "probes/smtp.h"
#include "resources.h"
#include "testserver/patient.h"
#include "watching/visit.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QThreadPool>

#include <gtest/gtest.h>

#include <mutex>

using namespace todoku;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr auto margin = 4s; // sanitizers, and a machine that others use

/// Whatever comes may take its time on a busy machine.
std::chrono::milliseconds patienceWith(const Fault &fault)
{
    return fault.silent ? 1500ms : 10s;
}

std::chrono::milliseconds deadlineWith(const Fault &fault)
{
    return patienceWith(fault) * 4;
}

const Knowledge &knowledge()
{
    static const Knowledge read = [] {
        openResources();
        Result<Knowledge> result = Knowledge::read(u":/knowledge"_s);
        return result ? *result : Knowledge();
    }();
    return read;
}

/// A scenario with a door for each spot, whose public ports are counted from 20,000.
Scenario stricken(const Fault &fault, const QList<Spot> &spots)
{
    openResources();
    Scenario scenario = *loadScenario(u"sending-works"_s);
    QList<DoorPlan> doors;
    for (const Spot &spot : spots) {
        const auto model =
            std::find_if(scenario.doors.cbegin(), scenario.doors.cend(), [&](const DoorPlan &door) {
                return door.protocol == spot.protocol && door.security == spot.security &&
                       door.state == DoorState::Open && door.host != elsewhereHost && door.port != 25;
            });
        DoorPlan door = *model;
        FixedAnswer answer = *fault.at(spot);
        answer.at = spot.verbs();
        if (spot.step == Step::Hello && spot.security == Security::StartTls)
            answer.encrypted = false;
        if (spot.step == Step::HelloAgain)
            answer.encrypted = true;
        door.port = quint16(20'000 + doors.size());
        door.behaviours = {answer};
        doors += door;
    }
    scenario.doors = doors;
    return scenario;
}

/// What came of a fault at one spot.
struct Struck {
    Spot spot;
    Evidence evidence;
    qint64 ms = 0;

    const Conversation &talk() const { return evidence.conversations.first(); }
};

Struck ask(const Fault &fault, const Spot &spot, const Door &door, const TrustAnchors &trust,
           const Listening &listening)
{
    SocketRoute route;
    route.addresses = {door.localAddress};
    route.port = door.localPort;
    route.trust = trust;
    route.handshakePatience = patienceWith(fault);
    route.deadline = QDeadlineTimer(deadlineWith(fault));
    SocketWire wire(route);
    const quint16 port = spot.protocol == Protocol::Smtp   ? spot.security == Security::Tls ? 465 : 587
                         : spot.protocol == Protocol::Pop3 ? spot.security == Security::Tls ? 995 : 110
                         : spot.security == Security::Tls  ? 993
                                                           : 143;
    const Endpoint endpoint{door.host, port, spot.security};
    const AskLeave askLeave = [&](const Conversation &soFar) -> LoginLeave {
        if (!soFar.trusted())
            return {{}, soFar.encrypted() ? u"bad-certificate"_s : u"no-encryption"_s, false};
        QByteArray password = faultsPassword;
        return {Login{listening.user, Secret::takeFrom(password)}, {}, false};
    };
    Struck outcome{spot, {}, 0};
    Circumstances &asked = outcome.evidence.circumstances;
    asked.address = listening.address;
    asked.passwordGiven = true;
    asked.thirdPartiesAllowed = false;
    asked.recipient = u"someone@elsewhere.example"_s;
    asked.now = QDateTime::currentDateTimeUtc();
    (spot.protocol == Protocol::Smtp ? asked.sendingHost : asked.receivingHost) = door.host;
    if (spot.protocol == Protocol::Smtp)
        asked.sendingPorts = {port};
    else
        asked.receivingProtocol = spot.protocol;
    QElapsedTimer clock;
    clock.start();
    const Patience patient{patienceWith(fault), patienceWith(fault)};
    Conversation talk =
        spot.protocol == Protocol::Smtp
            ? probeSmtp(
                  wire,
                  {endpoint, Purpose::Send, listening.address, {asked.recipient}, askLeave, Step::Recipient},
                  {}, patient)
        : spot.protocol == Protocol::Pop3
            ? probePop3(wire, {endpoint, Purpose::Receive, askLeave, Step::Authenticate}, {}, patient)
            : probeImap(wire, {endpoint, Purpose::Receive, askLeave, Step::Authenticate}, {}, patient);
    outcome.ms = clock.elapsed();
    outcome.evidence.add(std::move(talk));
    return outcome;
}

/// Every form in which a password could get into what leaves the program.
QByteArrayList formsOf(const QByteArray &password)
{
    QByteArrayList forms{password, password.toHex(), password.toPercentEncoding({}, "-"), password.mid(8)};
    for (int shift = 0; shift < 3; ++shift)
        forms += (QByteArray(shift, '\0') + password).toBase64().mid(4).chopped(4);
    return forms;
}

class EveryFault : public testing::TestWithParam<int>
{
};

TEST_P(EveryFault, EndsInTimeAndIsNamedWithoutAWordTooMuch)
{
    const Fault fault = allFaults().at(GetParam());
    QList<Spot> spots;
    for (const Spot &spot : allSpots())
        if (fault.at(spot))
            spots += spot;
    ASSERT_FALSE(spots.isEmpty());

    Visits visits;
    std::mutex mutex;
    QByteArray password = faultsPassword;
    const auto patient =
        Patient::admit(stricken(fault, spots), 0, Secret::takeFrom(password), [&](const SpokenLine &line) {
            const std::lock_guard lock(mutex);
            visits.hear(line);
        });
    ASSERT_TRUE(patient) << patient.complaint().text(Language::English).toStdString();
    const Listening &listening = (*patient)->listening();
    const auto trust = TrustAnchors::withFile(listening.caFile);
    ASSERT_TRUE(trust);
    QList<Struck> outcomes(spots.size());
    QThreadPool pool;
    pool.setMaxThreadCount(12);
    for (qsizetype i = 0; i < spots.size(); ++i) {
        const auto door = std::find_if(listening.doors.cbegin(), listening.doors.cend(),
                                       [i](const Door &one) { return one.port == 20'000 + i; });
        pool.start([&, i, door = *door] { outcomes[i] = ask(fault, spots[i], door, *trust, listening); });
    }
    pool.waitForDone();

    for (const Struck &outcome : outcomes) {
        const std::string where = fault.name + " at " + outcome.spot.asText().toStdString();
        const Conversation &talk = outcome.talk();
        EXPECT_LT(outcome.ms, std::chrono::milliseconds(deadlineWith(fault) + margin).count()) << where;
        const bool done = talk.accepted(outcome.spot.step);
        const bool looked = outcome.spot.step != Step::Quit; // whatever comes of the goodbye is of no account
        if (fault.expect == Fault::Expect::Stopped && looked) {
            EXPECT_FALSE(done) << where;
        }
        if (fault.expect == Fault::Expect::Accepted && looked) {
            EXPECT_TRUE(done) << where;
        }
        const QList<Finding> findings = findIn(outcome.evidence);
        const Diagnosis diagnosis = diagnose(findings, knowledge());
        if (qEnvironmentVariableIsSet("TODOKU_TELL")) {
            const Exchange *last = talk.last();
            std::printf("%-28s %-28s %5lld ms  %s/%s %s | %s | ", fault.name.c_str(),
                        qPrintable(outcome.spot.asText()), static_cast<long long>(outcome.ms),
                        last ? qPrintable(name(last->step)) : "-",
                        last ? qPrintable(name(last->outcome)) : "-", last ? qPrintable(last->detail) : "",
                        done ? "done" : "stopped");
            for (const Finding &finding : findings)
                std::printf("%s ", qPrintable(finding.id));
            std::printf("| ");
            for (const Suspect &suspect : diagnosis.suspects)
                std::printf("%s=%.2f ", qPrintable(suspect.cause->id), suspect.confidence);
            std::printf("\n");
        }
        if (outcome.spot.protocol == Protocol::Smtp && looked && !fault.causes.isEmpty()) {
            ASSERT_FALSE(diagnosis.suspects.isEmpty()) << where;
            EXPECT_TRUE(fault.causes.contains(diagnosis.suspects.first().cause->id))
                << where << ": " << diagnosis.suspects.first().cause->id.toStdString();
        }
        for (const Language language : {Language::Japanese, Language::English}) {
            const Advice advice = advise(diagnosis, language);
            const QByteArray all = QJsonDocument(checkJson(advice, outcome.evidence, 1)).toJson() +
                                   textReport(advice, outcome.evidence).toUtf8() +
                                   htmlReport(advice, outcome.evidence).toUtf8() +
                                   transcript(outcome.evidence).toUtf8();
            for (const QByteArray &form : formsOf(faultsPassword))
                EXPECT_FALSE(all.contains(form)) << where << " " << form.toStdString();
            EXPECT_FALSE(all.contains('\x1b')) << where;
            EXPECT_FALSE(QString::fromUtf8(all).contains(QChar(0x202E))) << where;
        }
    }
    const std::lock_guard lock(mutex);
    for (const Visit &visit : visits.all())
        EXPECT_FALSE(visit.loginInClear) << fault.name << " " << visit.port;
}

std::string caseName(const testing::TestParamInfo<int> &one)
{
    return QString::fromStdString(allFaults().at(one.param).name).replace(u'-', u'_').toStdString();
}

INSTANTIATE_TEST_SUITE_P(OfTheTable, EveryFault, testing::Range(0, int(allFaults().size())), caseName);

} // namespace

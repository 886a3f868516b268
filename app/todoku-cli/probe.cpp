#include "advice/dialoguewords.h"
#include "advice/report.h"
#include "askedprobe.h"
#include "commands.h"
#include "evidence/evidencejson.h"
#include "exitstatus.h"
#include "interruption.h"
#include "knowledgeof.h"
#include "probes/imap.h"
#include "probes/names.h"
#include "probes/pop3.h"
#include "probes/smtp.h"
#include "terminal.h"

#include <QElapsedTimer>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

Circumstances circumstancesOf(const AskedProbe &ask)
{
    Circumstances asked;
    asked.address = ask.sender;
    asked.user = ask.login.user;
    asked.passwordGiven = !ask.login.password.isEmpty();
    asked.cleartextAllowed = ask.cleartextAllowed;
    asked.thirdPartiesAllowed = false;
    asked.recipient = ask.recipient;
    (ask.protocol == Protocol::Smtp ? asked.sendingHost : asked.receivingHost) = ask.endpoint.host;
    if (ask.protocol == Protocol::Smtp)
        asked.sendingPorts = {ask.endpoint.port};
    else
        asked.receivingProtocol = ask.protocol;
    asked.now = QDateTime::currentDateTimeUtc();
    return asked;
}

/// The password is said only inside proved encryption, unless the call allows otherwise.
LoginLeave leave(const AskedProbe &ask, const Conversation &soFar)
{
    if (ask.login.password.isEmpty())
        return {{}, u"no-password"_s, false};
    if (!soFar.trusted() && !ask.cleartextAllowed)
        return {{}, soFar.encrypted() ? u"bad-certificate"_s : u"no-encryption"_s, false};
    // Whoever allows cleartext has not allowed a server that somebody else may be playing.
    if (soFar.encrypted() && !soFar.trusted())
        return {{}, u"bad-certificate"_s, false};
    return {ask.login, {}, ask.cleartextAllowed};
}

Conversation converse(Wire &wire, const AskedProbe &ask, const TalkObserver &observer)
{
    const AskLeave askLeave = [&ask](const Conversation &soFar) { return leave(ask, soFar); };
    // Behind STARTTLS the greeting comes first, so encryption is reached later there.
    const bool startTls = ask.until == Step::Encrypt && ask.endpoint.security == Security::StartTls;
    const Step until = startTls ? Step::StartTls : ask.until;
    switch (ask.protocol) {
    case Protocol::Pop3:
        return probePop3(wire, {ask.endpoint, Purpose::Receive, askLeave, until}, observer, ask.patience);
    case Protocol::Imap:
        return probeImap(wire, {ask.endpoint, Purpose::Receive, askLeave, until}, observer, ask.patience);
    default:
        return probeSmtp(wire, {ask.endpoint, Purpose::Send, ask.sender, {ask.recipient}, askLeave, until},
                         observer, ask.patience);
    }
}

/// The addresses to go to; what the name system said is evidence.
QStringList addressesOf(const AskedProbe &ask, Evidence &evidence, std::stop_token stop)
{
    if (!ask.connectTo.isEmpty())
        return {ask.connectTo};
    QElapsedTimer clock;
    clock.start();
    const NameAnswer answer = lookUpHost(ask.endpoint.host, {ask.nameserver, {}, std::move(stop)});
    evidence.add(asEvidence(ask.endpoint.host, answer, double(clock.nsecsElapsed()) / 1e6));
    return answer.addresses;
}

/// Prints each exchange when it has been heard.
TalkObserver printing(const Call &call)
{
    if (call.json() && !call.verbose())
        return {};
    const bool toError = call.json();
    return {{}, [toError](const Conversation &soFar) {
                const QString text = transcript(soFar.exchanges.last());
                toError ? toStandardError(text) : toStandardOutput(text);
            }};
}

QJsonArray asJson(const QList<Finding> &findings)
{
    QJsonArray rows;
    for (const Finding &finding : findings) {
        QJsonObject facts;
        for (auto it = finding.facts.cbegin(); it != finding.facts.cend(); ++it)
            facts.insert(it.key(), it.value());
        rows += QJsonObject{{u"id"_s, finding.id},
                            {u"evidence"_s, QJsonArray::fromStringList(finding.exhibits)},
                            {u"facts"_s, facts}};
    }
    return rows;
}

/// The last stage that went well, in the words of --until; "resolve" or "connect" before the first of them.
QString reachedBy(const Evidence &evidence)
{
    QString reached;
    for (const Conversation &talk : evidence.conversations)
        for (const Exchange &exchange : talk.exchanges)
            if (exchange.accepted() && exchange.step < Step::Reset)
                reached = stageWord(exchange.step == Step::HelloAgain ? Step::Encrypt : exchange.step);
    return reached;
}

void printEnd(const Advice &advice, bool reached, const Conversation *talk)
{
    const Language language = advice.language;
    QString text = u"\n"_s;
    if (reached)
        text += Words{u"求めたところまで進みました。\n"_s, u"It went as far as asked.\n"_s}.in(language);
    else if (talk)
        text += Words{u"途中で止まりました: %1\n"_s, u"It stopped before: %1\n"_s}.in(language).arg(
            howItEnded(*talk, language));
    if (!reached && !advice.diagnoses.isEmpty())
        text += u"%1 (%2)\n"_s.arg(advice.headline, advice.diagnoses.first().certaintyWord);
    toStandardOutput(text);
}

} // namespace

Usage probeUsage()
{
    return {u"probe"_s,
            u"smtp|pop3|imap"_s,
            {u"一つのサーバーと一回だけ話します (専門家・サポート窓口向け)"_s,
             u"holds one conversation with one server (for experts and helpdesks)"_s},
            probeOptions()};
}

int probe(const Call &call)
{
    const QCA::Initializer qca;
    const AskedProbe ask = askedProbe(call);
    const Knowledge known = knowledgeOf(call);
    std::stop_source stop;
    const Interruption interruption([&stop] { stop.request_stop(); });

    Evidence evidence;
    evidence.circumstances = circumstancesOf(ask);
    SocketRoute route;
    route.addresses = addressesOf(ask, evidence, stop.get_token());
    route.port = ask.endpoint.port;
    route.trust = ask.trust;
    if (ask.connectPatience)
        route.connectPatience = route.handshakePatience = *ask.connectPatience;
    route.deadline = QDeadlineTimer(ask.deadline);
    route.stop = stop.get_token();
    if (!route.addresses.isEmpty()) {
        SocketWire wire(route);
        evidence.add(converse(wire, ask, printing(call)));
    }

    const QList<Finding> findings = findIn(evidence);
    const Advice advice = advise(diagnose(findings, known), call.language());
    const Conversation *talk = evidence.conversations.isEmpty() ? nullptr : &evidence.conversations.last();
    const bool reached = talk && talk->accepted(ask.until);
    if (call.json())
        printJson({{u"schema"_s, 1},
                   {u"reached"_s, reachedBy(evidence)},
                   {u"evidence"_s, toJson(evidence)},
                   {u"findings"_s, asJson(findings)},
                   {u"diagnoses"_s, diagnosesJson(advice)}});
    else
        printEnd(advice, reached, talk);
    return reached ? Works : Named;
}

} // namespace todoku

#include "resultcode/resultsummary.h"

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// Who is less sure than the first by no more than this is close behind it.
/// (A cause that is only the first's consequence is shown 0.1 below it, see diagnose.)
constexpr double closeBehind = 0.08;
// The bounds of the words that a user is told (advice.cpp).
constexpr double almostCertainFrom = 0.9;
constexpr double likelyWordFrom = 0.7;

const QStringList suretyNames{u"almost-certain"_s, u"likely"_s, u"possible"_s, u"not-named"_s};
const QStringList doorNames{u"not-asked"_s, u"works"_s, u"answers"_s, u"refused"_s, u"silent"_s};
const QStringList receivingNames{u"not-tried"_s, u"works"_s, u"login-refused"_s, u"fails"_s};
const QStringList encryptionNames{u"no-trouble"_s, u"date"_s,        u"name"_s, u"issuer"_s,
                                  u"handshake"_s,  u"not-offered"_s, u"other"_s};

template <class Enumeration>
std::optional<Enumeration> fromName(const QString &word, const QStringList &names)
{
    const qsizetype at = names.indexOf(word);
    return at < 0 ? std::nullopt : std::optional<Enumeration>(static_cast<Enumeration>(at));
}

Surety suretyOf(double confidence)
{
    return confidence >= almostCertainFrom ? Surety::AlmostCertain
           : confidence >= likelyWordFrom  ? Surety::Likely
           : confidence >= namedFrom       ? Surety::Possible
                                           : Surety::NotNamed;
}

bool isForSending(const Conversation &talk)
{
    return talk.protocol == Protocol::Smtp && talk.purpose != Purpose::Compare;
}

/// What one conversation shows of its door; NotAsked where it never came to connecting.
PortState doorIn(const Conversation &talk)
{
    if (talk.accepted(Step::Greeting) || talk.accepted(Step::Encrypt) || talk.encrypted())
        return PortState::Answers;
    const Exchange *last = talk.last();
    if (!last || last->step == Step::Resolve || last->outcome == Outcome::Aborted ||
        last->outcome == Outcome::Withheld)
        return PortState::NotAsked;
    switch (last->outcome) {
    case Outcome::TimedOut:
    case Outcome::Unreachable:
        return PortState::Silent;
    case Outcome::Refused:
    case Outcome::Closed:
        return PortState::Refused;
    default:
        return PortState::Answers;
    }
}

PortState doorOf(quint16 port, const Evidence &evidence, const QList<Finding> &findings)
{
    for (const Finding &finding : findings)
        if ((finding.id == "sending.proved"_L1 || finding.id == "sending.proved-after-receiving"_L1) &&
            finding.fact(u"port"_s).toInt() == port)
            return PortState::Works;
    // The more a door did the better it tells: one address of a host may be dead.
    const QList<PortState> best{PortState::Answers, PortState::Refused, PortState::Silent};
    QList<PortState> seen;
    for (const Conversation &talk : evidence.conversations)
        if (isForSending(talk) && talk.endpoint.port == port)
            seen += doorIn(talk);
    for (const PortState state : best)
        if (seen.contains(state))
            return state;
    return PortState::NotAsked;
}

ReceivingState receivingIn(const Evidence &evidence)
{
    bool refused = false;
    bool reached = false;
    bool tried = false;
    for (const Conversation &talk : evidence.conversations) {
        if (talk.purpose != Purpose::Receive)
            continue;
        if (talk.authenticated())
            return ReceivingState::Works;
        const Exchange *last = talk.last();
        if (!last || last->outcome == Outcome::Aborted)
            continue;
        tried = true;
        const Exchange *login = talk.at(Step::Authenticate);
        refused = refused ||
                  (login && (login->outcome == Outcome::Rejected || login->outcome == Outcome::Deferred));
        reached = reached || talk.accepted(Step::Greeting) || talk.encrypted();
    }
    return refused             ? ReceivingState::LoginRefused
           : tried && !reached ? ReceivingState::Fails
                               : ReceivingState::NotTried;
}

EncryptionState troubleWith(const Certificate &certificate)
{
    const auto has = [&](const QString &fault) { return certificate.faults.contains(fault); };
    if (has(u"expired"_s) || has(u"not-yet-valid"_s))
        return EncryptionState::Date;
    if (has(u"self-signed"_s) || has(u"untrusted-issuer"_s))
        return EncryptionState::Issuer;
    if (has(u"name-mismatch"_s) || has(u"name-only-in-cn"_s))
        return EncryptionState::Name;
    return EncryptionState::Other;
}

/// A bad certificate counts wherever it was seen. A handshake that failed or STARTTLS that is missing counts
/// only where no door of the same kind did better: port 25 without it is no trouble beside a good 587.
EncryptionState encryptionIn(const Evidence &evidence)
{
    EncryptionState lesser = EncryptionState::NoTrouble;
    bool sendingTrusted = false;
    for (const Conversation &talk : evidence.conversations) {
        if (talk.purpose == Purpose::Compare)
            continue;
        sendingTrusted = sendingTrusted || (isForSending(talk) && talk.trusted());
        const Exchange *encrypt = talk.at(Step::Encrypt);
        if (encrypt && encrypt->outcome == Outcome::BadCertificate && encrypt->certificate)
            return troubleWith(*encrypt->certificate);
        if (encrypt && encrypt->outcome == Outcome::Injected)
            return EncryptionState::Other;
        if (!isForSending(talk))
            continue;
        const Exchange *startTls = talk.at(Step::StartTls);
        if (encrypt && !encrypt->accepted() && encrypt->outcome != Outcome::Aborted &&
            talk.accepted(Step::Connect))
            lesser = EncryptionState::Handshake;
        else if (startTls && startTls->outcome == Outcome::NotOffered && lesser == EncryptionState::NoTrouble)
            lesser = EncryptionState::NotOffered;
    }
    return sendingTrusted ? EncryptionState::NoTrouble : lesser;
}

/// The one that the evidence does not tell from the first, or that is nearly as sure.
QString closeSecond(const Advice &advice)
{
    if (advice.diagnoses.size() < 2)
        return {};
    const ToldDiagnosis &first = advice.diagnoses[0];
    for (const ToldUndecided &undecided : advice.undecided)
        if (undecided.between.contains(first.id))
            for (const QString &id : undecided.between)
                if (id != first.id)
                    return id;
    const ToldDiagnosis &second = advice.diagnoses[1];
    // That sending works elsewhere is no rival of what is wrong here.
    const bool close = second.blame != Blame::Nobody && second.confidence >= namedFrom &&
                       second.confidence >= first.confidence - closeBehind;
    return close ? second.id : QString();
}

} // namespace

PortState ResultSummary::door(quint16 port) const
{
    const auto at = std::find(ports.cbegin(), ports.cend(), port);
    return at == ports.cend() ? PortState::NotAsked : doors[std::size_t(at - ports.cbegin())];
}

ResultSummary summaryOf(const Advice &advice, const Evidence &evidence, const DiagnosisNumbers &numbers)
{
    const QList<Finding> findings = findIn(evidence);
    ResultSummary summary;
    const ToldDiagnosis first = advice.diagnoses.value(0);
    summary.first = numbers.of(first.id);
    summary.surety = suretyOf(first.confidence);
    summary.verdict = advice.verdict;
    for (std::size_t i = 0; i < ResultSummary::ports.size(); ++i)
        summary.doors[i] = doorOf(ResultSummary::ports[i], evidence, findings);
    summary.receiving = receivingIn(evidence);
    summary.encryption = encryptionIn(evidence);
    summary.second = numbers.of(closeSecond(advice));
    return summary;
}

QStringList factsOf(const ResultSummary &summary)
{
    QStringList facts;
    const auto has = [&](PortState state) {
        return std::find(summary.doors.cbegin(), summary.doors.cend(), state) != summary.doors.cend();
    };
    const bool sends = has(PortState::Works);
    const bool answers = sends || has(PortState::Answers);
    if (summary.verdict == Verdict::CannotSend)
        facts += u"cannot-send"_s;
    if (answers || summary.receiving == ReceivingState::Works ||
        summary.receiving == ReceivingState::LoginRefused)
        facts += u"a-server-answers"_s;
    if (sends)
        facts += u"sending-proved"_s;
    if (summary.door(25) == PortState::Silent && answers)
        facts += u"port-25-alone-silent"_s;
    if (!answers && has(PortState::Silent))
        facts += u"ports-silent"_s;
    if (!answers && !has(PortState::Silent) && has(PortState::Refused))
        facts += u"ports-refused"_s;
    if (summary.receiving != ReceivingState::NotTried)
        facts += u"receiving-"_s + name(summary.receiving);
    if (summary.encryption != EncryptionState::NoTrouble)
        facts += u"encryption-"_s + name(summary.encryption);
    return facts;
}

const QStringList &knownFacts()
{
    static const QStringList facts{u"cannot-send"_s,          u"a-server-answers"_s,
                                   u"sending-proved"_s,       u"port-25-alone-silent"_s,
                                   u"ports-silent"_s,         u"ports-refused"_s,
                                   u"receiving-works"_s,      u"receiving-login-refused"_s,
                                   u"receiving-fails"_s,      u"encryption-date"_s,
                                   u"encryption-name"_s,      u"encryption-issuer"_s,
                                   u"encryption-handshake"_s, u"encryption-not-offered"_s,
                                   u"encryption-other"_s};
    return facts;
}

QString name(Surety surety)
{
    return suretyNames[qsizetype(surety)];
}

QString name(PortState door)
{
    return doorNames[qsizetype(door)];
}

QString name(ReceivingState receiving)
{
    return receivingNames[qsizetype(receiving)];
}

QString name(EncryptionState encryption)
{
    return encryptionNames[qsizetype(encryption)];
}

std::optional<Surety> suretyFromName(const QString &word)
{
    return fromName<Surety>(word, suretyNames);
}

std::optional<PortState> doorFromName(const QString &word)
{
    return fromName<PortState>(word, doorNames);
}

std::optional<ReceivingState> receivingFromName(const QString &word)
{
    return fromName<ReceivingState>(word, receivingNames);
}

std::optional<EncryptionState> encryptionFromName(const QString &word)
{
    return fromName<EncryptionState>(word, encryptionNames);
}

} // namespace todoku

// What of a check goes into the code.

#include "bundled.h"

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

struct Said {
    Step step;
    Outcome outcome;
};

Conversation talk(Purpose purpose, Protocol protocol, quint16 port, const QList<Said> &steps)
{
    Conversation talk;
    talk.purpose = purpose;
    talk.protocol = protocol;
    talk.endpoint = {u"mail.example.jp"_s, port, Security::StartTls};
    for (const Said &said : steps) {
        Exchange exchange;
        exchange.step = said.step;
        exchange.outcome = said.outcome;
        talk.exchanges += exchange;
    }
    return talk;
}

Conversation sending(quint16 port, const QList<Said> &steps)
{
    return talk(Purpose::Send, Protocol::Smtp, port, steps);
}

/// A login, and the asked recipient accepted: sending is proved.
Conversation proved(quint16 port)
{
    Conversation good = sending(port, {{Step::Connect, Outcome::Accepted},
                                       {Step::Greeting, Outcome::Accepted},
                                       {Step::Encrypt, Outcome::Accepted},
                                       {Step::Authenticate, Outcome::Accepted},
                                       {Step::Recipient, Outcome::Accepted}});
    good.exchanges.last().said = u"RCPT TO:<me@elsewhere.example>"_s;
    return good;
}

Conversation badCertificate(const QStringList &faults)
{
    Conversation bad = sending(587, {{Step::Connect, Outcome::Accepted},
                                     {Step::Greeting, Outcome::Accepted},
                                     {Step::Encrypt, Outcome::BadCertificate}});
    bad.exchanges.last().certificate = Certificate();
    bad.exchanges.last().certificate->faults = faults;
    return bad;
}

ResultSummary summaryOf(const QList<Conversation> &talks, const Advice &advice = {})
{
    Evidence evidence;
    evidence.circumstances.address = u"taro@example.jp"_s;
    evidence.circumstances.recipient = u"me@elsewhere.example"_s;
    for (const Conversation &talk : talks)
        evidence.add(talk);
    return todoku::summaryOf(advice, evidence, bundledNumbers());
}

Advice advice(const QList<std::pair<QString, double>> &diagnoses)
{
    Advice advice;
    for (const auto &[id, confidence] : diagnoses) {
        ToldDiagnosis told;
        told.id = id;
        told.confidence = confidence;
        advice.diagnoses += told;
    }
    return advice;
}

const QList<Said> timedOut{{Step::Connect, Outcome::TimedOut}};
const QList<Said> greeted{{Step::Connect, Outcome::Accepted}, {Step::Greeting, Outcome::Accepted}};

} // namespace

TEST(ResultSummary, TellsEachDoor)
{
    const ResultSummary summary =
        summaryOf({sending(25, timedOut), proved(587), sending(465, {{Step::Connect, Outcome::Refused}})});
    EXPECT_EQ(summary.door(25), PortState::Silent);
    EXPECT_EQ(summary.door(587), PortState::Works);
    EXPECT_EQ(summary.door(465), PortState::Refused);
    EXPECT_EQ(summary.door(2525), PortState::NotAsked);
}

TEST(ResultSummary, AServerThatOnlyGreetsIsNotCalledWorking)
{
    EXPECT_EQ(summaryOf({sending(587, greeted)}).door(587), PortState::Answers);
    EXPECT_EQ(summaryOf({sending(587, greeted)}).door(25), PortState::NotAsked);
    EXPECT_EQ(summaryOf({talk(Purpose::Look, Protocol::Smtp, 465, greeted)}).door(465), PortState::Answers);
}

TEST(ResultSummary, AStrangersDoorForComparisonIsNotTheUsers)
{
    EXPECT_EQ(summaryOf({talk(Purpose::Compare, Protocol::Smtp, 25, greeted)}).door(25), PortState::NotAsked);
}

TEST(ResultSummary, WhatWasStoppedOrHasNoNameWasNotAsked)
{
    EXPECT_EQ(summaryOf({sending(25, {{Step::Connect, Outcome::Aborted}})}).door(25), PortState::NotAsked);
    EXPECT_EQ(summaryOf({sending(25, {{Step::Resolve, Outcome::NotFound}})}).door(25), PortState::NotAsked);
}

TEST(ResultSummary, TellsHowFarReceivingCame)
{
    const auto receiving = [](const QList<Said> &steps) {
        return summaryOf({talk(Purpose::Receive, Protocol::Pop3, 995, steps)}).receiving;
    };
    EXPECT_EQ(receiving(greeted + QList<Said>{{Step::Authenticate, Outcome::Accepted}}),
              ReceivingState::Works);
    EXPECT_EQ(receiving(greeted + QList<Said>{{Step::Authenticate, Outcome::Rejected}}),
              ReceivingState::LoginRefused);
    EXPECT_EQ(receiving(greeted + QList<Said>{{Step::Authenticate, Outcome::Withheld}}),
              ReceivingState::NotTried);
    EXPECT_EQ(receiving(greeted), ReceivingState::NotTried);
    EXPECT_EQ(receiving(timedOut), ReceivingState::Fails);
    EXPECT_EQ(summaryOf({}).receiving, ReceivingState::NotTried);
}

TEST(ResultSummary, TellsWhatIsWrongWithTheEncryption)
{
    EXPECT_EQ(summaryOf({badCertificate({u"expired"_s})}).encryption, EncryptionState::Date);
    EXPECT_EQ(summaryOf({badCertificate({u"not-yet-valid"_s})}).encryption, EncryptionState::Date);
    EXPECT_EQ(summaryOf({badCertificate({u"name-mismatch"_s})}).encryption, EncryptionState::Name);
    EXPECT_EQ(summaryOf({badCertificate({u"untrusted-issuer"_s, u"name-mismatch"_s})}).encryption,
              EncryptionState::Issuer);
    EXPECT_EQ(summaryOf({badCertificate({u"weak"_s})}).encryption, EncryptionState::Other);
    const Conversation failed = sending(587, greeted + QList<Said>{{Step::Encrypt, Outcome::Failed}});
    EXPECT_EQ(summaryOf({failed}).encryption, EncryptionState::Handshake);
    const Conversation without = sending(25, greeted + QList<Said>{{Step::StartTls, Outcome::NotOffered}});
    EXPECT_EQ(summaryOf({without}).encryption, EncryptionState::NotOffered);
    EXPECT_EQ(summaryOf({without, proved(587)}).encryption, EncryptionState::NoTrouble);
}

TEST(ResultSummary, CarriesTheFirstDiagnosisInTheClassesThatAreTold)
{
    const auto surety = [](double confidence) {
        return summaryOf({}, advice({{u"op25b"_s, confidence}})).surety;
    };
    EXPECT_EQ(surety(0.95), Surety::AlmostCertain);
    EXPECT_EQ(surety(0.8), Surety::Likely);
    EXPECT_EQ(surety(0.6), Surety::Possible);
    EXPECT_EQ(surety(0.4), Surety::NotNamed);
    EXPECT_EQ(summaryOf({}, advice({{u"op25b"_s, 0.9}})).first.number, 13);
    EXPECT_EQ(summaryOf({}).first.number, DiagnosisNumbers::none);
}

TEST(ResultSummary, CarriesASecondOnlyWhereItIsClose)
{
    EXPECT_EQ(summaryOf({}, advice({{u"op25b"_s, 0.9}, {u"port-blocked"_s, 0.85}})).second.id,
              u"port-blocked"_s);
    EXPECT_EQ(summaryOf({}, advice({{u"op25b"_s, 0.9}, {u"port-blocked"_s, 0.6}})).second.id, QString());
    EXPECT_EQ(summaryOf({}, advice({{u"op25b"_s, 0.4}, {u"port-blocked"_s, 0.4}})).second.id, QString());
    Advice companion = advice({{u"op25b"_s, 0.95}, {u"sending-works"_s, 0.95}});
    companion.diagnoses[1].blame = Blame::Nobody;
    EXPECT_EQ(summaryOf({}, companion).second.id, QString());
    Advice open = advice({{u"op25b"_s, 0.8}, {u"no-connection"_s, 0.7}, {u"port-blocked"_s, 0.5}});
    open.undecided = {{{u"port-blocked"_s, u"op25b"_s}, u"…"_s}};
    EXPECT_EQ(summaryOf({}, open).second.id, u"port-blocked"_s);
}

TEST(ResultSummary, IsWholeInBothLanguages)
{
    ResultSummary summary = summaryOf({sending(25, timedOut), proved(587)},
                                      advice({{u"op25b"_s, 0.9}, {u"port-blocked"_s, 0.85}}));
    for (int state = 0; state < 7; ++state) {
        summary.encryption = EncryptionState(state);
        summary.receiving = ReceivingState(state % 4);
        summary.doors[2] = PortState(state % 5);
        summary.surety = Surety(state % 4);
        summary.verdict = Verdict(state % 3);
        for (const SummaryLine &line : inWords(summary, bundledKnowledge())) {
            EXPECT_TRUE(line.what.complete()) << line.id.toStdString();
            EXPECT_TRUE(line.found.complete()) << line.id.toStdString();
            EXPECT_NE(line.found.ja, line.found.en);
        }
    }
    QStringList ids;
    for (const SummaryLine &line : inWords(summary, bundledKnowledge()))
        ids += line.id;
    EXPECT_EQ(ids.join(u' ').toStdString(),
              "diagnosis verdict second port-25 port-587 port-465 receiving encryption");
}

TEST(ResultSummary, EveryFactIsAmongTheKnownOnes)
{
    QStringList seen;
    for (int state = 0; state < 5 * 5 * 5 * 4 * 7 * 3; ++state) {
        ResultSummary summary;
        summary.doors = {PortState(state % 5), PortState(state / 5 % 5), PortState(state / 25 % 5)};
        summary.receiving = ReceivingState(state / 125 % 4);
        summary.encryption = EncryptionState(state / 500 % 7);
        summary.verdict = Verdict(state / 3500 % 3);
        for (const QString &fact : factsOf(summary))
            if (!seen.contains(fact))
                seen += fact;
    }
    QStringList known = knownFacts();
    known.sort();
    seen.sort();
    EXPECT_EQ(seen, known);
}

TEST(ResultSummary, ItsWordsInFilesComeBack)
{
    for (int state = 0; state < 4; ++state)
        EXPECT_EQ(suretyFromName(name(Surety(state))), Surety(state));
    for (int state = 0; state < 5; ++state)
        EXPECT_EQ(doorFromName(name(PortState(state))), PortState(state));
    for (int state = 0; state < 4; ++state)
        EXPECT_EQ(receivingFromName(name(ReceivingState(state))), ReceivingState(state));
    for (int state = 0; state < 7; ++state)
        EXPECT_EQ(encryptionFromName(name(EncryptionState(state))), EncryptionState(state));
    EXPECT_FALSE(doorFromName(u"open"_s));
}

} // namespace todoku

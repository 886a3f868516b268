// A result code as the beginning of a call: what the check knows is not asked again.

#include "interview/callsheet.h"
#include "interview/callsheetjson.h"
#include "resultcode/resultcode.h"

#include "bundled.h"

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

const DiagnosisNumbers &numbers()
{
    static const DiagnosisNumbers read =
        *DiagnosisNumbers::readFile(QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge/numbers.yaml"));
    return read;
}

const Interview &withNumbers()
{
    static const Interview interview(bundled().questionnaire(), bundled().knowledge(), numbers());
    return interview;
}

ResultSummary summary(const QString &first, Surety surety, const QString &second = {})
{
    ResultSummary summary;
    summary.first = numbers().of(first);
    summary.surety = surety;
    summary.second = numbers().of(second);
    summary.verdict = Verdict::CannotSend;
    return summary;
}

QList<Turn> callWith(const ResultSummary &summary)
{
    return {{codeRead, encode(summary)}};
}

double probability(const Standing &standing, const QString &cause)
{
    for (const Candidate &one : standing.candidates)
        if (one.cause->id == cause)
            return one.probability;
    return 0;
}

constexpr Languages english{Language::English, Language::English};
constexpr Languages japanese{Language::Japanese, Language::Japanese};

} // namespace

TEST(CodeInACall, TheCheckIsBelievedAsFarAsItWasSure)
{
    for (const auto &cause : bundled().knowledge().causes()) {
        const Standing sure = withNumbers().after(callWith(summary(cause->id, Surety::AlmostCertain)));
        EXPECT_EQ(sure.candidates.first().cause, cause) << cause->id.toStdString();
        EXPECT_NEAR(sure.candidates.first().probability, 0.95, 1e-9);
        EXPECT_TRUE(sure.decided && sure.sure) << cause->id.toStdString();
        const Standing likely = withNumbers().after(callWith(summary(cause->id, Surety::Likely)));
        EXPECT_TRUE(likely.decided) << cause->id.toStdString();
        EXPECT_FALSE(likely.sure) << cause->id.toStdString();
        const Standing possible = withNumbers().after(callWith(summary(cause->id, Surety::Possible)));
        EXPECT_FALSE(possible.decided) << cause->id.toStdString();
    }
}

TEST(CodeInACall, WhatTheCheckFoundOutIsNotAsked)
{
    ResultSummary known = summary(u"relay-denied"_s, Surety::Possible, u"smtp-auth-required"_s);
    known.doors = {PortState::Answers, PortState::Answers, PortState::NotAsked};
    known.receiving = ReceivingState::Works;
    QList<Turn> turns = callWith(known);
    QStringList asked;
    for (Standing at = withNumbers().after(turns); at.next; at = withNumbers().after(turns)) {
        asked += at.next->id;
        turns += {at.next->id, doesNotKnow};
        ASSERT_LE(turns.size(), 60);
    }
    EXPECT_FALSE(asked.isEmpty());
    for (const QString &question : {u"receiving"_s, u"web"_s, u"happens"_s})
        EXPECT_FALSE(asked.contains(question)) << question.toStdString();
}

TEST(CodeInACall, TheNextQuestionPartsTheTwoThatAreLeft)
{
    const auto next = [](const QString &first, const QString &second, EncryptionState encryption) {
        ResultSummary two = summary(first, Surety::AlmostCertain, second);
        two.encryption = encryption;
        const Standing standing = withNumbers().after(callWith(two));
        EXPECT_FALSE(standing.decided);
        EXPECT_GE(standing.undecided.size(), 2);
        return standing.next ? standing.next->id.toStdString() : std::string();
    };
    EXPECT_EQ(next(u"tls-certificate-expired"_s, u"clock-wrong"_s, EncryptionState::Date), "clock");
    EXPECT_EQ(next(u"op25b"_s, u"port-blocked"_s, EncryptionState::NoTrouble), "place");
}

TEST(CodeInACall, WhateverTwoAreLeftTheNextQuestionSpeaksForOneOfThem)
{
    const Questionnaire &questionnaire = bundled().questionnaire();
    int pairs = 0;
    for (const auto &one : bundled().knowledge().causes())
        for (const QString &other : one->toldApart.keys()) {
            ++pairs;
            const Standing standing =
                withNumbers().after(callWith(summary(one->id, Surety::AlmostCertain, other)));
            if (!standing.next) // then the sheet says what would decide
                continue;
            double most = 1;
            for (const SpokenAnswer &choice : standing.next->choices) {
                const double ratio =
                    questionnaire.of(choice.likelihood, one->id) / questionnaire.of(choice.likelihood, other);
                most = std::max({most, ratio, 1 / ratio});
            }
            EXPECT_GE(most, 2) << one->id.toStdString() << " or " << other.toStdString() << " by "
                               << standing.next->id.toStdString();
        }
    EXPECT_GE(pairs, 10);
}

TEST(CodeInACall, AnAnswerThenDecides)
{
    ResultSummary two = summary(u"tls-certificate-expired"_s, Surety::AlmostCertain, u"clock-wrong"_s);
    two.encryption = EncryptionState::Date;
    const QList<Turn> code = callWith(two);
    EXPECT_EQ(withNumbers().after(code + QList<Turn>{{u"clock"_s, u"wrong"_s}}).candidates.first().cause->id,
              u"clock-wrong"_s);
    EXPECT_EQ(withNumbers().after(code + QList<Turn>{{u"clock"_s, u"right"_s}}).candidates.first().cause->id,
              u"tls-certificate-expired"_s);
}

TEST(CodeInACall, FactsNarrowItDownWhereTheCauseIsAPacksOwn)
{
    ResultSummary pack = summary(u"our-proxy-is-down"_s, Surety::AlmostCertain);
    pack.doors = {PortState::Silent, PortState::Answers, PortState::Answers};
    pack.receiving = ReceivingState::Works;
    const Standing standing = withNumbers().after(callWith(pack));
    EXPECT_GT(probability(standing, u"op25b"_s), 2 * probability(withNumbers().after({}), u"op25b"_s));
    EXPECT_TRUE(standing.next);
    EXPECT_FALSE(standing.sure);
    const CallSheet sheet = callSheet(withNumbers(), callWith(pack), {}, english);
    ASSERT_FALSE(sheet.facts.isEmpty());
    EXPECT_TRUE(sheet.facts.first().found.contains(u"helpdesk's own pack"_s));
}

TEST(CodeInACall, WhatTheCallerSaysNowCountsMoreThanWhatTheCheckSaw)
{
    ResultSummary known = summary(u"relay-denied"_s, Surety::Possible);
    known.receiving = ReceivingState::Works;
    const double before = probability(withNumbers().after(callWith(known)), u"no-connection"_s);
    const QList<Turn> turns = callWith(known) + QList<Turn>{{u"receiving"_s, u"no"_s}};
    EXPECT_GT(probability(withNumbers().after(turns), u"no-connection"_s), before);
}

TEST(CodeInACall, AMisheardCodeIsRefusedInOneSentence)
{
    QString code = encode(summary(u"op25b"_s, Surety::Likely));
    code[0] = code[0] == u'1' ? u'2' : u'1';
    const auto wrong = withNumbers().objection({{codeRead, code}});
    ASSERT_TRUE(wrong);
    EXPECT_EQ(wrong->en, u"a digit was misheard or mistyped; ask for it once more in groups of four"_s);
    const QList<Turn> good = callWith(summary(u"op25b"_s, Surety::Likely));
    EXPECT_FALSE(withNumbers().objection(good));
    EXPECT_TRUE(withNumbers().objection(good + good));
}

TEST(CodeInACall, TheSheetSaysWhatTheCodeSays)
{
    ResultSummary known = summary(u"op25b"_s, Surety::AlmostCertain);
    known.doors = {PortState::Silent, PortState::Works, PortState::NotAsked};
    for (const Languages &languages : {english, japanese}) {
        const CallSheet sheet = callSheet(withNumbers(), callWith(known), {}, languages);
        EXPECT_EQ(sheet.code, encode(known));
        EXPECT_EQ(sheet.summary, known);
        EXPECT_EQ(sheet.facts.size(), 4);
        EXPECT_TRUE(sheet.ticket.contains(sheet.code));
        EXPECT_TRUE(sheet.ticket.contains(sheet.facts.last().found));
        // The caller has read no error out.
        EXPECT_FALSE(sheet.readAloud.contains(u"words of the error"_s));
        EXPECT_FALSE(sheet.readAloud.contains(u"エラーの文から"_s));
    }
    const QJsonObject json = toJson(callSheet(withNumbers(), callWith(known), {}, english));
    EXPECT_EQ(json[u"code"_s][u"ports"_s][u"25"_s].toString(), u"silent"_s);
    EXPECT_TRUE(json[u"code"_s][u"second"_s].isNull());
    EXPECT_FALSE(toJson(callSheet(withNumbers(), {}, {}, english)).contains(u"code"_s));
}

TEST(CodeInACall, EveryFactOfACodeIsWeighed)
{
    for (const QString &fact : knownFacts())
        EXPECT_TRUE(bundled().questionnaire().codeFacts.contains(fact)) << fact.toStdString();
}

} // namespace todoku

// The engine of the call: simulated callers, and the stories that every helpdesk knows.

#include "bundled.h"

#include <random>

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

constexpr qsizetype mostQuestions = 8;

/// What a caller with this cause says most often; "unknown" where no answer stands out.
QString truthfulAnswer(const Question &question, const QString &cause)
{
    const Questionnaire &questionnaire = bundled().questionnaire();
    double most = 0;
    QString answer;
    for (const SpokenAnswer &choice : question.choices) {
        const double weight = questionnaire.of(choice.likelihood, cause);
        if (weight == most)
            answer = doesNotKnow;
        if (weight > most) {
            most = weight;
            answer = choice.id;
        }
    }
    return answer;
}

template <class Caller>
std::pair<Standing, QList<Turn>> callBy(const Caller &caller, QList<Turn> turns = {})
{
    Standing standing = bundled().after(turns);
    while (!standing.decided && standing.next && turns.size() < mostQuestions) {
        turns += {standing.next->id, caller(*standing.next)};
        standing = bundled().after(turns);
    }
    return {standing, turns};
}

std::string inWords(const QList<Turn> &turns)
{
    QStringList words;
    for (const Turn &turn : turns)
        words += turn.question + u'=' + turn.answer;
    return words.join(u' ').toStdString();
}

bool stillOpen(const Standing &standing, const QString &cause)
{
    return std::any_of(standing.undecided.cbegin(), standing.undecided.cend(),
                       [&](const Candidate &one) { return one.cause->id == cause; });
}

bool amongFirstThree(const Standing &standing, const QString &cause)
{
    const QList<Candidate> three = standing.candidates.mid(0, 3);
    return std::any_of(three.cbegin(), three.cend(),
                       [&](const Candidate &one) { return one.cause->id == cause; });
}

std::string first(const Standing &standing)
{
    return standing.candidates.first().cause->id.toStdString();
}

qsizetype placeOf(const QString &question, const QList<Turn> &turns)
{
    for (qsizetype i = 0; i < turns.size(); ++i)
        if (turns[i].question == question)
            return i;
    return turns.size();
}

/// A caller who answers these questions so and knows nothing else.
auto story(const QMap<QString, QString> &answers)
{
    return [answers](const Question &question) { return answers.value(question.id, doesNotKnow); };
}

} // namespace

TEST(SimulatedCallers, EveryCauseIsReachedInEightQuestionsOrAnHonestTie)
{
    qsizetype questions = 0;
    int ties = 0;
    const auto &causes = bundled().knowledge().causes();
    for (const auto &cause : causes) {
        const auto [standing, turns] =
            callBy([&](const Question &question) { return truthfulAnswer(question, cause->id); });
        questions += turns.size();
        ties += standing.decided ? 0 : 1;
        if (standing.decided)
            EXPECT_EQ(first(standing), cause->id.toStdString()) << inWords(turns);
        else
            EXPECT_TRUE(stillOpen(standing, cause->id))
                << cause->id.toStdString() << " behind " << first(standing) << ": " << inWords(turns);
    }
    const double average = double(questions) / double(causes.size());
    RecordProperty("questionsOnAverage", std::to_string(average));
    RecordProperty("ties", ties);
    EXPECT_LE(average, 6.0);
    EXPECT_LE(ties, 6);
}

TEST(SimulatedCallers, OneInFiveAnswersMayBeMissing)
{
    std::mt19937 dice(1); // always the same callers
    int named = 0;
    int calls = 0;
    for (const auto &cause : bundled().knowledge().causes())
        for (int i = 0; i < 4; ++i, ++calls) {
            const auto standing =
                callBy([&](const Question &question) {
                    return dice() % 5 == 0 ? doesNotKnow : truthfulAnswer(question, cause->id);
                }).first;
            named += amongFirstThree(standing, cause->id) ? 1 : 0;
        }
    RecordProperty("shareAmongFirstThree", std::to_string(double(named) / calls));
    EXPECT_GE(double(named) / calls, 0.85);
}

TEST(SimulatedCallers, WhoReadsTheErrorAloudIsUnderstood)
{
    int specimens = 0;
    for (const auto &cause : bundled().knowledge().causes())
        for (const Specimen &specimen : cause->specimens) {
            if (specimen.kind != "quote"_L1)
                continue;
            ++specimens;
            const auto [standing, turns] =
                callBy([&](const Question &question) { return truthfulAnswer(question, cause->id); },
                       {{errorText, specimen.text}});
            EXPECT_TRUE(standing.decided ? first(standing) == cause->id.toStdString()
                                         : stillOpen(standing, cause->id))
                << cause->id.toStdString() << " behind " << first(standing) << ": " << inWords(turns);
        }
    EXPECT_GT(specimens, 100);
}

TEST(SimulatedCallers, WhoKnowsNothingIsToldNothing)
{
    QList<Turn> turns;
    Standing standing = bundled().after(turns);
    for (; standing.next; standing = bundled().after(turns)) {
        EXPECT_FALSE(standing.decided) << inWords(turns);
        EXPECT_TRUE(standing.undecided.isEmpty()) << inWords(turns);
        turns += {standing.next->id, doesNotKnow};
        ASSERT_LE(turns.size(), bundled().questionnaire().questions.size());
    }
    EXPECT_FALSE(standing.decided);
}

TEST(Interview, NeverAsksTheSameTwice)
{
    for (const auto &cause : bundled().knowledge().causes()) {
        const auto turns =
            callBy([&](const Question &question) { return truthfulAnswer(question, cause->id); }).second;
        EXPECT_EQ(bundled().objection(turns), std::nullopt) << inWords(turns);
    }
}

TEST(Interview, TakingBackRestoresTheStateExactly)
{
    const auto turns =
        callBy([](const Question &question) { return truthfulAnswer(question, u"relay-denied"_s); }).second;
    QList<Standing> before;
    for (qsizetype i = 0; i <= turns.size(); ++i)
        before += bundled().after(turns.mid(0, i));
    QList<Turn> shrinking = turns + QList<Turn>{{errorText, u"550 5.1.1 User unknown"_s}};
    EXPECT_NE(bundled().after(shrinking).candidates.first().probability,
              before.last().candidates.first().probability);
    while (!shrinking.isEmpty()) {
        shrinking.removeLast();
        const Standing now = bundled().after(shrinking);
        const Standing &then = before[shrinking.size()];
        EXPECT_EQ(now.next, then.next);
        EXPECT_EQ(now.decided, then.decided);
        ASSERT_EQ(now.candidates.size(), then.candidates.size());
        for (qsizetype i = 0; i < now.candidates.size(); ++i) {
            EXPECT_EQ(now.candidates[i].cause, then.candidates[i].cause);
            EXPECT_EQ(now.candidates[i].probability, then.candidates[i].probability);
        }
    }
}

TEST(Interview, TheOrderOfAnswersDoesNotMatter)
{
    const QList<Turn> one{{u"happens"_s, u"error"_s}, {u"receiving"_s, u"yes"_s}, {u"changed"_s, u"line"_s}};
    const QList<Turn> other{one[2], one[0], one[1]};
    EXPECT_EQ(bundled().after(one).next, bundled().after(other).next);
    EXPECT_EQ(first(bundled().after(one)), first(bundled().after(other)));
}

TEST(Interview, ProbabilitiesSumUpToOne)
{
    const Standing standing = bundled().after({{u"receiving"_s, u"no"_s}, {errorText, u"0x800CCC0E"_s}});
    double sum = 0;
    for (const Candidate &one : standing.candidates)
        sum += one.probability;
    EXPECT_NEAR(sum, 1, 1e-9);
}

TEST(Interview, WhatCannotBeAnAnswerIsNamed)
{
    EXPECT_TRUE(
        bundled().objection({{u"no-such"_s, u"yes"_s}})->en.startsWith(u"there is no question `no-such`"_s));
    EXPECT_TRUE(
        bundled().objection({{u"web"_s, u"perhaps"_s}})->en.contains(u"known: yes no warnings unknown"_s));
    EXPECT_TRUE(
        bundled().objection({{u"web"_s, u"yes"_s}, {u"web"_s, u"no"_s}})->en.contains(u"answered twice"_s));
    EXPECT_TRUE(bundled().objection({{errorText, u" "_s}}).has_value());
    EXPECT_EQ(bundled().objection({{u"web"_s, doesNotKnow}, {errorText, u"553"_s}, {errorText, u"554"_s}}),
              std::nullopt);
}

TEST(Stories, ANewLineThatReceivesButDoesNotSend)
{
    const auto [standing, turns] = callBy(story({{u"happens"_s, u"error"_s},
                                                 {u"error-words"_s, u"no-answer"_s},
                                                 {u"receiving"_s, u"yes"_s},
                                                 {u"changed"_s, u"line"_s},
                                                 {u"web"_s, u"yes"_s},
                                                 {u"recipients"_s, u"everybody"_s},
                                                 {u"same-company"_s, u"different"_s},
                                                 {u"place"_s, u"home"_s},
                                                 {u"port"_s, u"port-25"_s}}));
    EXPECT_TRUE(standing.decided) << inWords(turns);
    EXPECT_EQ(first(standing), "op25b") << inWords(turns);
    EXPECT_LT(placeOf(u"receiving"_s, turns), placeOf(u"port"_s, turns));
    EXPECT_LT(placeOf(u"receiving"_s, turns), 4) << inWords(turns);
}

TEST(Stories, SendingWorksRightAfterReceiving)
{
    const auto [standing, turns] = callBy(story({{u"happens"_s, u"error"_s},
                                                 {u"receiving"_s, u"yes"_s},
                                                 {u"recipients"_s, u"everybody"_s},
                                                 {u"after-receiving"_s, u"goes-then"_s}}));
    EXPECT_EQ(first(standing), "pop-before-smtp-required") << inWords(turns);
    EXPECT_LT(placeOf(u"receiving"_s, turns), placeOf(u"after-receiving"_s, turns));
    EXPECT_LT(placeOf(u"after-receiving"_s, turns), placeOf(u"port"_s, turns));
}

TEST(Stories, ReplyFiveFiveThreeAndThenWhatReceivingDoes)
{
    QList<Turn> turns{
        {errorText, u"553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"_s}};
    Standing standing = bundled().after(turns);
    EXPECT_FALSE(standing.decided);
    EXPECT_TRUE(stillOpen(standing, u"pop-before-smtp-required"_s));
    turns += {u"receiving"_s, u"yes"_s};
    turns += {u"after-receiving"_s, u"goes-then"_s};
    standing = bundled().after(turns);
    EXPECT_TRUE(standing.decided);
    EXPECT_FALSE(standing.sure);
    EXPECT_EQ(first(standing), "pop-before-smtp-required");
}

TEST(Stories, AWrongPassword)
{
    const auto [standing, turns] = callBy(story({{u"happens"_s, u"error"_s},
                                                 {u"error-words"_s, u"login"_s},
                                                 {u"login-words"_s, u"wrong"_s},
                                                 {u"changed"_s, u"password"_s},
                                                 {u"user-name"_s, u"same"_s},
                                                 {u"web-login"_s, u"no"_s}}));
    EXPECT_TRUE(standing.decided) << inWords(turns);
    EXPECT_EQ(first(standing), "password-wrong");
    EXPECT_EQ(placeOf(u"port"_s, turns), turns.size());
}

TEST(Stories, OnlyOneRecipientFails)
{
    const auto [standing, turns] = callBy(story({{u"happens"_s, u"returned"_s},
                                                 {u"recipients"_s, u"certain-people"_s},
                                                 {u"returned-words"_s, u"unknown-user"_s}}));
    EXPECT_TRUE(standing.decided) << inWords(turns);
    EXPECT_EQ(first(standing), "recipient-unknown");
    EXPECT_LE(turns.size(), 4);
}

TEST(Stories, AReturnedMailSaysThatTheMailboxIsFull)
{
    const auto [standing, turns] = callBy(story({{u"happens"_s, u"returned"_s},
                                                 {u"returned-words"_s, u"full"_s},
                                                 {u"recipients"_s, u"certain-people"_s}}));
    EXPECT_TRUE(standing.decided) << inWords(turns);
    EXPECT_EQ(first(standing), "mailbox-full");
    const Standing quoted = bundled().after({{errorText, u"552 5.2.2 Mailbox full"_s}});
    EXPECT_TRUE(quoted.sure);
    EXPECT_EQ(first(quoted), "mailbox-full");
}

TEST(QuotedError, TakesThePlaceOfWhatTheCallerMadeOfIt)
{
    const QList<Turn> error{{errorText, u"552 5.2.2 Mailbox full"_s}};
    const Standing alone = bundled().after(error);
    const Standing both = bundled().after(QList<Turn>{{u"error-words"_s, u"login"_s}} + error);
    EXPECT_EQ(alone.candidates.first().probability, both.candidates.first().probability);
    QList<Turn> turns{{errorText, u"553 rcpthosts"_s}};
    for (Standing now = bundled().after(turns); now.next && !now.decided; now = bundled().after(turns)) {
        EXPECT_FALSE(now.next->aboutTheError) << now.next->id.toStdString();
        turns += {now.next->id, doesNotKnow};
    }
    EXPECT_GT(turns.size(), 1);
}

TEST(QuotedError, WordsThatAreOnlyLikelyLeaveRoomForTheLine)
{
    QList<Turn> turns{{errorText, u"Connection timed out (10060)"_s}};
    EXPECT_FALSE(bundled().after(turns).decided);
    turns += {u"happens"_s, u"error"_s};
    turns += {u"receiving"_s, u"yes"_s};
    turns += {u"changed"_s, u"line"_s};
    turns += {u"other-line"_s, u"goes"_s};
    turns += {u"port"_s, u"port-25"_s};
    EXPECT_EQ(first(bundled().after(turns)), "op25b");
}

TEST(QuotedError, CountsOnceHoweverOftenItIsRead)
{
    const Turn error{errorText, u"553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"_s};
    EXPECT_EQ(bundled().after({error}).candidates.first().probability,
              bundled().after({error, error}).candidates.first().probability);
}

TEST(QuotedError, ThatSaysNothingChangesNothing)
{
    const Standing standing = bundled().after({{errorText, u"zzz"_s}});
    EXPECT_FALSE(standing.errorHeard);
    EXPECT_EQ(standing.candidates.first().probability, bundled().after({}).candidates.first().probability);
}

} // namespace todoku

// What the operator reads aloud, copies and sends.

#include "interview/callsheet.h"
#include "interview/callsheetjson.h"

#include "bundled.h"

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

const QList<Turn> op25bCall{{u"happens"_s, u"error"_s},
                            {u"error-words"_s, u"no-answer"_s},
                            {u"receiving"_s, u"yes"_s},
                            {u"changed"_s, u"line"_s}};
constexpr Languages japanese{Language::Japanese, Language::Japanese};
constexpr Languages english{Language::English, Language::English};

const QString folder = QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge");

Background background(const QString &provider, const QString &client, const QString &line = {})
{
    const Providers providers(folder + u"/providers"_s);
    const auto clients = readClients(folder + u"/clients"_s);
    Background background;
    if (!provider.isEmpty())
        background.provider = *providers.byId(provider);
    if (!line.isEmpty())
        background.line = *providers.byId(line);
    if (!client.isEmpty())
        background.client = *clientNamed(*clients, client);
    return background;
}

QStringList idsOf(const QList<ToldStep> &steps)
{
    QStringList ids;
    for (const ToldStep &step : steps)
        ids += step.id;
    return ids;
}

/// What decides for each cause without any question.
QList<Turn> callAbout(const QString &cause)
{
    const Questionnaire &questionnaire = bundled().questionnaire();
    QList<Turn> turns;
    for (const Question &question : questionnaire.questions) {
        const auto most = std::max_element(question.choices.cbegin(), question.choices.cend(),
                                           [&](const SpokenAnswer &a, const SpokenAnswer &b) {
                                               return questionnaire.of(a.likelihood, cause) <
                                                      questionnaire.of(b.likelihood, cause);
                                           });
        if (questionnaire.of(most->likelihood, cause) > 1)
            turns += {question.id, most->id};
    }
    return turns;
}

} // namespace

TEST(CallSheet, IsWholeInBothLanguagesForEveryCause)
{
    for (const auto &cause : bundled().knowledge().causes())
        for (const Languages &languages : {japanese, english}) {
            const CallSheet sheet = callSheet(bundled(), callAbout(cause->id), {}, languages);
            const std::string id = cause->id.toStdString();
            ASSERT_TRUE(sheet.decided) << id;
            EXPECT_EQ(sheet.candidates.first().id.toStdString(), id);
            const QString title = cause->title.in(languages.callers);
            for (const QString &text : {sheet.readAloud, sheet.ticket, sheet.followUp}) {
                EXPECT_TRUE(text.contains(title)) << id << '\n' << text.toStdString();
                EXPECT_FALSE(text.contains(u'{')) << id << '\n' << text.toStdString();
                EXPECT_FALSE(text.contains(u"%1"_s)) << id << '\n' << text.toStdString();
            }
            EXPECT_FALSE(sheet.advice.isEmpty()) << id;
            EXPECT_TRUE(sheet.undecided.isEmpty()) << id;
        }
}

TEST(CallSheet, AnswersAloneNeverMakeItAlmostCertain)
{
    const CallSheet told = callSheet(bundled(), op25bCall, {}, english);
    EXPECT_TRUE(told.decided);
    EXPECT_EQ(told.candidates.first().certainty, u"likely"_s);
    const CallSheet quoted = callSheet(bundled(), {{errorText, u"552 5.2.2 Mailbox full"_s}}, {}, english);
    EXPECT_EQ(quoted.candidates.first().certainty, u"almost certain"_s);
}

TEST(CallSheet, WhatIsAllButExcludedIsNotNamed)
{
    const CallSheet quoted = callSheet(bundled(), {{errorText, u"552 5.2.2 Mailbox full"_s}}, {}, english);
    EXPECT_EQ(quoted.candidates.size(), 1);
    EXPECT_FALSE(quoted.ticket.contains(u"[op25b]"_s));
}

TEST(CallSheet, SaysThatTheNumbersAreJudgement)
{
    const CallSheet sheet = callSheet(bundled(), op25bCall, {}, english);
    EXPECT_TRUE(sheet.ticket.contains(u"Judgement of the authors"_s));
    EXPECT_TRUE(sheet.ticket.contains(u"2026-11-22"_s));
}

TEST(CallSheet, AStepWhoseValuesNobodyProvedIsLeftOut)
{
    const CallSheet sheet = callSheet(bundled(), op25bCall, {}, japanese);
    EXPECT_FALSE(idsOf(sheet.advice).contains(u"use-proved-port"_s));
    EXPECT_TRUE(idsOf(sheet.advice).contains(u"use-587-with-auth"_s));
}

TEST(CallSheet, ReadsTheNamedProgramsStepsWithThePublishedValues)
{
    const CallSheet sheet =
        callSheet(bundled(), op25bCall, background(u"gmail"_s, u"thunderbird"_s), japanese);
    EXPECT_TRUE(idsOf(sheet.advice).contains(u"thunderbird:outgoing-server"_s))
        << idsOf(sheet.advice).join(u' ').toStdString();
    EXPECT_TRUE(sheet.followUp.contains(u"smtp.gmail.com"_s));
    // Receiving works: its settings are nobody's business here.
    EXPECT_FALSE(sheet.readAloud.contains(u"imap.gmail.com"_s));
    EXPECT_FALSE(sheet.readAloud.contains(u"pop.gmail.com"_s));
    EXPECT_TRUE(sheet.readAloud.contains(u"お使いの回線で確かめたものではありません"_s));
    EXPECT_TRUE(sheet.readAloud.contains(u"smtp.gmail.com"_s));
    EXPECT_FALSE(sheet.next.has_value());
    // Without the provider there are no values: the cause's own steps.
    const CallSheet without = callSheet(bundled(), op25bCall, background({}, u"thunderbird"_s), japanese);
    EXPECT_TRUE(idsOf(without.advice).contains(u"use-587-with-auth"_s));
}

TEST(CallSheet, AsksForTheProgramOnceTheCauseIsInTheSettings)
{
    const CallSheet sheet = callSheet(bundled(), op25bCall, {}, japanese);
    ASSERT_TRUE(sheet.next.has_value());
    EXPECT_EQ(sheet.next->id, u"program"_s);
    const CallSheet unknown =
        callSheet(bundled(), op25bCall + QList<Turn>{{u"program"_s, doesNotKnow}}, {}, japanese);
    EXPECT_FALSE(unknown.next.has_value());
}

TEST(CallSheet, ReceivingFirstIsToldInTheProgramsOwnWords)
{
    const QList<Turn> call{{u"happens"_s, u"error"_s},
                           {u"receiving"_s, u"yes"_s},
                           {u"error-words"_s, u"relay"_s},
                           {u"after-receiving"_s, u"goes-then"_s}};
    const CallSheet sheet = callSheet(bundled(), call, background({}, u"becky"_s), japanese);
    ASSERT_TRUE(sheet.decided);
    EXPECT_TRUE(idsOf(sheet.advice).contains(u"receive-first"_s));
    EXPECT_TRUE(idsOf(sheet.advice).contains(u"becky:receive-first"_s));
    EXPECT_FALSE(idsOf(sheet.advice).contains(u"becky:open-settings"_s));
}

TEST(CallSheet, DoesNotKnowStandsBesideEveryQuestion)
{
    QList<Turn> turns;
    for (CallSheet sheet = callSheet(bundled(), turns, {}, japanese); sheet.next;
         sheet = callSheet(bundled(), turns, {}, japanese)) {
        ASSERT_EQ(sheet.next->answers.last().id, doesNotKnow);
        EXPECT_FALSE(sheet.next->why.isEmpty());
        turns += {sheet.next->id, doesNotKnow};
        ASSERT_LE(turns.size(), bundled().questionnaire().questions.size());
    }
    EXPECT_FALSE(turns.isEmpty());
}

TEST(CallSheet, AnHonestTieSaysWhatWouldDecide)
{
    const QList<Turn> error{
        {errorText, u"553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"_s}};
    const CallSheet sheet = callSheet(bundled(), error, {}, english);
    EXPECT_FALSE(sheet.decided);
    EXPECT_TRUE(sheet.advice.isEmpty());
    EXPECT_GE(sheet.between.size(), 2);
    EXPECT_TRUE(sheet.undecided.contains(bundled().questionnaire().checkWouldDecide.en));
    // The caller has no command line.
    EXPECT_FALSE(sheet.readAloud.contains(u"todoku-cli"_s));
    EXPECT_FALSE(sheet.followUp.contains(u"todoku-cli"_s));
}

TEST(CallSheet, TheCallersWordsAreInTheCallersLanguage)
{
    const CallSheet sheet = callSheet(bundled(), op25bCall, {}, {Language::English, Language::Japanese});
    EXPECT_TRUE(sheet.readAloud.contains(u"可能性が高い"_s));
    EXPECT_TRUE(sheet.followUp.contains(u"お電話ありがとうございました"_s));
    EXPECT_TRUE(sheet.ticket.startsWith(u"Told by the caller"_s));
    EXPECT_EQ(sheet.candidates.first().certainty, u"likely"_s);
    ASSERT_TRUE(sheet.next.has_value());
    EXPECT_TRUE(sheet.next->ask.contains(u"でしょうか"_s) || sheet.next->ask.contains(u"ますか"_s));
}

TEST(CallSheet, WhatWasReadOutIsSafeToShow)
{
    const CallSheet sheet = callSheet(bundled(), {{errorText, u"\x1b[31m550 no such user"_s}}, {}, english);
    EXPECT_FALSE(sheet.ticket.contains(u'\x1b'));
    EXPECT_FALSE(sheet.answers.first().answer.contains(u'\x1b'));
}

TEST(Background, TheProvidersFactsCount)
{
    const auto probability = [](const Background &known, const QString &cause) {
        for (const Candidate &one : bundled().after({{u"happens"_s, u"error"_s}}, known).candidates)
            if (one.cause->id == cause)
                return one.probability;
        return 0.0;
    };
    EXPECT_GT(probability(background(u"infosphere"_s, {}), u"pop-before-smtp-required"_s),
              probability({}, u"pop-before-smtp-required"_s));
    EXPECT_GT(probability(background({}, {}, u"infosphere"_s), u"op25b"_s), probability({}, u"op25b"_s));
    EXPECT_LT(probability(background(u"infosphere"_s, {}, u"infosphere"_s), u"op25b"_s),
              probability(background(u"gmail"_s, {}, u"infosphere"_s), u"op25b"_s));
    EXPECT_GT(probability(background({}, u"outlook-express"_s), u"client-too-old"_s),
              probability(background({}, u"thunderbird"_s), u"client-too-old"_s));
}

TEST(Background, WhatAnAnswerToldIsNotWeighedASecondTime)
{
    Background known = background(u"gmail"_s, u"outlook-express"_s);
    EXPECT_FALSE(factsOf(known).isEmpty());
    known.toldByAnswer = {u"client"_s, u"provider"_s};
    EXPECT_TRUE(factsOf(known).isEmpty());
}

TEST(Background, WhatIsKnownIsNotAsked)
{
    QList<Turn> turns;
    const Background known = background(u"gmail"_s, u"thunderbird"_s, u"infosphere"_s);
    for (Standing standing = bundled().after(turns, known); standing.next;
         standing = bundled().after(turns, known)) {
        EXPECT_NE(standing.next->id, u"program"_s);
        EXPECT_NE(standing.next->id, u"mail-service"_s);
        EXPECT_NE(standing.next->id, u"same-company"_s);
        turns += {standing.next->id, doesNotKnow};
    }
    EXPECT_FALSE(turns.isEmpty());
}

TEST(CallSheetJson, HasEveryKeyOfTheContract)
{
    const QJsonObject open = toJson(callSheet(bundled(), {}, {}, english));
    for (const QString &key : {u"schema"_s, u"answers"_s, u"next"_s, u"candidates"_s, u"decided"_s,
                               u"undecided"_s, u"advice"_s, u"read_aloud"_s, u"ticket"_s, u"follow_up"_s})
        EXPECT_TRUE(open.contains(key)) << key.toStdString();
    EXPECT_TRUE(open[u"next"_s].isObject());
    EXPECT_TRUE(open[u"undecided"_s].isObject());
    const QJsonObject decided =
        toJson(callSheet(bundled(), op25bCall, background({}, u"thunderbird"_s), english));
    EXPECT_TRUE(decided[u"next"_s].isNull());
    EXPECT_TRUE(decided[u"undecided"_s].isNull());
}

} // namespace todoku

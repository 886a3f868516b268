#include "samples.h"

#include <gtest/gtest.h>

using namespace todoku;

TEST(Advice, LeavesOutWhatHasNoValue)
{
    const Advice advice = advise(sampleDiagnosis(), Language::Japanese);
    ASSERT_EQ(advice.diagnoses.size(), 1);
    const ToldDiagnosis &first = advice.diagnoses.first();
    EXPECT_EQ(first.explanation,
              QStringLiteral(
                  "mail.example.jp が断りました。返答は「5.7.1 Relaying denied」です。\n\n設定を変えます。"));
    ASSERT_EQ(first.steps.size(), 2) << "nothing was proved for receiving, so its step goes as a whole";
    EXPECT_EQ(first.steps[0].text, QStringLiteral("ポートを 587 (STARTTLS) にします。"));
    EXPECT_EQ(first.steps[1].id, QStringLiteral("ask"));
}

TEST(Advice, ProposesNoMoreTriesWhereSomethingIsProved)
{
    Diagnosis diagnosis = sampleDiagnosis();
    Cause cause = *diagnosis.suspects[0].cause;
    cause.advice.last().unless = QStringLiteral("out-host");
    diagnosis.suspects[0].cause = std::make_shared<const Cause>(cause);
    EXPECT_EQ(advise(diagnosis, Language::English).diagnoses[0].steps.size(), 1);
    diagnosis.settings = {};
    EXPECT_EQ(advise(diagnosis, Language::English).diagnoses[0].steps.last().id, QStringLiteral("ask"));
}

TEST(Advice, KnowsWhatIsProvedEvenWhereNoWordAsksForIt)
{
    Diagnosis diagnosis = sampleDiagnosis();
    Cause cause = *diagnosis.suspects[0].cause;
    cause.explanation = {QStringLiteral("説明です。"), QStringLiteral("Words.")};
    cause.advice = {{QStringLiteral("try-others"),
                     {QStringLiteral("ほかを試します。"), QStringLiteral("Try others.")},
                     QStringLiteral("out-host")}};
    diagnosis.suspects[0].cause = std::make_shared<const Cause>(cause);
    EXPECT_TRUE(advise(diagnosis, Language::English).diagnoses[0].steps.isEmpty());
}

TEST(Advice, GivesAStepItsSettings)
{
    const Advice advice = advise(sampleDiagnosis(), Language::English);
    const auto &settings = advice.diagnoses[0].steps[0].settings;
    EXPECT_EQ(settings.value(QStringLiteral("port")), QStringLiteral("587"));
    EXPECT_EQ(settings.value(QStringLiteral("security")), QStringLiteral("starttls"));
    EXPECT_TRUE(advice.diagnoses[0].steps[1].settings.isEmpty());
}

TEST(Advice, SaysHowSureItIs)
{
    Diagnosis diagnosis = sampleDiagnosis();
    const auto word = [&](double confidence, Language language) {
        diagnosis.suspects[0].confidence = confidence;
        return advise(diagnosis, language).diagnoses[0].certaintyWord;
    };
    EXPECT_EQ(word(0.95, Language::Japanese), QStringLiteral("ほぼ確実"));
    EXPECT_EQ(word(0.80, Language::Japanese), QStringLiteral("可能性が高い"));
    EXPECT_EQ(word(0.50, Language::Japanese), QStringLiteral("可能性がある"));
    EXPECT_EQ(word(0.95, Language::English), QStringLiteral("almost certain"));
    EXPECT_EQ(word(0.80, Language::English), QStringLiteral("likely"));
    EXPECT_EQ(word(0.50, Language::English), QStringLiteral("possible"));
}

TEST(Advice, PointsAtItsExhibits)
{
    const Advice advice = advise(sampleDiagnosis(), Language::English);
    ASSERT_EQ(advice.diagnoses[0].speaksFor.size(), 1);
    EXPECT_EQ(advice.diagnoses[0].speaksFor[0].evidence, QStringLiteral("e4"));
    EXPECT_EQ(advice.diagnoses[0].speaksFor[0].why,
              QStringLiteral("Port 25 of mail.example.jp refused. It said: 5.7.1 Relaying denied"));
}

TEST(Advice, NamesNothingWhereNothingIsSure)
{
    Diagnosis diagnosis = sampleDiagnosis();
    diagnosis.suspects[0].confidence = 0.25;
    EXPECT_EQ(advise(diagnosis, Language::Japanese).headline,
              QStringLiteral("送信できない原因は、まだ特定できていません"));
    diagnosis.suspects.clear();
    diagnosis.verdict = Verdict::CanSend;
    EXPECT_EQ(advise(diagnosis, Language::English).headline, QStringLiteral("Sending works"));
}

TEST(Advice, TellsWhatWouldDecideBetweenTwo)
{
    Diagnosis diagnosis = sampleDiagnosis();
    diagnosis.undecided = {{QStringLiteral("smtp-auth-required"),
                            QStringLiteral("other"),
                            {QStringLiteral("別の回線で試します。"), QStringLiteral("Try another line.")}}};
    const Advice advice = advise(diagnosis, Language::English);
    ASSERT_EQ(advice.undecided.size(), 1);
    EXPECT_EQ(advice.undecided[0].text,
              QStringLiteral(
                  "What was seen so far does not tell “A login is wanted” from “other”. Try another line."));
}

// Every specimen of every cause is played through the real probes, found, diagnosed and put into words.

#include "advice/advice.h"
#include "specimen.h"

#include <QDir>
#include <QRegularExpression>

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

const Knowledge &knowledge()
{
    static const Knowledge read = [] {
        Result<Knowledge> result = Knowledge::read(QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge"));
        if (!result)
            ADD_FAILURE() << result.complaint().text(Language::English).toStdString();
        return result ? *result : Knowledge();
    }();
    return read;
}

struct SpecimenCase {
    QString cause;
    int number;
    Specimen specimen;
};

std::vector<SpecimenCase> dialogues()
{
    std::vector<SpecimenCase> cases;
    for (const auto &cause : knowledge().causes()) {
        int number = 0;
        for (const Specimen &specimen : cause->specimens)
            if (specimen.kind == QLatin1String("dialogue"))
                cases.push_back({cause->id, ++number, specimen});
    }
    return cases;
}

std::string said(const Diagnosis &diagnosis)
{
    std::string text;
    for (const Suspect &suspect : diagnosis.suspects)
        text += suspect.cause->id.toStdString() + "=" + std::to_string(suspect.confidence) + " ";
    return text;
}

class EverySpecimen : public ::testing::TestWithParam<SpecimenCase>
{
};

TEST_P(EverySpecimen, isDiagnosedAsItsOwnCauseFirst)
{
    const PlayedSpecimen played = playSpecimen(GetParam().specimen.text);
    EXPECT_EQ(played.firstOffScript.toStdString(), "");
    const Diagnosis diagnosis = diagnose(findIn(played.evidence), knowledge());
    ASSERT_FALSE(diagnosis.suspects.isEmpty());
    EXPECT_EQ(diagnosis.suspects.constFirst().cause->id.toStdString(), GetParam().cause.toStdString())
        << said(diagnosis);
}

TEST_P(EverySpecimen, isToldInBothLanguagesWithStepsAndNoPlaceholderLeft)
{
    static const QRegularExpression placeholder(QStringLiteral("\\{[a-z-]+\\}"));
    const Diagnosis diagnosis =
        diagnose(findIn(playSpecimen(GetParam().specimen.text).evidence), knowledge());
    for (const Language language : {Language::Japanese, Language::English}) {
        const Advice advice = advise(diagnosis, language);
        ASSERT_FALSE(advice.diagnoses.isEmpty());
        const ToldDiagnosis &first = advice.diagnoses.constFirst();
        EXPECT_FALSE(first.explanation.isEmpty());
        EXPECT_FALSE(first.steps.isEmpty()) << first.id.toStdString();
        QString all = first.title + first.explanation;
        for (const ToldStep &step : first.steps)
            all += step.text;
        for (const ToldReason &reason : first.speaksFor)
            all += reason.why;
        EXPECT_FALSE(all.contains(placeholder)) << all.toStdString();
    }
}

std::string caseName(const ::testing::TestParamInfo<SpecimenCase> &one)
{
    QString name = one.param.cause + u'_' + QString::number(one.param.number);
    return name.replace(u'-', u'_').toStdString();
}

INSTANTIATE_TEST_SUITE_P(Causes, EverySpecimen, ::testing::ValuesIn(dialogues()), caseName);

TEST(Knowledge, hasAtLeastTwoSpecimensForEachCauseThatAProbeCanSee)
{
    for (const auto &cause : knowledge().causes())
        EXPECT_GE(cause->specimens.size(), 2) << cause->id.toStdString();
}

TEST(Knowledge, answersTheRowsOfTheFaqPagesThatAProbeCanConclude)
{
    QStringList answered;
    for (const auto &cause : knowledge().causes())
        answered += cause->faq;
    for (const char *row : {"P1.1", "P1.2", "P1.3", "P1.4", "P1.5", "P2.1", "P2.4", "P2.8", "P3.1", "P3.2",
                            "P3.3", "P3.4", "P3.5", "P3.7", "P5.1"})
        EXPECT_TRUE(answered.contains(QString::fromLatin1(row))) << row;
}

/// Every Step x Outcome that a probe can produce has a sentence; without one a reason could not be told.
TEST(Knowledge, hasASentenceForEveryTroubleThatAProbeCanRecord)
{
    const QStringList troubles{
        "resolve.notfound",      "resolve.failed",         "resolve.timedout",        "resolve.unreachable",
        "connect.timedout",      "connect.refused",        "connect.unreachable",     "greeting.timedout",
        "greeting.closed",       "greeting.rejected",      "greeting.deferred",       "greeting.garbled",
        "hello.timedout",        "hello.closed",           "hello.rejected",          "hello.deferred",
        "hello.garbled",         "starttls.notoffered",    "starttls.rejected",       "starttls.deferred",
        "encrypt.failed",        "encrypt.badcertificate", "encrypt.timedout",        "encrypt.closed",
        "encrypt.injected",      "authenticate.rejected",  "authenticate.deferred",   "authenticate.closed",
        "authenticate.timedout", "authenticate.garbled",   "authenticate.notoffered", "authenticate.withheld",
        "sender.rejected",       "sender.deferred",        "sender.closed",           "recipient.rejected",
        "recipient.deferred",    "recipient.closed"};
    for (const QString &trouble : troubles)
        EXPECT_TRUE(knowledge().sentence(trouble).complete()) << trouble.toStdString();
}

} // namespace

} // namespace todoku

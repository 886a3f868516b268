// Every specimen of every cause is played through the real probes, found, diagnosed and put into words.

#include "advice/advice.h"
#include "explanation/explanation.h"
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

std::vector<SpecimenCase> specimens(const QStringList &kinds)
{
    std::vector<SpecimenCase> cases;
    for (const auto &cause : knowledge().causes()) {
        int number = 0;
        for (const Specimen &specimen : cause->specimens)
            if (kinds.contains(specimen.kind))
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

INSTANTIATE_TEST_SUITE_P(Causes, EverySpecimen, ::testing::ValuesIn(specimens({QStringLiteral("dialogue")})),
                         caseName);

class EveryQuotedSpecimen : public ::testing::TestWithParam<SpecimenCase>
{
};

TEST_P(EveryQuotedSpecimen, isExplainedAsItsOwnCauseFirstInBothLanguages)
{
    const QString text = GetParam().specimen.text;
    const Explanation explanation =
        GetParam().specimen.kind == QLatin1String("bounce")
            ? explain({QStringLiteral("x.eml"), text.toStdString()}, knowledge()).value(0)
            : explainText(text, QStringLiteral("-"), knowledge()).value(0);
    ASSERT_TRUE(explanation.named()) << text.toStdString();
    EXPECT_EQ(explanation.named()->cause->id.toStdString(), GetParam().cause.toStdString())
        << text.toStdString();
    for (const Language language : {Language::Japanese, Language::English}) {
        const ToldExplanation told = tell(explanation, language);
        EXPECT_FALSE(told.title.isEmpty());
        EXPECT_FALSE(told.explanation.isEmpty());
        EXPECT_FALSE((told.title + told.explanation).contains(u'{')) << told.explanation.toStdString();
    }
}

INSTANTIATE_TEST_SUITE_P(Causes, EveryQuotedSpecimen,
                         ::testing::ValuesIn(specimens({QStringLiteral("quote"), QStringLiteral("bounce")})),
                         caseName);

TEST(Knowledge, hasEveryCauseOfTheContract)
{
    const QStringList contract =
        QStringLiteral(
            "no-connection clock-wrong interception op25b own-server-behind-op25b port-blocked "
            "host-not-found "
            "dns-failure server-unreachable connection-refused connection-dropped outage "
            "tls-certificate-expired "
            "tls-certificate-untrusted tls-name-mismatch tls-too-old starttls-missing tls-on-wrong-port "
            "pop-before-smtp-required pop-before-smtp-lapsed client-sends-before-receiving "
            "smtp-auth-required "
            "smtp-auth-unavailable password-wrong user-name-form-wrong encryption-required oauth2-required "
            "app-password-required account-locked sender-not-allowed rate-limited too-many-recipients "
            "bulk-not-allowed message-too-large too-many-connections recipient-unknown "
            "recipient-domain-unknown "
            "mailbox-full recipient-disabled recipient-moved recipient-server-down delivery-expired "
            "relay-denied "
            "mail-loop greylisted sender-blocklisted reverse-dns-missing sender-authentication-failed "
            "spam-suspected virus-suspected content-refused recipient-refuses silently-refused "
            "syntax-refused "
            "server-busy server-fault server-full settings-wrong client-too-old order-not-guaranteed "
            "not-affected-by-op25b not-a-failure sending-works")
            .split(u' ');
    for (const QString &id : contract)
        EXPECT_TRUE(knowledge().cause(id)) << id.toStdString();
}

TEST(Knowledge, answersEveryRowOfTheFaqPages)
{
    QStringList answered;
    for (const auto &cause : knowledge().causes())
        answered += cause->faq;
    for (const auto &answer : knowledge().answers())
        answered += answer->faq;
    const QStringList rows = QStringLiteral("P1.1 P1.2 P1.3 P1.4 P1.5 P2.1 P2.2 P2.3 P2.4 P2.5a P2.5b P2.5c "
                                            "P2.5d P2.6 P2.7 P2.8 P2.9 P2.10 P2.11 "
                                            "P2.12 P2.13 P2.14 P3.1 P3.2 P3.3 P3.4 P3.5 P3.6 P3.7 P3.8 P4.1 "
                                            "P4.2 P4.3 P4.4 P4.5 P4.6 P4.7 P4.8 "
                                            "P4.9 P4.10 P5.1 P5.2 P5.3 P5.4 P5.5 P5.6")
                                 .split(u' ');
    for (const QString &row : rows)
        EXPECT_TRUE(answered.contains(row)) << row.toStdString();
}

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

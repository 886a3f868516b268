// Whole runs against the bundled server, in this process.

#include "checkup/checkup.h"
#include "advice/report.h"
#include "diagnosis/credentials.h"
#include "diagnosis/diagnosis.h"
#include "rehearsal/rehearsal.h"
#include "resources.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QTimer>

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

const Knowledge &knowledge()
{
    static const Knowledge read = [] {
        openResources();
        Result<Knowledge> result = Knowledge::read(QStringLiteral(":/knowledge"));
        if (!result)
            ADD_FAILURE() << result.complaint().text(Language::English).toStdString();
        return result ? *result : Knowledge();
    }();
    return read;
}

void runToItsEnd(Checkup &checkup)
{
    QEventLoop loop;
    QObject::connect(&checkup, &Checkup::finished, &loop, &QEventLoop::quit);
    checkup.start();
    loop.exec();
}

CheckQuestion knowing(CheckQuestion question)
{
    question.refusalIsAboutCredentials = [](const Conversation &talk) {
        return refusalIsAboutCredentials(talk, knowledge());
    };
    return question;
}

std::string said(const Diagnosis &diagnosis)
{
    std::string text;
    for (const Suspect &suspect : diagnosis.suspects)
        text += suspect.cause->id.toStdString() + "=" + std::to_string(suspect.confidence) + " ";
    return text;
}

class EveryScenario : public ::testing::TestWithParam<std::string>
{
};

TEST_P(EveryScenario, isNamedFirstWithConfidenceAndItsPasswordIsNowhere)
{
    const QString name = QString::fromStdString(GetParam());
    const Result<Scenario> scenario = loadScenario(name);
    ASSERT_TRUE(scenario);
    Result<Rehearsal> rehearsal = rehearse(name);
    ASSERT_TRUE(rehearsal) << rehearsal.complaint().text(Language::English).toStdString();
    Checkup checkup(knowing(rehearsal->question));
    runToItsEnd(checkup);
    const Evidence &evidence = checkup.evidence();
    const Diagnosis diagnosis = diagnose(findIn(evidence), knowledge());
    ASSERT_FALSE(diagnosis.suspects.isEmpty());
    EXPECT_EQ(diagnosis.suspects.constFirst().cause->id.toStdString(), scenario->cause.toStdString())
        << said(diagnosis);
    EXPECT_GE(diagnosis.suspects.constFirst().confidence, 0.8);
    // What leaves the program, in every form that it takes.
    const QByteArray password = rehearsal->patient->password().reveal().toByteArray();
    ASSERT_GE(password.size(), 8);
    for (const Language language : {Language::Japanese, Language::English}) {
        const Advice advice = advise(diagnosis, language);
        const QByteArray all = QJsonDocument(checkJson(advice, evidence, 1)).toJson() +
                               textReport(advice, evidence).toUtf8() + htmlReport(advice, evidence).toUtf8() +
                               transcript(evidence).toUtf8() +
                               rehearsal->patient->transcript().join(u'\n').toUtf8();
        EXPECT_FALSE(all.contains(password));
        for (int shift = 0; shift < 3; ++shift)
            EXPECT_FALSE(all.contains((QByteArray(shift, '\0') + password).toBase64().mid(4).chopped(4)));
    }
    EXPECT_LE(rehearsal->patient->loginsRefused(), 2);
}

std::vector<std::string> names()
{
    openResources();
    std::vector<std::string> all;
    for (const QString &name : scenarioNames())
        all.push_back(name.toStdString());
    return all;
}

std::string caseName(const ::testing::TestParamInfo<std::string> &one)
{
    return QString::fromStdString(one.param).replace(u'-', u'_').toStdString();
}

INSTANTIATE_TEST_SUITE_P(Bundled, EveryScenario, ::testing::ValuesIn(names()), caseName);

TEST(Checkup, stopsAtOnceAndKeepsWhatWasFound)
{
    Result<Rehearsal> rehearsal = rehearse(QStringLiteral("no-greeting"));
    ASSERT_TRUE(rehearsal);
    Checkup checkup(knowing(rehearsal->question));
    QEventLoop loop;
    QElapsedTimer sinceStop;
    bool stopped = false;
    // As soon as the first conversation is in the bag, the user has had enough.
    QObject::connect(&checkup, &Checkup::evidenceGrew, &loop, [&] {
        if (!std::exchange(stopped, true)) {
            sinceStop.start();
            checkup.stop();
        }
    });
    QObject::connect(&checkup, &Checkup::finished, &loop, &QEventLoop::quit);
    checkup.start();
    loop.exec();
    // The server would have been silent for half a minute; sanitizers and a busy machine get their share.
    EXPECT_LT(sinceStop.elapsed(), 5'000);
    EXPECT_FALSE(checkup.evidence().conversations.isEmpty());
}

TEST(Checkup, itsBarNeverGoesBackAndEndsFull)
{
    Result<Rehearsal> rehearsal = rehearse(QStringLiteral("sending-works"));
    ASSERT_TRUE(rehearsal);
    Checkup checkup(knowing(rehearsal->question));
    QList<int> bar;
    QObject::connect(&checkup, &Checkup::progressed, &checkup, [&bar](int permille) { bar += permille; });
    runToItsEnd(checkup);
    ASSERT_FALSE(bar.isEmpty());
    EXPECT_EQ(bar.constLast(), 1000);
    // Told from several threads: each value is computed under the lock, and the highest stays.
    int highest = 0;
    for (const int value : std::as_const(bar))
        highest = std::max(highest, value);
    EXPECT_EQ(highest, 1000);
}

TEST(Checkup, neverLogsInWhereNobodyNamedTheServer)
{
    Result<Rehearsal> rehearsal = rehearse(QStringLiteral("sending-works"));
    ASSERT_TRUE(rehearsal);
    CheckQuestion question = knowing(rehearsal->question);
    // The user is of another domain: the servers are found in it, but belong to nobody that the user named.
    const QString smtp = question.smtp.host;
    question.address = QStringLiteral("taro@elsewhere.example");
    question.smtp.host.clear();
    question.pop.host.clear();
    question.imap.host.clear();
    question.scriptedNames.insert(QStringLiteral("smtp.elsewhere.example"), {NameAnswer::Kind::NotFound, {}});
    for (const char *name : {"mail.elsewhere.example", "pop.elsewhere.example", "pop3.elsewhere.example"})
        question.scriptedNames.insert(QString::fromLatin1(name), {NameAnswer::Kind::NotFound, {}});
    question.nameserver = QStringLiteral("127.0.0.1:9"); // nobody answers there: SRV and MX are unknown
    Checkup checkup(question);
    runToItsEnd(checkup);
    EXPECT_EQ(rehearsal->patient->loginsAccepted() + rehearsal->patient->loginsRefused(), 0);
}

TEST(Checkup, withoutConsentNoPasswordTravelsInClear)
{
    Result<Rehearsal> rehearsal = rehearse(QStringLiteral("starttls-missing"));
    ASSERT_TRUE(rehearsal);
    Checkup checkup(knowing(rehearsal->question));
    runToItsEnd(checkup);
    for (const Conversation &talk : checkup.evidence().conversations) {
        if (!talk.user.isEmpty()) {
            EXPECT_TRUE(talk.trusted());
        }
    }
}

} // namespace

} // namespace todoku

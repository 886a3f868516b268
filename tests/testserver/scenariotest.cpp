#include "client.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace todoku;

namespace
{

TEST(Scenarios, allLoadAndCanBeAdmittedAtOnce)
{
    const QStringList names = scenarioNames();
    EXPECT_GE(names.size(), 73);
    for (const QString &name : names) {
        const Result<Scenario> scenario = loadScenario(name);
        ASSERT_TRUE(scenario) << scenario.complaint().text(Language::English).toStdString();
        EXPECT_EQ(scenario->name, name);
        EXPECT_TRUE(scenario->title.complete());
        EXPECT_TRUE(scenario->title.ja.contains(QRegularExpression(QStringLiteral("[ぁ-ん]"))))
            << name.toStdString();
        EXPECT_FALSE(scenario->cause.isEmpty());
        auto patient = Patient::admit(*scenario);
        ASSERT_TRUE(patient) << name.toStdString() << ": "
                             << patient.complaint().text(Language::English).toStdString();
    }
}

TEST(Scenarios, haveACauseOfTheContract)
{
    // Each is a cause file; a scenario's cause is what a check of it must find.
    const QDir causes(QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge/causes"));
    QSet<QString> left;
    for (const QString &file : causes.entryList({QStringLiteral("*.md")}, QDir::Files))
        left.insert(file.chopped(3));
    QSet<QString> unplayed = left;
    for (const QString &name : scenarioNames()) {
        const QString cause = loadScenario(name)->cause;
        EXPECT_TRUE(left.contains(cause)) << name.toStdString() << " has no cause " << cause.toStdString();
        unplayed.remove(cause);
    }
    QStringList rest(unplayed.cbegin(), unplayed.cend());
    rest.sort();
    // A server alone cannot act these out, or a check that sends no message cannot see them.
    EXPECT_EQ(
        rest.join(u' ').toStdString(),
        "client-sends-before-receiving content-refused delivery-expired message-too-large not-a-failure "
        "not-affected-by-op25b order-not-guaranteed own-server-behind-op25b pop-before-smtp-lapsed "
        "silently-refused virus-suspected");
}

TEST(Scenarios, leaveNoUsualPortToTheWorldOutside)
{
    for (const QString &name : scenarioNames()) {
        const Result<Scenario> scenario = loadScenario(name);
        ASSERT_TRUE(scenario);
        for (const quint16 port : {25, 587, 465}) {
            for (const QString &host : {scenario->smtpHost, elsewhereHost}) {
                const auto count = std::count_if(
                    scenario->doors.cbegin(), scenario->doors.cend(),
                    [&](const DoorPlan &plan) { return plan.host == host && plan.port == port; });
                EXPECT_EQ(count, host.isEmpty() ? 0 : 1) << name.toStdString() << ' ' << port;
            }
        }
    }
}

TEST(Scenarios, thatAreUnknownAreAnsweredInBothLanguages)
{
    const Result<Scenario> none = loadScenario(QStringLiteral("no-such-thing"));
    ASSERT_FALSE(none);
    EXPECT_EQ(none.complaint().text(Language::English),
              u"There is no scenario named no-such-thing; `todoku-cli serve --list` shows them.");
    EXPECT_EQ(none.complaint().text(Language::Japanese),
              u"「no-such-thing」という場面はありません。一覧は `todoku-cli serve --list` で表示できます。");
    EXPECT_FALSE(loadScenario(QStringLiteral("../scenarios/sending-works")));
    EXPECT_FALSE(loadScenario(QString()));
    EXPECT_FALSE(loadScenario(QStringLiteral("/nonexistent/x.yaml")));
}

const QByteArray head = "name: x\ncause: y\ntitle: {ja: あ, en: a}\naccount: {address: a@b.example}\n"
                        "hosts: {smtp: s.b.example}\n";

struct Bad {
    const char *yaml;
    int line;
    const char *says;
};

class EachMistake : public testing::TestWithParam<Bad>
{
};

TEST_P(EachMistake, isNamedWithFileAndLine)
{
    const Bad &bad = GetParam();
    QByteArray yaml = bad.yaml;
    yaml.replace("HEAD\n", head);
    const Result<Scenario> scenario = readScenario(yaml, QStringLiteral("my.yaml"));
    ASSERT_FALSE(scenario);
    EXPECT_EQ(scenario.complaint().line, bad.line)
        << scenario.complaint().text(Language::English).toStdString();
    EXPECT_TRUE(scenario.complaint().what.complete());
    EXPECT_TRUE(scenario.complaint().text(Language::English).startsWith(u"my.yaml"));
    EXPECT_TRUE(scenario.complaint().text(Language::English).contains(QString::fromUtf8(bad.says)))
        << scenario.complaint().text(Language::English).toStdString();
}

INSTANTIATE_TEST_SUITE_P(
    Yaml, EachMistake,
    testing::Values(
        Bad{"", 0, "key: value"}, Bad{"\x7f\x45LF\x02\x01", 1, ""}, Bad{"a: [b\nc", 2, "not YAML"},
        Bad{"just words", 1, "key: value"}, Bad{"- a\n- b\n", 1, "key: value"},
        Bad{"name: x\n", 1, "missing"}, Bad{"HEAD\ncolour: red\n", 6, "\"colour\""},
        Bad{"HEAD\nname: twice\n", 6, "twice"},
        Bad{"name: x\ncause: y\ntitle: {en: a}\naccount: {address: a@b.example}\n", 3, "ja: and en:"},
        Bad{"HEAD\ndoors:\n  - {host: smtp, port: 25}\n  - {host: smtp, port: 99999}\n", 8, "99999"},
        Bad{"HEAD\ndoors:\n  - {host: smtp, port: 25,\n     securty: none}\n", 8, "securty"},
        Bad{"HEAD\ndoors:\n  - {host: pop, port: 110}\n", 7, "host"},
        Bad{"HEAD\ndoors:\n  - {host: smtp, port: 25, auth: [KERBEROS]}\n", 7, "KERBEROS"},
        Bad{"HEAD\ndoors:\n  - {host: smtp, port: 25, behaviours: [{reply: x}]}\n", 7, "greylist"},
        Bad{"HEAD\ndoors:\n  - host: smtp\n    port: 25\n    dialogue: |\n      S: 220 x\n      hello\n", 11,
            "hello"},
        Bad{"HEAD\nask: {clock: yesterday}\n", 6, "yesterday"},
        Bad{"HEAD\nnames: {smtp: maybe}\n", 6, "maybe"}));

TEST(Scenarios, canBeFilesOfOnesOwn)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("mine.yaml"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(
        head +
        "doors:\n  - host: smtp\n    port: 25\n    dialogue: |\n      S: 220 scripted\n      == closed ==\n");
    file.close();
    const Result<Scenario> scenario = loadScenario(path);
    ASSERT_TRUE(scenario) << scenario.complaint().text(Language::English).toStdString();
    const auto patient = Patient::admit(*scenario);
    ASSERT_TRUE(patient);
    Client client;
    client.connectTo((*patient)->listening(), QStringLiteral("s.b.example"), 25);
    EXPECT_EQ(client.reply(), "220 scripted");
    EXPECT_TRUE(client.hungUp());
}

} // namespace

#include "client.h"

#include "testserver/loopback.h"

#include <QJsonArray>

#include <gtest/gtest.h>

using namespace todoku;

namespace
{

const QString smtpHost = QStringLiteral("smtp.mail.example");

TEST(Ports, thatAreSilentDoNotAnswerAndThoseThatRefuseDoAtOnce)
{
    const auto patient = admitted(QStringLiteral("op25b-25-only"));
    for (int i = 0; i < 3; ++i) { // the queue stays full
        Client silent;
        EXPECT_EQ(silent.connectTo(patient->listening(), smtpHost, 25, 100), Client::Met::Silence);
        Client elsewhere;
        EXPECT_EQ(elsewhere.connectTo(patient->listening(), elsewhereHost, 25, 100), Client::Met::Silence);
    }
    Client refused;
    EXPECT_EQ(refused.connectTo(patient->listening(), smtpHost, 587), Client::Met::Refused);
    Client other;
    EXPECT_EQ(other.connectTo(patient->listening(), elsewhereHost, 587), Client::Met::Connected);
    EXPECT_EQ(other.reply(), "220 mx.elsewhere.example ESMTP");
}

TEST(Loopback, isTheOnlyPlaceToListen)
{
    EXPECT_TRUE(LoopbackAddress::from(QStringLiteral("127.0.0.1")));
    EXPECT_TRUE(LoopbackAddress::from(QStringLiteral("::1")));
    for (const char *address :
         {"0.0.0.0", "::", "192.0.2.1", "127.0.0.2", "localhost", "", "::ffff:192.0.2.1"})
        EXPECT_FALSE(LoopbackAddress::from(QString::fromLatin1(address))) << address;

    Result<Scenario> scenario = loadScenario(QStringLiteral("sending-works"));
    ASSERT_TRUE(scenario);
    (*scenario).doors.first().address = QStringLiteral("0.0.0.0");
    const auto refused = Patient::admit(*scenario);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.complaint().what.complete());
    EXPECT_TRUE(refused.complaint().text(Language::English).contains(u"0.0.0.0"));
}

TEST(Loopback, hasTwoAddresses)
{
    const auto patient = admittedDoors("doors:\n"
                                       "  - {host: smtp, port: 25, address: '::1'}\n"
                                       "  - {host: smtp, port: 587, address: '::1', state: silent}\n"
                                       "  - {host: smtp, port: 465, address: '::1', state: refused}\n");
    Client client;
    EXPECT_EQ(client.connectTo(patient->listening(), smtpHost, 25), Client::Met::Connected);
    EXPECT_TRUE(client.reply().startsWith("220"));
    Client silent;
    EXPECT_EQ(silent.connectTo(patient->listening(), smtpHost, 587, 100), Client::Met::Silence);
    Client refused;
    EXPECT_EQ(refused.connectTo(patient->listening(), smtpHost, 465), Client::Met::Refused);
}

TEST(PortBase, isAddedAndAPortThatIsTakenIsNamed)
{
    // Any free run of ports would do; where somebody else has one of them, the next is tried.
    const Result<Scenario> scenario = loadScenario(QStringLiteral("sending-works"));
    ASSERT_TRUE(scenario);
    std::unique_ptr<Patient> patient;
    quint16 base = 20'000;
    for (; !patient && base < 60'000; base = static_cast<quint16>(base + 1500)) {
        Result<std::unique_ptr<Patient>> admission = Patient::admit(*scenario, base);
        if (admission) {
            patient = *std::move(admission);
            break;
        }
    }
    ASSERT_TRUE(patient);
    const QJsonObject line = listeningLine(*patient);
    EXPECT_EQ(line.value(u"listening").toObject(), (QJsonObject{{QStringLiteral("smtp"), base + 25},
                                                                {QStringLiteral("submission"), base + 587},
                                                                {QStringLiteral("submissions"), base + 465},
                                                                {QStringLiteral("pop3"), base + 110},
                                                                {QStringLiteral("pop3s"), base + 995},
                                                                {QStringLiteral("imap"), base + 143},
                                                                {QStringLiteral("imaps"), base + 993}}));
    EXPECT_EQ(line.value(u"address").toString(), u"taro@mail.example");
    EXPECT_EQ(line.value(u"password").toString().size(), 20);
    EXPECT_EQ(line.value(u"ca").toString(), patient->listening().caFile);

    const auto second = Patient::admit(*scenario, base);
    ASSERT_FALSE(second);
    EXPECT_TRUE(second.complaint().text(Language::Japanese).contains(QString::number(base + 25)));
    EXPECT_FALSE(Patient::admit(*scenario, 65'000));
}

TEST(Passwords, differFromRunToRun)
{
    const Result<Scenario> scenario = loadScenario(QStringLiteral("sending-works"));
    ASSERT_TRUE(scenario);
    const auto one = Patient::admit(*scenario);
    const auto two = Patient::admit(*scenario);
    ASSERT_TRUE(one && two);
    EXPECT_NE((*one)->password().reveal(), (*two)->password().reveal());
}

} // namespace

#include "client.h"

#include <QFileInfo>

#include <gtest/gtest.h>

using namespace todoku;

namespace
{

const QString smtpHost = QStringLiteral("smtp.mail.example");
using Faults = QList<QSslError::SslError>;

Faults faultsAt465(const char *family)
{
    const auto patient = admittedDoors(QByteArray("certificate: ") + family +
                                       "\ndoors:\n  - {host: smtp, ports: [25, 465]}\n");
    Client client;
    client.connectTo(patient->listening(), smtpHost, 465);
    const Faults faults = client.encrypt(patient->listening(), smtpHost);
    EXPECT_TRUE(client.encrypted());
    EXPECT_TRUE(client.reply().startsWith("220"));
    return faults;
}

TEST(Certificates, areEachWrongInTheirOwnWay)
{
    EXPECT_EQ(faultsAt465("good"), Faults());
    EXPECT_EQ(faultsAt465("expired"), Faults{QSslError::CertificateExpired});
    EXPECT_EQ(faultsAt465("not-yet-valid"), Faults{QSslError::CertificateNotYetValid});
    EXPECT_EQ(faultsAt465("wrong-host"), Faults{QSslError::HostNameMismatch});
    EXPECT_EQ(faultsAt465("self-signed"), Faults{QSslError::SelfSignedCertificate});
    EXPECT_FALSE(faultsAt465("weak-key").isEmpty());
    EXPECT_TRUE(faultsAt465("unknown-ca").contains(QSslError::UnableToGetLocalIssuerCertificate));
}

TEST(Certificates, haveAnAuthorityInAPrivateFileThatGoesWithThePatient)
{
    auto patient = admitted(QStringLiteral("sending-works"));
    const QString file = patient->listening().caFile;
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    EXPECT_TRUE(QFileInfo(file).isReadable());
    EXPECT_FALSE(QFile::permissions(file) & others);
    EXPECT_FALSE(QFile::permissions(QFileInfo(file).path()) & others);
    patient.reset();
    EXPECT_FALSE(QFileInfo::exists(file));
}

TEST(Tls, mayBeTooOldForAClientOfToday)
{
    const auto patient = admitted(QStringLiteral("tls-too-old"));
    Client client;
    client.connectTo(patient->listening(), smtpHost, 465);
    client.encrypt(patient->listening(), smtpHost);
    EXPECT_FALSE(client.encrypted());
    EXPECT_TRUE(client.socket().errorString().contains(u"protocol version"))
        << qPrintable(client.socket().errorString());
}

TEST(StartTls, forgetsWhatTheClientSaidBefore)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    Client client;
    client.connectTo(patient->listening(), smtpHost, 25);
    client.reply();
    client.say("EHLO pc");
    client.say("MAIL FROM:<a@b.example>");
    // A command slipped in behind STARTTLS would be obeyed under the protection of TLS.
    client.send("STARTTLS\r\nRSET\r\n");
    EXPECT_TRUE(client.reply().startsWith("220"));
    EXPECT_EQ(client.encrypt(patient->listening(), smtpHost), Faults());
    EXPECT_TRUE(client.say("RCPT TO:<taro@mail.example>").startsWith("503"));
    EXPECT_TRUE(client.say("STARTTLS").startsWith("503"));
    EXPECT_TRUE(client.say("NOOP").startsWith("250"));
    EXPECT_EQ(client.waiting(), "");
}

TEST(StartTls, comesWithInjectedBytesInOneSegment)
{
    const auto patient = admitted(QStringLiteral("injected-before-tls"));
    Client client;
    client.connectTo(patient->listening(), smtpHost, 587);
    client.reply();
    client.say("EHLO pc");
    client.send("STARTTLS\r\n");
    EXPECT_TRUE(client.socket().waitForReadyRead(5000));
    EXPECT_EQ(client.waiting(),
              "220 2.0.0 Ready to start TLS\r\n250-smtp.mail.example\r\n250 AUTH PLAIN LOGIN\r\n");
    EXPECT_EQ(client.encrypt(patient->listening(), smtpHost), Faults());
}

TEST(StartTls, mayBeTakenOutRefusedOrOnlyPretended)
{
    const auto stripped = admitted(QStringLiteral("starttls-missing"));
    Client without;
    without.connectTo(stripped->listening(), smtpHost, 587);
    without.reply();
    EXPECT_FALSE(without.say("EHLO pc").contains("STARTTLS"));
    EXPECT_TRUE(without.say("STARTTLS").startsWith("502"));
    EXPECT_EQ(without.say("MAIL FROM:<taro@mail.example>"), "530 5.7.0 Must issue a STARTTLS command first");

    const auto patient = admittedDoors(
        "doors:\n"
        "  - {host: smtp, port: 25, behaviours: [{at: encrypt, reply: '454 4.7.0 TLS not available'}]}\n"
        "  - {host: smtp, port: 587, behaviours: [{at: encrypt, reply: '220 go ahead'}]}\n");
    Client refused;
    refused.connectTo(patient->listening(), smtpHost, 25);
    refused.reply();
    EXPECT_TRUE(refused.say("STARTTLS").startsWith("454"));
    EXPECT_TRUE(refused.say("NOOP").startsWith("250"));
    Client pretended;
    pretended.connectTo(patient->listening(), smtpHost, 587);
    pretended.reply();
    EXPECT_TRUE(pretended.say("STARTTLS").startsWith("220"));
    pretended.encrypt(patient->listening(), smtpHost);
    EXPECT_FALSE(pretended.encrypted());
}

TEST(Masks, hideGreetingExtensionsAndCommands)
{
    const auto patient = admitted(QStringLiteral("antivirus-masks"));
    Client client;
    client.connectTo(patient->listening(), smtpHost, 587);
    EXPECT_EQ(client.reply(), "220 ***********************");
    const QByteArray hello = client.say("EHLO pc");
    EXPECT_FALSE(hello.contains("STARTTLS"));
    EXPECT_TRUE(hello.contains("250 XXXXXXXA"));
    EXPECT_TRUE(client.say("STARTTLS").startsWith("500"));
}

TEST(Ports, mayHaveEachOthersKindOfEncryption)
{
    const auto patient = admitted(QStringLiteral("tls-ports-swapped"));
    Client implicit;
    implicit.connectTo(patient->listening(), smtpHost, 587);
    EXPECT_EQ(implicit.line(50), "");
    EXPECT_EQ(implicit.encrypt(patient->listening(), smtpHost), Faults());
    EXPECT_TRUE(implicit.reply().startsWith("220"));
    Client clear;
    clear.connectTo(patient->listening(), smtpHost, 465);
    EXPECT_TRUE(clear.reply().startsWith("220"));
    EXPECT_TRUE(clear.say("EHLO pc").contains("STARTTLS"));
    Client plainToTls;
    plainToTls.connectTo(patient->listening(), smtpHost, 587);
    plainToTls.send("EHLO pc\r\n");
    EXPECT_TRUE(plainToTls.hungUp());
}

TEST(Ports, mayBelongToAWebServer)
{
    const auto patient = admitted(QStringLiteral("web-server-answers"));
    Client client;
    client.connectTo(patient->listening(), smtpHost, 587);
    EXPECT_TRUE(client.line().startsWith("HTTP/1.1 408"));
    EXPECT_TRUE(client.hungUp());
}

} // namespace

#include "evidence/evidencejson.h"

#include <QFile>
#include <QJsonDocument>

#include <gtest/gtest.h>

using namespace todoku;

namespace
{

Evidence everyKind()
{
    Conversation name;
    name.purpose = Purpose::Name;
    name.protocol = Protocol::Dns;
    name.endpoint.host = QStringLiteral("mail.example.jp");
    Exchange resolve;
    resolve.step = Step::Resolve;
    resolve.outcome = Outcome::NotFound;
    resolve.ms = 4.5;
    name.exchanges = {resolve};

    Conversation smtp;
    smtp.endpoint = {QStringLiteral("smtp.example.jp"), 587, Security::StartTls};
    smtp.address = QStringLiteral("2001:db8::1");
    smtp.source = QStringLiteral("2001:db8::2");
    Exchange encrypt;
    encrypt.step = Step::Encrypt;
    encrypt.outcome = Outcome::BadCertificate;
    encrypt.certificate = Certificate{QStringLiteral("smtp.example.jp"),
                                      QStringLiteral("Example CA"),
                                      {QStringLiteral("smtp.example.jp")},
                                      QDateTime(QDate(2025, 1, 1), QTime(0, 0), Qt::UTC),
                                      QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC),
                                      QStringLiteral("ab12"),
                                      QStringLiteral("TLSv1.3"),
                                      QStringLiteral("TLS_AES_256_GCM_SHA384"),
                                      {QStringLiteral("expired")}};
    Exchange login;
    login.step = Step::Authenticate;
    login.outcome = Outcome::Withheld;
    login.detail = QStringLiteral("bad-certificate");
    Exchange recipient;
    recipient.step = Step::Recipient;
    recipient.outcome = Outcome::Rejected;
    recipient.said = QStringLiteral("RCPT TO:<x@example.com>");
    recipient.reply.code = 553;
    recipient.reply.enhanced = QStringLiteral("5.7.1");
    recipient.reply.lines = {QStringLiteral("5.7.1 one"), QStringLiteral("5.7.1 two")};
    smtp.exchanges = {encrypt, login, recipient};

    Conversation pop;
    pop.purpose = Purpose::Receive;
    pop.protocol = Protocol::Pop3;
    pop.endpoint = {QStringLiteral("pop.example.jp"), 995, Security::Tls};
    Exchange busy;
    busy.step = Step::Authenticate;
    busy.outcome = Outcome::Deferred;
    busy.reply.status = QStringLiteral("-ERR");
    busy.reply.responseCode = QStringLiteral("IN-USE");
    busy.reply.lines = {QStringLiteral("[IN-USE] wait")};
    pop.exchanges = {busy};

    Evidence evidence;
    evidence.add(name);
    evidence.add(smtp);
    evidence.add(pop);
    return evidence;
}

} // namespace

TEST(EvidenceJson, IsTheGoldenOne)
{
    QFile golden(QStringLiteral(TODOKU_SOURCE_DIR "/tests/evidence/evidence.golden.json"));
    ASSERT_TRUE(golden.open(QIODevice::ReadOnly));
    EXPECT_EQ(QJsonDocument(toJson(everyKind())).toJson().toStdString(), golden.readAll().toStdString());
}

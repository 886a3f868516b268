#include "store.h"

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray secret = "geheim-4711";

void expectNothingIn(const Store &store)
{
    const auto read = readWhatIsAt(store.folder());
    EXPECT_FALSE(read && everythingIn(*read).contains(secret)) << store.folder().toStdString();
}

} // namespace

TEST(Password, StandsInEveryFixtureAndInNothingThatIsRead)
{
    for (const QString &client : fixtureClients()) {
        Store store(client);
        bool planted = false;
        for (const QString &file : filesOf(client)) {
            const QByteArray bytes = store.bytes(QFileInfo(file).fileName());
            planted = planted || bytes.contains(secret) || bytes.contains("67,00,65,00,68,00,65,00,69");
        }
        EXPECT_TRUE(planted) << client.toStdString();
        const ProfileReading reading = store.read();
        EXPECT_FALSE(reading.accounts.isEmpty());
        EXPECT_FALSE(everythingIn(reading).contains(secret)) << client.toStdString();
    }
}

TEST(Password, DoesNotComeOutOfABrokenFileEither)
{
    for (const QString &client : fixtureClients())
        for (const QString &file : filesOf(client)) {
            Store store(client);
            const QString name = QFileInfo(file).fileName();
            const QByteArray bytes = store.bytes(name);
            for (qsizetype at = bytes.indexOf(secret); at >= 0; at = bytes.indexOf(secret, at + 1)) {
                store.write(name, bytes.left(at + secret.size()));
                expectNothingIn(store);
                // The line before it runs into it.
                QByteArray joined = bytes;
                joined.replace("\n", " ");
                store.write(name, joined);
                expectNothingIn(store);
            }
        }
}

TEST(Password, IsToldByItsKey)
{
    for (const char *key :
         {"password", "PassWord", "POP3_Password2", "SMTP Password", "storepass", "smtp_passwd",
          "mail.server.server1.password", "AuthPwd", "refreshToken", "clientSecret"})
        EXPECT_TRUE(holdsSecret(QString::fromLatin1(key))) << key;
    for (const char *key :
         {"user_id", "SMTP Use SPA", "hostname", "SMTPAUTH", "POP3_User_Name", "CredentialName"})
        EXPECT_FALSE(holdsSecret(QString::fromLatin1(key))) << key;
    Section section(u"s"_s, u"f"_s, true);
    section.put(u"POP3 Password"_s, u"geheim", 1);
    EXPECT_TRUE(section.isEmpty());
}

TEST(Password, OnALineThatLostItsBreakIsNotReadWithTheOneBefore)
{
    Store store(u"sylpheed"_s);
    store.change(u"accountrc"_s, "user_id=taro@example.jp\npassword", "user_id=taro@example.jppassword");
    const ProfileReading reading = store.read();
    ASSERT_EQ(reading.accounts.size(), 1);
    EXPECT_FALSE(everythingIn(reading).contains(secret));
}

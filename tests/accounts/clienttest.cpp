#include "accounts/guidance.h"

#include "resources.h"

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

const char file[] = R"(---
id: postkarte
name: {ja: ポストカルテ, en: Postkarte}
systems: [linux]
protocols: [pop3, smtp]
known-as: [post karte]
security:
  none: {ja: なし, en: None, verified: 1}
  starttls: null
  tls: {ja: 'SSL/TLS を使う', en: Use SSL/TLS, verified: 1}
receive-before-send: {can: yes, confidence: A, source: 1}
menu:
  server: {ja: 送信サーバー, en: Outgoing server, verified: 1}
  box: {ja: 認証, en: Auth, verified: no, described: {ja: 認証の欄, en: the box for the login}}
sources:
  - {url: the program itself, checked: 2026-11-22}
---
# ja: ポストカルテの設定
見本です。

1. {menu:server}に {out-host} と入れます。 {#outgoing-server}
2. 暗号化を {out-security} にします。 {#outgoing-security}
3. {menu:box}を入にします。 {#outgoing-auth}
4. 先に受信します。 {#receive-first}

# en: Settings in Postkarte
A sample.

1. Write {out-host} into {menu:server}. {#outgoing-server}
2. Set encryption to {out-security}. {#outgoing-security}
3. Switch on {menu:box}. {#outgoing-auth}
4. Receive first. {#receive-first}
)";

Settings sendingBy(Security security)
{
    Settings settings;
    settings.outgoing =
        ServerSettings{Protocol::Smtp, u"smtp.example.jp"_s, 465, security, u"taro"_s, u"password"_s, true};
    return settings;
}

QStringList texts(const QList<ToldStep> &steps)
{
    QStringList all;
    for (const ToldStep &step : steps)
        all += step.text;
    return all;
}

Client postkarte()
{
    auto client = readClient(QString::fromUtf8(file), u"postkarte.md"_s);
    EXPECT_TRUE(client) << client.complaint().text(Language::English).toStdString();
    return *client;
}

} // namespace

TEST(AClientsSteps, AreInItsOwnWordsWhereTheyWereVerified)
{
    const Settings settings = sendingBy(Security::Tls);
    EXPECT_EQ(texts(guidance(postkarte(), settings, false, Language::Japanese)),
              (QStringList{u"「送信サーバー」に smtp.example.jp と入れます。"_s,
                           u"暗号化を SSL/TLS を使う にします。"_s, u"認証の欄を入にします。"_s}));
    EXPECT_EQ(
        texts(guidance(postkarte(), settings, true, Language::English)),
        (QStringList{u"Write smtp.example.jp into “Outgoing server”."_s, u"Set encryption to Use SSL/TLS."_s,
                     u"Switch on the box for the login."_s, u"Receive first."_s}));
}

TEST(AClientsSteps, LeaveOutWhatNobodyKnows)
{
    EXPECT_EQ(texts(guidance(postkarte(), {}, false, Language::English)),
              QStringList{u"Switch on the box for the login."_s});
}

TEST(AClient, SaysWhatKeepsItFromTheSettings)
{
    EXPECT_EQ(obstacle(postkarte(), sendingBy(Security::Tls), Language::English), QString());
    EXPECT_EQ(
        obstacle(postkarte(), sendingBy(Security::StartTls), Language::English),
        u"Postkarte has no choice for the encryption (STARTTLS) that port 465 of smtp.example.jp uses."_s);
    Settings imap = sendingBy(Security::Tls);
    imap.incoming = ServerSettings{Protocol::Imap, u"imap.example.jp"_s, 993, Security::Tls,
                                   u"taro"_s,      u"password"_s,        true};
    EXPECT_EQ(obstacle(postkarte(), imap, Language::English), u"Postkarte cannot receive by IMAP."_s);
}

TEST(AClient, IsRefusedWhereAMenuWordIsMissingOrUnused)
{
    const auto missing = readClient(
        QString::fromUtf8(QByteArray(file).replace("{menu:box}を", "{menu:bix}を")), u"postkarte.md"_s);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.complaint().text(Language::English),
              u"postkarte.md:23: `menu` has no word for {menu:bix}"_s);
    const auto unused =
        readClient(QString::fromUtf8(QByteArray(file).replace("{menu:box}", "X")), u"postkarte.md"_s);
    ASSERT_FALSE(unused);
    EXPECT_EQ(unused.complaint().what.en, u"no step uses the menu word `box`"_s);
}

TEST(AClient, IsRefusedWhereAMenuWordNamesItself)
{
    const auto client =
        readClient(QString::fromUtf8(QByteArray(file).replace("ja: 認証の欄", "ja: '{menu:box}の欄'")),
                   u"postkarte.md"_s);
    ASSERT_FALSE(client);
    EXPECT_EQ(client.complaint().text(Language::English),
              u"postkarte.md:23: the menu word `box` names a menu word: write it out"_s);
}

TEST(Clients, AreKnownByTheNamesThatPeopleUse)
{
    const QList<Client> clients{postkarte()};
    for (const char *name : {"postkarte", "Postkarte", "ポストカルテ", "Ｐｏｓｔ Ｋａｒｔｅ"})
        EXPECT_NE(clientNamed(clients, QString::fromUtf8(name)), nullptr) << name;
    EXPECT_EQ(clientNamed(clients, u"karte"_s), nullptr);
}

TEST(Clients, ThatAreBundledTellEverySettingInBothLanguages)
{
    openResources();
    const auto clients = readClients(u":/knowledge/clients"_s);
    ASSERT_TRUE(clients) << clients.complaint().text(Language::English).toStdString();
    EXPECT_GE(clients->size(), 17);
    Settings settings = sendingBy(Security::Tls);
    for (const Client &client : *clients)
        for (const Language language : {Language::Japanese, Language::English}) {
            settings.incoming =
                ServerSettings{client.protocols.contains(Protocol::Pop3) ? Protocol::Pop3 : Protocol::Imap,
                               u"pop.example.jp"_s,
                               995,
                               Security::Tls,
                               u"taro@example.jp"_s,
                               u"password"_s,
                               true};
            const QString all = texts(guidance(client, settings, true, language)).join(u'\n');
            const std::string id = client.id.toStdString();
            EXPECT_TRUE(all.contains(u"smtp.example.jp"_s)) << id;
            EXPECT_TRUE(all.contains(u"465"_s)) << id;
            EXPECT_TRUE(client.protocols.size() == 1 || all.contains(u"pop.example.jp"_s)) << id;
            EXPECT_FALSE(all.contains(u'{')) << id << ": " << all.toStdString();
            EXPECT_EQ(guidance(client, settings, true, language).constLast().id, u"receive-first"_s) << id;
        }
}

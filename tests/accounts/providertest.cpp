#include "accounts/providers.h"

#include "resources.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

const char frontMatter[] = R"(---
id: example
name: {ja: 例, en: Example}
kind: access
domains: [example.jp, '*.example.jp']
mx: ['*.mx.example.jp']
servers:
  - {protocol: pop3, host: pop.example.jp, port: 995, security: tls, user: local, confidence: A, source: 1}
  - {protocol: smtp, host: '{subdomain}.mail.example.jp', port: 587, security: starttls, user: address, confidence: B, source: 2}
  - {protocol: smtp, host: 'smtp.{domain}', port: 25, security: none, user: local.domain, confidence: C, source: 2}
pop-before-smtp: {minutes: 30, ports: [25], confidence: A, source: 1}
op25b: {blocked: yes, since: 2006-03-01, confidence: B, source: 2}
limits:
  - {what: message-size, octets: 20971520, confidence: A, source: 1}
  - {what: messages, count: 1000, hours: 24, confidence: B, source: 2}
switch-on-first:
  - {what: web-mail-setting, ja: 入れる, en: switch on, confidence: A, source: 1}
sources:
  - {url: RFC 6186, checked: 2026-11-22}
  - {url: 'https://example.jp/help', checked: 2026-11-22}
---
)";
const char words[] = "# ja: 例\n例です。\n\n# en: Example\nAn example.\n";

Result<Provider> read(const QByteArray &front = frontMatter)
{
    return readProvider(QString::fromUtf8(front + words), u"example.md"_s);
}

std::string complaintOf(const char *what, const char *instead)
{
    const auto provider = read(QByteArray(frontMatter).replace(what, instead));
    return provider ? "none" : provider.complaint().text(Language::English).toStdString();
}

QStringList hostsFor(const Provider &provider, const QString &address)
{
    QStringList hosts;
    for (const KnownServer &server : serversFor(provider, address))
        hosts += server.settings.host + u'/' + server.settings.user;
    return hosts;
}

class Folder
{
public:
    void write(const QString &name, const QByteArray &front)
    {
        QFile file(m_folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(front + words);
    }
    QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

} // namespace

TEST(AProvider, SaysEachFactWithItsConfidenceAndSource)
{
    const auto provider = read();
    ASSERT_TRUE(provider) << provider.complaint().text(Language::English).toStdString();
    EXPECT_EQ(provider->servers.size(), 3);
    EXPECT_EQ(provider->servers[1].backing.confidence, Confidence::Plausible);
    EXPECT_EQ(provider->servers[1].backing.source, 1);
    EXPECT_EQ(provider->receiveFirst->minutes, 30);
    EXPECT_EQ(provider->lineBlocking->since, QDate(2006, 3, 1));
    EXPECT_EQ(provider->limits[1].hours, 24);
    EXPECT_EQ(provider->switchOn[0].how.ja, u"入れる"_s);
}

TEST(AProvider, WritesItsHostsOutForTheAddress)
{
    const auto provider = read();
    ASSERT_TRUE(provider);
    EXPECT_EQ(hostsFor(*provider, u"taro@kita.example.jp"_s),
              (QStringList{u"pop.example.jp/taro"_s, u"kita.mail.example.jp/taro@kita.example.jp"_s,
                           u"smtp.kita.example.jp/taro.kita.example.jp"_s}));
    // Without a sub domain there is no such host.
    EXPECT_EQ(hostsFor(*provider, u"taro@example.jp"_s),
              (QStringList{u"pop.example.jp/taro"_s, u"smtp.example.jp/taro.example.jp"_s}));
}

TEST(AProvider, IsRefusedWithTheLineOfTheMistake)
{
    EXPECT_EQ(complaintOf("port: 995", "port: 99999"), "example.md:8: a port is a number from 1 to 65535");
    EXPECT_EQ(complaintOf("security: none", "security: ssl"),
              "example.md:10: `ssl` is not one of: none starttls tls");
    EXPECT_EQ(complaintOf("confidence: C, source: 2", "confidence: C, source: 3"),
              "example.md:10: `source` is the number of an entry of `sources`, counted from 1");
    EXPECT_EQ(complaintOf("kind: access\n", ""), "example.md:2: `kind` is missing");
    EXPECT_EQ(complaintOf("since: 2006-03-01", "since: March"), "example.md:12: write the day as 2026-11-22");
    EXPECT_EQ(complaintOf("'*.example.jp']", "'*']"),
              "example.md:5: `*` is no domain; write example.jp or *.example.jp");
    EXPECT_EQ(complaintOf(", hours: 24", ""), "example.md:15: `hours` is missing");
}

TEST(Providers, AreFoundByTheNarrowestDomain)
{
    Folder folder;
    folder.write(u"example.md"_s, frontMatter);
    folder.write(u"kita.md"_s, QByteArray(frontMatter)
                                   .replace("id: example", "id: kita")
                                   .replace("[example.jp, '*.example.jp']", "[kita.example.jp]"));
    const Providers providers(folder.path());
    const auto idFor = [&](const QString &address) {
        const auto found = providers.forAddress(address);
        return found && *found ? (*found)->id.toStdString() : "nobody";
    };
    EXPECT_EQ(idFor(u"taro@kita.example.jp"_s), "kita");
    EXPECT_EQ(idFor(u"taro@KITA.Example.JP"_s), "kita");
    EXPECT_EQ(idFor(u"taro@minami.example.jp"_s), "example");
    EXPECT_EQ(idFor(u"taro@example.jp"_s), "example");
    EXPECT_EQ(idFor(u"taro@notexample.jp"_s), "nobody");
    EXPECT_EQ(idFor(u"taro@jp"_s), "nobody");
    EXPECT_EQ((*providers.forMailExchanger(u"a.mx.example.jp"_s))->id, u"example"_s);
}

TEST(Providers, OfAPackTakeThePlaceOfTheBundledOnes)
{
    Folder bundled;
    bundled.write(u"example.md"_s, frontMatter);
    Folder pack;
    pack.write(u"example.md"_s, QByteArray(frontMatter).replace("en: Example", "en: Changed"));
    pack.write(u"own.md"_s,
               QByteArray(frontMatter).replace("id: example", "id: own").replace("example.jp", "own.jp"));
    const Providers providers = Providers(bundled.path()).with(pack.path());
    EXPECT_EQ(providers.ids(), (QStringList{u"example"_s, u"own"_s}));
    EXPECT_EQ((*providers.byId(u"example"_s))->name.en, u"Changed"_s);
    EXPECT_EQ((*providers.forAddress(u"a@own.jp"_s))->id, u"own"_s);
}

TEST(Providers, ThatAreBundledAreAllWholeAndKnowTheirOwnAddresses)
{
    openResources();
    const Providers providers(u":/knowledge/providers"_s);
    const auto all = providers.all();
    ASSERT_TRUE(all) << all.complaint().text(Language::English).toStdString();
    EXPECT_GE(all->size(), 60);
    QSet<QString> ids;
    for (const auto &provider : *all) {
        const std::string id = provider->id.toStdString();
        EXPECT_TRUE(provider->file.endsWith(u'/' + provider->id + u".md"_s)) << id;
        EXPECT_FALSE(ids.contains(provider->id)) << id;
        ids.insert(provider->id);
        EXPECT_TRUE(provider->text.complete()) << id;
        for (const Source &source : provider->sources)
            EXPECT_TRUE(source.checked.isValid()) << id;
        for (const QString &domain : provider->domains) {
            const QString address =
                u"taro@"_s + (domain.startsWith(u"*."_s) ? u"some"_s + domain.mid(1) : domain);
            const auto found = providers.forAddress(address);
            EXPECT_TRUE(found && *found && (*found)->id == provider->id)
                << address.toStdString() << " does not lead to " << id;
        }
    }
    for (const char *id : {"infosphere", "so-net", "orange-net", "ocn", "gmail"})
        EXPECT_TRUE(ids.contains(QString::fromLatin1(id))) << id;
}

// What is kept, and what can happen to it.

#include "past.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

class HistoryFolder : public testing::Test
{
protected:
    const QTemporaryDir m_folder;
    const QString m_place = m_folder.filePath(u"todoku/history"_s);
    const History m_history{m_place};

    void keep(const RememberedResult &result)
    {
        if (const auto wrong = m_history.remember(result))
            ADD_FAILURE() << wrong->text(Language::English).toStdString();
    }
    QStringList files() const { return QDir(m_place).entryList(QDir::Files); }
    void write(const QString &name, const QByteArray &content) const
    {
        QDir().mkpath(m_place);
        QFile file(m_place + u'/' + name);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
};

Evidence seenBy(const QString &address)
{
    Evidence evidence;
    evidence.circumstances.address = address;
    evidence.circumstances.user = u"taro-login"_s;
    evidence.circumstances.recipient = u"friend@elsewhere.example"_s;
    evidence.circumstances.line = u"ocn"_s;
    Conversation talk;
    talk.endpoint = {u"smtp.example.jp"_s, 587, Security::StartTls};
    talk.user = u"taro-login"_s;
    Exchange encrypt;
    encrypt.step = Step::Encrypt;
    encrypt.certificate = Certificate();
    encrypt.certificate->issuer = u"Example Authority"_s;
    Exchange said;
    said.said = u"RCPT TO:<friend@elsewhere.example>"_s;
    said.reply.lines = {u"secret words of taro"_s};
    talk.exchanges = {encrypt, said};
    evidence.add(talk);
    return evidence;
}

} // namespace

TEST(Remembered, HoldsWhatCameOfItAndNothingThatWasSaid)
{
    Advice advice;
    ToldDiagnosis first;
    first.id = u"op25b"_s;
    first.confidence = 0.95;
    advice.diagnoses = {first};
    advice.settings.outgoing = ServerSettings{Protocol::Smtp,  u"smtp.example.jp"_s, 587, Security::StartTls,
                                              u"taro-login"_s, u"password"_s,        true};
    const Evidence evidence = seenBy(u"taro@example.jp"_s);
    const QDateTime now(QDate(2026, 11, 22), QTime(3, 4), Qt::UTC);
    const RememberedResult result =
        rememberedFrom(advice, evidence, summaryOf(advice, evidence, bundledNumbers()), u" phone "_s, now);
    EXPECT_EQ(result.account, u"t…@example.jp"_s);
    EXPECT_EQ(result.label, u"phone"_s);
    EXPECT_EQ(result.line, u"ocn"_s);
    EXPECT_EQ(result.issuer, u"Example Authority"_s);
    EXPECT_EQ(result.summary.first.id, u"op25b"_s);
    EXPECT_TRUE(result.id.startsWith(u"20261122-030400-000-"_s)) << result.id.toStdString();
    const QString kept = QString::fromUtf8(QJsonDocument(toJson(result)).toJson());
    for (const QString &secret : {u"taro"_s, u"friend"_s, u"elsewhere"_s, u"secret words"_s})
        EXPECT_FALSE(kept.contains(secret)) << kept.toStdString();
    // The same account, another one, and the same in upper case.
    const auto key = [&](const QString &address) {
        return rememberedFrom(advice, seenBy(address), {}, {}, now).accountKey;
    };
    EXPECT_EQ(key(u"TARO@example.jp"_s), result.accountKey);
    EXPECT_NE(key(u"tomo@example.jp"_s), result.accountKey);
}

TEST(Remembered, IsReadAsItWasWritten)
{
    for (RememberedResult result : {past(u"op25b"_s, u"家"_s), past(u"our-own"_s), past({})}) {
        result.summary.doors = {PortState::Silent, PortState::Refused, PortState::NotAsked};
        result.summary.encryption = EncryptionState::Issuer;
        result.line = u"ocn"_s;
        const auto read = rememberedFromJson(QJsonDocument(toJson(result)).toJson(), u"f"_s);
        ASSERT_TRUE(read);
        EXPECT_EQ(*read, result);
    }
    RememberedResult without = past(u"op25b"_s);
    without.sending.reset();
    EXPECT_EQ(*rememberedFromJson(QJsonDocument(toJson(without)).toJson(), u"f"_s), without);
}

TEST(Remembered, IsOnTheSameLineUnlessSomebodySaidOtherwise)
{
    EXPECT_TRUE(past(u"op25b"_s).onSameLineAs(past(u"op25b"_s)));
    EXPECT_TRUE(past(u"op25b"_s, u"Home"_s).onSameLineAs(past(u"op25b"_s, u"home"_s)));
    EXPECT_FALSE(past(u"op25b"_s, u"home"_s).onSameLineAs(past(u"op25b"_s, u"phone"_s)));
    EXPECT_FALSE(past(u"op25b"_s).onSameLineAs(past(u"op25b"_s, u"phone"_s)));
    RememberedResult ocn = past(u"op25b"_s);
    ocn.line = u"ocn"_s;
    RememberedResult other = past(u"op25b"_s);
    EXPECT_TRUE(ocn.onSameLineAs(other)); // nobody knows
    other.line = u"docomo"_s;
    EXPECT_FALSE(ocn.onSameLineAs(other));
}

TEST_F(HistoryFolder, IsListedTheNewestFirstAndReadableForItsOwnerOnly)
{
    EXPECT_TRUE(m_history.recall().results.isEmpty());
    EXPECT_TRUE(files().isEmpty()); // looking leaves nothing behind
    keep(past(u"op25b"_s, u"home"_s, 0));
    keep(past(u"sending-works"_s, u"phone"_s, 20));
    keep(past(u"op25b"_s, u"home"_s, 10));
    const History::Recalled recalled = m_history.recall();
    ASSERT_EQ(recalled.results.size(), 3);
    EXPECT_TRUE(recalled.unreadable.isEmpty());
    EXPECT_EQ(recalled.results.first().label, u"phone"_s);
    EXPECT_LT(recalled.results[2].when, recalled.results[1].when);
    for (const QFileInfo &file : QDir(m_place).entryInfoList(QDir::Files))
        EXPECT_EQ(file.permissions() &
                      (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                  QFile::Permissions());
    EXPECT_EQ(QFileInfo(m_place).permissions() & (QFile::ReadOther | QFile::ExeOther | QFile::ReadGroup),
              QFile::Permissions());
}

TEST_F(HistoryFolder, ABrokenFileIsKeptAsideAndTheOthersStay)
{
    keep(past(u"op25b"_s));
    const QByteArray whole = QJsonDocument(toJson(past(u"greylisted"_s, {}, 5))).toJson();
    write(u"20261122-000000-000-00000001.json"_s, whole.left(whole.size() / 2));
    write(u"20261122-000000-000-00000002.json"_s, {});
    write(u"20261122-000000-000-00000003.json"_s, whole); // another's name
    const History::Recalled recalled = m_history.recall();
    EXPECT_EQ(recalled.results.size(), 1);
    ASSERT_EQ(recalled.unreadable.size(), 3);
    EXPECT_TRUE(recalled.unreadable.first().what.en.contains(
        u"it is kept as 20261122-000000-000-00000001.json.unreadable"_s))
        << recalled.unreadable.first().what.en.toStdString();
    EXPECT_TRUE(recalled.unreadable.first().what.ja.contains(u"ほかの記録は無事です"_s));
    EXPECT_EQ(files().size(), 4);                         // nothing is lost
    EXPECT_TRUE(m_history.recall().unreadable.isEmpty()); // and it is said once
}

TEST_F(HistoryFolder, EveryCutOfAFileIsNoticed)
{
    const RememberedResult result = past(u"op25b"_s, u"家"_s);
    const QByteArray whole = QJsonDocument(toJson(result)).toJson();
    for (qsizetype length = 0; length + 2 < whole.size(); ++length)
        EXPECT_FALSE(rememberedFromJson(whole.left(length), u"f"_s)) << length;
    for (qsizetype at = 0; at < whole.size(); ++at) { // whatever stands there instead, nothing falls
        QByteArray changed = whole;
        changed[at] = char(changed[at] ^ 0x15);
        rememberedFromJson(changed, u"f"_s);
    }
}

TEST_F(HistoryFolder, WhatANewerVersionWroteIsLeftAlone)
{
    keep(past(u"op25b"_s));
    write(u"20271122-000000-000-00000001.json"_s, R"({"schema": 2, "id": "20271122-000000-000-00000001"})");
    const History::Recalled recalled = m_history.recall();
    ASSERT_EQ(recalled.unreadable.size(), 1);
    EXPECT_TRUE(recalled.unreadable.first().what.en.contains(u"a newer Todoku wrote this"_s));
    EXPECT_TRUE(files().contains(u"20271122-000000-000-00000001.json"_s));
}

TEST_F(HistoryFolder, ForgetsOneOrAll)
{
    keep(past(u"op25b"_s));
    keep(past(u"greylisted"_s, {}, 5));
    write(u"x.json"_s, "{");
    m_history.recall();
    write(u"letter.txt"_s, "somebody else's");
    EXPECT_FALSE(m_history.forget(past(u"op25b"_s).id));
    EXPECT_EQ(m_history.recall().results.size(), 1);
    EXPECT_TRUE(m_history.forget(past(u"op25b"_s).id));
    EXPECT_TRUE(m_history.forget(u"../../x"_s));
    EXPECT_FALSE(m_history.forgetAll());
    EXPECT_EQ(files(), QStringList{u"letter.txt"_s});
}

TEST_F(HistoryFolder, AFullDiskChangesNothing)
{
    keep(past(u"op25b"_s));
    const auto before = files();
    // No file may grow beyond ten bytes: what a full disk says, without one.
    rlimit old{};
    getrlimit(RLIMIT_FSIZE, &old);
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    QList<std::optional<Complaint>> tries;
    for (const rlim_t room : {rlim_t(0), rlim_t(10), rlim_t(500)}) {
        const rlimit tiny{room, old.rlim_max};
        setrlimit(RLIMIT_FSIZE, &tiny);
        tries += m_history.remember(past(u"greylisted"_s, {}, 5));
    }
    setrlimit(RLIMIT_FSIZE, &old);
    std::signal(SIGXFSZ, oldHandler);
    for (const auto &wrong : tries) {
        ASSERT_TRUE(wrong);
        EXPECT_TRUE(wrong->what.en.contains(u"what was remembered before is as it was"_s))
            << wrong->what.en.toStdString();
    }
    EXPECT_EQ(files(), before);
    EXPECT_EQ(m_history.recall().results.size(), 1);
}

TEST(History, WhereNoFolderCanBeItIsSaidInASentence)
{
    const QTemporaryDir folder;
    QFile inTheWay(folder.filePath(u"todoku"_s));
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    for (const QString &place : {folder.filePath(u"todoku/history"_s), QString()}) {
        const auto wrong = History(place).remember(past(u"op25b"_s));
        ASSERT_TRUE(wrong);
        EXPECT_EQ(wrong->what.en, u"the folder for the history cannot be made"_s);
        EXPECT_TRUE(History(place).recall().results.isEmpty());
    }
}

TEST_F(HistoryFolder, ProgramsThatRememberAtOnceAndAreKilledLeaveOnlyWholeResults)
{
    constexpr int programs = 4;
    QList<pid_t> children;
    for (int program = 0; program < programs; ++program) {
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            for (int i = 0;; ++i)
                if (m_history.remember(past(u"op25b"_s, u"line %1"_s.arg(program), i)))
                    _exit(1);
        }
        children += child;
    }
    // Until each has written a few, however slow the machine is.
    const auto enough = [&] {
        QMap<QString, int> written;
        for (const RememberedResult &result : m_history.recall().results)
            ++written[result.label];
        return written.size() == programs &&
               std::all_of(written.cbegin(), written.cend(), [](int count) { return count >= 5; });
    };
    while (!enough())
        ;
    for (const pid_t child : children)
        kill(child, SIGKILL);
    for (const pid_t child : children) {
        int status = 0;
        waitpid(child, &status, 0);
        EXPECT_TRUE(WIFSIGNALED(status)); // it was still writing
    }
    const History::Recalled recalled = m_history.recall();
    EXPECT_TRUE(recalled.unreadable.isEmpty());
    EXPECT_GE(recalled.results.size(), 5 * programs);
}

TEST(LastThatWorked, IsOfTheSameAccountAndRatherOfTheSameLine)
{
    const RememberedResult now = past(u"op25b"_s, u"home"_s, 100);
    RememberedResult strangers = past(u"sending-works"_s, u"home"_s, 50);
    strangers.accountKey = u"f"_s;
    const RememberedResult phone = past(u"sending-works"_s, u"phone"_s, 40);
    const RememberedResult home = past(u"sending-works"_s, u"home"_s, 30);
    const RememberedResult later = past(u"sending-works"_s, u"home"_s, 200);
    const RememberedResult failed = past(u"greylisted"_s, u"home"_s, 60);
    QList<RememberedResult> all{later, now, failed, strangers, phone, home};
    EXPECT_EQ(lastThatWorked(all, now)->id, home.id);
    all.removeLast();
    EXPECT_EQ(lastThatWorked(all, now)->id, phone.id);
    all.removeLast();
    EXPECT_EQ(lastThatWorked(all, now), nullptr);
}

} // namespace todoku

#include "diagnosis/diagnosis.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

/// A small knowledge of its own, written to files as a helpdesk would.
class Pack
{
public:
    Pack()
    {
        put("findings.yaml",
            "reply.quoted: {ja: '{says}', en: '{says}'}\nnotice.quoted: {ja: '{says}', en: '{says}'}\n");
    }

    void put(const char *name, const std::string &text)
    {
        QFile file(m_folder.filePath(QString::fromUtf8(name)));
        QDir().mkpath(QFileInfo(file).path());
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(text));
    }
    void cause(const std::string &id, const std::string &quoted)
    {
        put(("causes/" + id + ".md").c_str(), "---\nid: " + id + "\nblame: server\n" + quoted +
                                                  "\n---\n# ja: 題\n説明です。\n# en: Title\nWords.\n");
    }
    Result<Knowledge> read() const { return Knowledge::read(m_folder.path()); }

private:
    QTemporaryDir m_folder;
};

Finding reply(const char *says, const char *code = "", const char *enhanced = "")
{
    return {QStringLiteral("reply.quoted"),
            {QStringLiteral("q1")},
            {{QStringLiteral("says"), QString::fromUtf8(says)},
             {QStringLiteral("code"), QString::fromUtf8(code)},
             {QStringLiteral("enhanced"), QString::fromUtf8(enhanced)}}};
}

Finding notice(const char *says)
{
    Finding finding = reply(says);
    finding.id = QStringLiteral("notice.quoted");
    return finding;
}

std::string first(const Pack &pack, const QList<Finding> &findings)
{
    const auto knowledge = pack.read();
    EXPECT_TRUE(knowledge) << (knowledge ? "" : knowledge.complaint().text(Language::English).toStdString());
    if (!knowledge)
        return {};
    const Diagnosis diagnosis = diagnose(findings, *knowledge);
    return diagnosis.suspects.isEmpty() ? "" : diagnosis.suspects.first().cause->id.toStdString();
}

TEST(QuotedWords, beatTheNumber)
{
    Pack pack;
    pack.cause("size", "quoted: {likely: [{enhanced: [4.2.3]}]}");
    pack.cause("rate", "quoted: {likely: ['exceed my limit']}");
    EXPECT_EQ(first(pack, {reply("that message exceed my limit", "423", "4.2.3")}), "rate");
    EXPECT_EQ(first(pack, {reply("no", "423", "4.2.3")}), "size");
}

TEST(QuotedWords, thatDemandMoreStandBeforeThoseThatDemandLess)
{
    Pack pack;
    pack.cause("broad", "quoted: {sure: ['mailbox']}");
    pack.cause("narrow", "quoted: {sure: ['mailbox is full']}");
    EXPECT_EQ(first(pack, {reply("the mailbox is full")}), "narrow");
    EXPECT_EQ(first(pack, {reply("the mailbox")}), "broad");
}

TEST(QuotedWords, ofTheServerBeatThoseAroundThem)
{
    Pack pack;
    pack.cause("unknown", "quoted: {likely: ['user unknown']}");
    pack.cause("size", "quoted: {sure: ['message was too large to deliver']}");
    EXPECT_EQ(
        first(pack, {reply("user unknown"), notice("the message was too large to deliver: user unknown")}),
        "unknown");
    EXPECT_EQ(first(pack, {reply("no"), notice("the message was too large to deliver: no")}), "size");
}

TEST(QuotedWords, countOnlyWhereTheOtherFactsFit)
{
    Pack pack;
    pack.cause("relay", "quoted: {sure: [{says: 'not allowed', code: 55, where: {stage: rcpt}}]}");
    Finding finding = reply("not allowed", "550");
    EXPECT_EQ(first(pack, {finding}), "");
    finding.facts.insert(QStringLiteral("stage"), QStringLiteral("rcpt"));
    EXPECT_EQ(first(pack, {finding}), "relay");
    finding.facts.insert(QStringLiteral("code"), QStringLiteral("450"));
    EXPECT_EQ(first(pack, {finding}), "");
}

TEST(QuotedWords, ofOneProvidersServersMeanWhatThisProviderSaysTheyMean)
{
    Pack pack;
    pack.cause("registry", "quoted: {sure: ['limit reached']}");
    pack.cause("provider", "quoted: {sure: [{says: 'limit reached', scope: {hosts: ['*.example.jp']}}]}");
    pack.cause("over", "quoted: {sure: [{says: 'limit reached now', scope: {until: 2020-01-01}}]}");
    Finding finding = reply("limit reached now", "550");
    EXPECT_EQ(first(pack, {finding}), "registry");
    finding.facts.insert(QStringLiteral("remote"), QStringLiteral("mx.example.jp"));
    EXPECT_EQ(first(pack, {finding}), "provider");
}

TEST(QuotedWords, areNotReadOutOfAnAddress)
{
    Pack pack;
    pack.cause("spam", "quoted: {sure: ['spam']}");
    EXPECT_EQ(first(pack, {reply("<spam@example.jp> is gone")}), "");
}

TEST(QuotedWords, mayGiveAReasonOfTheirOwn)
{
    Pack pack;
    pack.cause(
        "nothing",
        "reason: delivered\nquoted: {sure: [{says: 'on holiday', reason: vacation}, 'was delivered']}");
    const auto knowledge = pack.read();
    ASSERT_TRUE(knowledge);
    EXPECT_EQ(diagnose({reply("on holiday")}, *knowledge).suspects.first().reason.toStdString(), "vacation");
    EXPECT_EQ(diagnose({reply("was delivered")}, *knowledge).suspects.first().reason.toStdString(),
              "delivered");
}

TEST(ClientError, pointsAtItsSuspectsInTheOrderOfItsFile)
{
    Pack pack;
    pack.cause("zebra", "quoted: {sure: ['zebra']}");
    pack.cause("antelope", "quoted: {sure: ['antelope']}");
    pack.put(
        "client-errors/some.yaml",
        "client: some\nname: {ja: 何か, en: something}\nsources: [{url: x, checked: 2026-11-22}]\nerrors:\n"
        "  - {id: e1, code: 0x800CCC0E, suspects: {zebra: possible, antelope: possible}, means: {ja: あ, en: "
        "a}}\n");
    Finding number{
        QStringLiteral("program.quoted"), {}, {{QStringLiteral("error"), QStringLiteral("0x800CCC0E")}}};
    EXPECT_EQ(first(pack, {number}), "zebra");
    // A server's own words say more.
    EXPECT_EQ(first(pack, {number, reply("antelope")}), "antelope");
}

struct Mistake {
    const char *file;
    const char *text;
    const char *says;
};

class EveryMistake : public ::testing::TestWithParam<Mistake>
{
};

TEST_P(EveryMistake, isNamedWithItsFileAndLine)
{
    Pack pack;
    pack.cause("known", "quoted: {sure: ['known']}");
    pack.put(GetParam().file, GetParam().text);
    const auto knowledge = pack.read();
    ASSERT_FALSE(knowledge);
    const QString complaint = knowledge.complaint().text(Language::English);
    EXPECT_TRUE(complaint.contains(QString::fromUtf8(GetParam().file))) << complaint.toStdString();
    EXPECT_TRUE(complaint.contains(QString::fromUtf8(GetParam().says))) << complaint.toStdString();
    EXPECT_GT(knowledge.complaint().line, 0) << complaint.toStdString();
    EXPECT_FALSE(knowledge.complaint().what.ja.isEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Knowledge, EveryMistake,
    ::testing::Values(
        Mistake{"causes/bad.md",
                "---\nid: bad\nblame: server\nquoted:\n  sure: ['(']\n---\n# ja: 題\nあ。\n# en: T\nW.\n",
                "regular expression"},
        Mistake{
            "causes/bad.md",
            "---\nid: bad\nblame: server\nquoted:\n  certainly: ['x']\n---\n# ja: 題\nあ。\n# en: T\nW.\n",
            "unknown key `certainly`"},
        Mistake{"causes/bad.md",
                "---\nid: bad\nblame: server\nquoted:\n  sure: [{reason: vacation}]\n---\n# ja: 題\nあ。\n# "
                "en: T\nW.\n",
                "`says`"},
        Mistake{"causes/bad.md", "---\nid: bad\nblame: server\n---\n# ja: 題\nあ。\n# en: T\nW.\n",
                "neither `when` nor `quoted`"},
        Mistake{"client-errors/bad.yaml",
                "client: c\nname: {ja: あ, en: a}\nsources: []\nerrors:\n  - {id: e, code: twelve, means: "
                "{ja: あ, en: a}}\n",
                "no number"},
        Mistake{"client-errors/bad.yaml",
                "client: c\nname: {ja: あ, en: a}\nsources: []\nerrors:\n  - {id: e, suspects: {nobody: "
                "sure}, means: {ja: あ, en: a}}\n",
                "no cause `nobody`"},
        Mistake{"answers/bad.md", "---\nid: bad\nasked: ['[']\n---\n# ja: 題\nあ。\n# en: T\nW.\n",
                "regular expression"}));

} // namespace

} // namespace todoku

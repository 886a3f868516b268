#include "explanation/policyfile.h"

#include "explanation/draftwords.h"
#include "mail.h"

#include <QFile>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace todoku;
using testing::HasSubstr;

namespace
{

constexpr const char *head = "name: {ja: 弊社, en: Our company}\n";

std::string complaint(const QByteArray &text, Language language = Language::English)
{
    const auto policy = readPolicy(QString::fromUtf8(text), QStringLiteral("p.yaml"), usualPolicy());
    return policy ? "none" : policy.complaint().text(language).toStdString();
}

RecipientPolicy policy(const QByteArray &text)
{
    auto read = readPolicy(QString::fromUtf8(head + text), QStringLiteral("p.yaml"), usualPolicy());
    EXPECT_TRUE(bool(read)) << (read ? "" : read.complaint().text(Language::English).toStdString());
    return read ? *std::move(read) : RecipientPolicy();
}

std::string ids(const QByteArray &mail, const RecipientPolicy &policy)
{
    QStringList all;
    for (const DraftFinding &finding : foundIn(mail, policy))
        all += finding.id;
    return all.join(u' ').toStdString();
}

DraftWords words()
{
    QFile file(QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge/draft.yaml"));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    auto read = DraftWords::read(QString::fromUtf8(file.readAll()), file.fileName());
    EXPECT_TRUE(bool(read)) << (read ? "" : read.complaint().text(Language::English).toStdString());
    return read ? *std::move(read) : DraftWords();
}

} // namespace

TEST(OwnPolicy, SaysOnlyWhatDiffers)
{
    Mail mail;
    mail.subject = "hello";
    mail.files = {{"a.pdf", filled("x", 4 << 20)}};
    EXPECT_EQ(ids(mail.bytes(), usualPolicy()), "attachment-too-large subject-ascii-only");
    EXPECT_EQ(ids(mail.bytes(), policy("without: [subject-ascii-only]\n")), "attachment-too-large");
    EXPECT_EQ(ids(mail.bytes(),
                  policy("rules:\n  - {id: attachment-too-large, from: 8 MB, severity: refused-by-most}\n")),
              "subject-ascii-only");
    EXPECT_EQ(
        ids(mail.bytes(), policy("rules:\n  - {id: attachment-too-large, from: 500 KB, severity: note}\n")),
        "attachment-too-large subject-ascii-only");
}

TEST(OwnPolicy, KeepsTheListsThatItDoesNotGive)
{
    Mail mail;
    mail.files = {{"a.scr", "x"}};
    EXPECT_EQ(ids(mail.bytes(), policy("rules:\n  - {id: attachment-executable, severity: note}\n")),
              "attachment-executable");
    EXPECT_EQ(
        ids(mail.bytes(), policy("rules:\n  - {id: attachment-executable, severity: note, names: [exe]}\n")),
        "");
}

TEST(OwnPolicy, IsRefusedWithFileAndLine)
{
    const QByteArray rule = QByteArray(head) + "rules:\n  - ";
    EXPECT_THAT(complaint(rule + "{id: no-such, severity: note}\n"),
                HasSubstr("p.yaml:3: there is no id `no-such`"));
    EXPECT_THAT(complaint(rule + "{id: subject-empty}\n"), HasSubstr("p.yaml:3: `severity` is missing"));
    EXPECT_THAT(complaint(rule + "{id: subject-empty, severity: grave}\n"),
                HasSubstr("p.yaml:3: `grave` is not one of"));
    EXPECT_THAT(complaint(rule + "{id: subject-empty, severity: note, from: 3}\n"),
                HasSubstr("unknown key `from`"));
    EXPECT_THAT(complaint(rule + "{id: message-too-large, severity: note}\n"),
                HasSubstr("`from` is missing"));
    for (const char *size : {"3", "0 MB", "-1 MB", "3 GB", "many", "99999999 MB"})
        EXPECT_THAT(complaint(rule + "{id: message-too-large, severity: note, from: " + size + "}\n"),
                    HasSubstr("write the size as"))
            << size;
    EXPECT_THAT(complaint(rule + "{id: too-many-recipients, severity: note, from: 3 MB}\n"),
                HasSubstr("a whole number"));
    EXPECT_THAT(complaint(rule + "{id: attachment-macro, severity: note, kinds: [zip]}\n"),
                HasSubstr("has no kind `zip`"));
    EXPECT_THAT(complaint("rules: []\n"), HasSubstr("`name` is missing"));
    EXPECT_THAT(complaint("name: {ja: x, en: x}\nrules: 3\n"), HasSubstr("p.yaml:2: `rules` is a list"));
    EXPECT_THAT(complaint("name: {ja: x, en: x}\nwithout: [x]\n"), HasSubstr("p.yaml:2: there is no id `x`"));
    EXPECT_THAT(complaint("name: ["), HasSubstr("this is not YAML"));
    EXPECT_THAT(complaint(""), HasSubstr("key: value"));
    EXPECT_THAT(complaint(rule + "{id: no-such, severity: note}\n", Language::Japanese),
                HasSubstr("という id はありません"));
}

TEST(BundledPolicy, HasARuleForEveryIdAndSourcesForEveryRule)
{
    QStringList ids;
    for (const DraftRule &rule : usualPolicy().rules)
        ids += rule.id;
    for (const QString &id : draftFindingIds())
        EXPECT_TRUE(ids.contains(id)) << id.toStdString();
    QFile file(QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge/policies/default.yaml"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    EXPECT_EQ(text.count("- id:"), text.count("sources:"));
}

TEST(DraftWords, AreThereForEveryCaseInBothLanguages)
{
    const DraftWords all = words();
    for (const QString &id : draftFindingIds())
        for (const QString &kind : kindsOf(id))
            for (const Language language : {Language::Japanese, Language::English}) {
                QMap<QString, QString> facts;
                for (const char *fact :
                     {"name", "name-size", "count", "size", "file-size", "limit", "room", "pieces", "mails",
                      "plan", "read", "subject", "each", "recipient", "meant", "charset", "characters"})
                    facts.insert(QString::fromLatin1(fact), QStringLiteral("X"));
                const ToldDraftFinding told = all.tell({id, kind, Refusal::Note, facts}, language);
                EXPECT_FALSE(told.what.isEmpty() || told.advice.isEmpty())
                    << id.toStdString() << ' ' << kind.toStdString();
                EXPECT_FALSE(told.what.contains(u'{') || told.advice.contains(u'{'))
                    << told.what.toStdString();
            }
}

TEST(DraftWords, LeaveOutWhatIsNotKnown)
{
    const ToldDraftFinding told = words().tell({QStringLiteral("recipient-suspicious"),
                                                QStringLiteral("mixed-scripts"),
                                                Refusal::ByMost,
                                                {{QStringLiteral("recipient"), QStringLiteral("a@b.jp")}}},
                                               Language::English);
    EXPECT_THAT(told.what.toStdString(), HasSubstr("a@b.jp"));
    EXPECT_THAT(told.advice.toStdString(), HasSubstr("Do not reply to it"));
    EXPECT_FALSE(told.advice.contains(QStringLiteral("would be")));
}

TEST(DraftWords, ComplainWithLineWhereSomethingIsMissing)
{
    const auto read =
        DraftWords::read(QStringLiteral("subject-empty: {faq: [], cases: {}}\n"), QStringLiteral("d.yaml"));
    ASSERT_FALSE(bool(read));
    EXPECT_THAT(read.complaint().text(Language::English).toStdString(),
                HasSubstr("there are no words for `attachment-too-large`"));
}

TEST(EveryFindingThatTheTestsProduce, IsToldWithoutGaps)
{
    Mail mail;
    mail.files = {{"a.mov", filled("x", 40 << 20)}, {"b.pdf.exe", "x"}};
    mail.to = "taro@gmail.con";
    for (const DraftFinding &finding : foundIn(mail.bytes()))
        for (const Language language : {Language::Japanese, Language::English}) {
            const ToldDraftFinding told = words().tell(finding, language);
            EXPECT_FALSE(told.what.isEmpty()) << finding.id.toStdString();
            EXPECT_FALSE(told.advice.isEmpty()) << finding.id.toStdString();
        }
}

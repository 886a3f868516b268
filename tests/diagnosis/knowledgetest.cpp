#include "diagnosis/knowledge.h"

#include <QDir>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace todoku;

namespace
{

const QString bundled = QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge");

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray cause(const QByteArray &id, const QByteArray &finding, const QByteArray &more = {})
{
    return "---\nid: " + id + "\nblame: server\nwhen:\n  - finding: " + finding + "\n    certainty: sure\n" +
           more + "---\n# ja: 社内の題\n文。\n# en: Our own title\nText.\n";
}

} // namespace

TEST(Knowledge, TheBundledOneHasNoMistake)
{
    for (const Complaint &complaint : Knowledge::complaintsAbout(bundled))
        ADD_FAILURE() << complaint.text(Language::English).toStdString();
}

TEST(Knowledge, EveryBundledCauseIsWholeInBothLanguages)
{
    const auto knowledge = Knowledge::read(bundled);
    ASSERT_TRUE(knowledge);
    EXPECT_GE(knowledge->causes().size(), 40);
    for (const auto &cause : knowledge->causes()) {
        EXPECT_TRUE(cause->title.complete()) << cause->id.toStdString();
        EXPECT_TRUE(cause->explanation.complete()) << cause->id.toStdString();
        EXPECT_FALSE(cause->sources.isEmpty()) << cause->id.toStdString();
    }
}

TEST(Knowledge, CompiledIsTheSame)
{
    const auto knowledge = Knowledge::read(bundled);
    ASSERT_TRUE(knowledge);
    const auto again = Knowledge::fromCompiled(knowledge->compiled());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->compiled(), knowledge->compiled());
    ASSERT_EQ(again->causes().size(), knowledge->causes().size());
    const QString text = QStringLiteral("550 5.1.1 user unknown");
    EXPECT_EQ(again->quotations().errorsIn(text).size(), knowledge->quotations().errorsIn(text).size());
    EXPECT_EQ(again->cause(QStringLiteral("mailbox-full"))->explanation,
              knowledge->cause(QStringLiteral("mailbox-full"))->explanation);
}

TEST(Knowledge, CompiledByAnotherProgramIsNone)
{
    const auto knowledge = Knowledge::read(bundled);
    ASSERT_TRUE(knowledge);
    const QByteArray bytes = knowledge->compiled();
    EXPECT_FALSE(Knowledge::fromCompiled(bytes.chopped(1)));
    EXPECT_FALSE(Knowledge::fromCompiled(bytes + 'x'));
}

TEST(Knowledge, APackAddsAndReplaces)
{
    const auto knowledge = Knowledge::read(bundled);
    ASSERT_TRUE(knowledge);
    const QTemporaryDir pack;
    write(pack.filePath(QStringLiteral("password-wrong.md")),
          cause("password-wrong", "authenticate.rejected"));
    write(pack.filePath(QStringLiteral("our-gateway.md")), cause("our-gateway", "connect.*"));
    const auto more = knowledge->with(pack.path());
    ASSERT_TRUE(more) << more.complaint().text(Language::English).toStdString();
    EXPECT_EQ(more->causes().size(), knowledge->causes().size() + 1);
    EXPECT_EQ(more->cause(QStringLiteral("password-wrong"))->title.ja, QStringLiteral("社内の題"));
    EXPECT_NE(knowledge->cause(QStringLiteral("password-wrong"))->title.ja, QStringLiteral("社内の題"));
    EXPECT_NE(more->cause(QStringLiteral("our-gateway")), nullptr);
}

TEST(Knowledge, NamesTheLineOfAFindingThatIsNeverMade)
{
    const auto knowledge = Knowledge::read(bundled);
    ASSERT_TRUE(knowledge);
    const QTemporaryDir pack;
    write(pack.filePath(QStringLiteral("x.md")), cause("x", "recipent.rejected"));
    const auto more = knowledge->with(pack.path());
    ASSERT_FALSE(more);
    EXPECT_EQ(more.complaint().line, 5);
    EXPECT_TRUE(more.complaint().file.endsWith(QStringLiteral("x.md")));
    EXPECT_TRUE(more.complaint().what.en.contains(QStringLiteral("recipent.rejected")));
}

TEST(Knowledge, WantsAFileNamedAsItsCause)
{
    const auto knowledge = Knowledge::read(bundled);
    ASSERT_TRUE(knowledge);
    const QTemporaryDir pack;
    write(pack.filePath(QStringLiteral("other.md")), cause("x", "recipient.rejected"));
    EXPECT_FALSE(knowledge->with(pack.path()));
}

TEST(Knowledge, ComplainsAboutEveryFileAndAboutNamesThatNobodyKnows)
{
    const auto knowledge = Knowledge::read(bundled);
    ASSERT_TRUE(knowledge);
    const QTemporaryDir pack;
    write(pack.filePath(QStringLiteral("a.md")), cause("a", "no.such"));
    write(pack.filePath(QStringLiteral("b.md")), cause("b", "no.such"));
    write(pack.filePath(QStringLiteral("c.md")), cause("c", "connect.*", "outranks: [no-such-cause]\n"));
    const QList<Complaint> complaints = Knowledge::complaintsAbout(pack.path(), *knowledge);
    ASSERT_EQ(complaints.size(), 3);
    EXPECT_EQ(complaints[2].line, 7);
    EXPECT_TRUE(complaints[2].what.en.contains(QStringLiteral("no-such-cause")));
}

TEST(Knowledge, SaysWhenThereIsNothing)
{
    EXPECT_FALSE(Knowledge::read(QStringLiteral("/no/such/folder")));
    const QTemporaryDir empty;
    EXPECT_FALSE(Knowledge::read(empty.path()));
}

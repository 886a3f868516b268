#include "explanation/mailbox.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

const std::string separator = "From taro@example.jp Thu Jan  1 00:00:00 2026\n";

class MailboxTest : public ::testing::Test
{
protected:
    QString write(const char *name, const std::string &bytes)
    {
        const QString path = m_folder.filePath(QString::fromUtf8(name));
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes.data(), qint64(bytes.size()));
        return path;
    }

    void read(const QString &path)
    {
        Mailbox([this](Exhibit exhibit) { return m_read.push_back(std::move(exhibit)), true; },
                [this](const Reject &reject) { m_rejects += reject; })
            .read(path);
    }

    QTemporaryDir m_folder;
    std::vector<Exhibit> m_read;
    QList<Reject> m_rejects;
};

TEST_F(MailboxTest, mboxGivesItsLettersOneByOne)
{
    read(write("box", separator + "Subject: 1\n\none\n\n" + separator +
                          "Subject: 2\n\ntwo\nFrom here on it is text\n"));
    ASSERT_EQ(m_read.size(), 2U);
    EXPECT_TRUE(m_read[0].source.endsWith(QStringLiteral("box#1")));
    EXPECT_NE(m_read[1].bytes.find("From here on"), std::string::npos);
}

TEST_F(MailboxTest, sentenceThatBeginsWithFromPartsNothing)
{
    read(write("box", separator + "Subject: 1\n\none\n\nFrom what I hear at 10 it is fine.\n"));
    EXPECT_EQ(m_read.size(), 1U);
}

TEST_F(MailboxTest, lettersAreWholeWhereverTheReaderStops)
{
    // The reader takes a mebibyte at a time: separators fall on every side of its borders.
    std::string box;
    std::string letter = separator + "Subject: x\n\n";
    for (int i = 0; i < 4000; ++i)
        box += letter + std::string(std::size_t(700 + i % 13), 'y') + "\n\n";
    read(write("box", box));
    ASSERT_EQ(m_read.size(), 4000U);
    std::size_t bytes = 0;
    for (const Exhibit &exhibit : m_read) {
        EXPECT_TRUE(exhibit.bytes.starts_with("From taro"));
        bytes += exhibit.bytes.size();
    }
    EXPECT_EQ(bytes, box.size());
}

TEST_F(MailboxTest, fileOfOneLetterStaysOneWhateverItHolds)
{
    read(write("one.eml", separator + "Subject: 1\n\none\n\n" + separator + "Subject: 2\n\ntwo\n"));
    EXPECT_EQ(m_read.size(), 1U);
}

TEST_F(MailboxTest, veryLongLetterIsItsBeginningAndItsEnd)
{
    read(write("long.eml", "Subject: x\n\nBEGIN\n" + std::string(std::size_t(20) << 20, 'x') + "\nEND"));
    ASSERT_EQ(m_read.size(), 1U);
    EXPECT_LE(m_read[0].bytes.size(), Mailbox::longestBeginning + 2 * Mailbox::longestEnd);
    EXPECT_NE(m_read[0].bytes.find("BEGIN"), std::string::npos);
    EXPECT_TRUE(m_read[0].bytes.ends_with("END"));
}

TEST_F(MailboxTest, maildirGivesWhatHasArrived)
{
    write("md/cur/1", "Subject: 1\n\n");
    write("md/new/2", "Subject: 2\n\n");
    write("md/tmp/3", "Subject: 3\n\n");
    read(m_folder.filePath(QStringLiteral("md")));
    EXPECT_EQ(m_read.size(), 2U);
}

TEST_F(MailboxTest, whatCannotBeReadIsNamed)
{
    read(m_folder.filePath(QStringLiteral("no-such-file")));
    read(write("empty", ""));
    EXPECT_TRUE(m_read.empty());
    ASSERT_EQ(m_rejects.size(), 2);
    EXPECT_TRUE(m_rejects[0].source.endsWith(QStringLiteral("no-such-file")));
    EXPECT_TRUE(m_rejects[1].why.complete());
}

TEST_F(MailboxTest, NamesAFileInOutlooksOwnFormat)
{
    read(write("returned.msg", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, 'x')));
    EXPECT_TRUE(m_read.empty());
    ASSERT_EQ(m_rejects.size(), 1);
    EXPECT_TRUE(m_rejects.first().why.en.contains(QStringLiteral("(.msg)")));
}

TEST_F(MailboxTest, ReadsNothingMoreOnceItIsToStop)
{
    const QString path = write("long.eml", "Subject: x\n\n" + std::string(5 << 20, 'x'));
    int asked = 0;
    Mailbox mailbox([this](Exhibit exhibit) { return m_read.push_back(std::move(exhibit)), true; },
                    [this](const Reject &reject) { m_rejects += reject; }, [&] { return ++asked == 3; });
    EXPECT_FALSE(mailbox.read(path));
    EXPECT_EQ(asked, 3);
    EXPECT_TRUE(m_read.empty());
}

TEST_F(MailboxTest, TellsAListOfRepliesFromOneThatGoesOverSeveralLines)
{
    const Exhibit list{{}, "550 5.1.1 a\n552 5.2.2 b\n\n421 4.7.0 c\n554 5.7.1 d\n"};
    EXPECT_TRUE(isListOfReplies(list));
    ASSERT_EQ(lineByLine(list).size(), 4);
    EXPECT_EQ(lineByLine(list)[2].bytes, "421 4.7.0 c");
    EXPECT_FALSE(isListOfReplies({{}, "550-5.1.1 a\n550-5.1.1 b\n550-5.1.1 c\n550 5.1.1 d\n"}));
}

} // namespace

} // namespace todoku

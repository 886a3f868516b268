#include "ui/paper/keep.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

TEST(Keep, WritesForTheOwnersEyesOnly)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"report.txt"_s);
    ASSERT_TRUE(keepPrivately("said", file));
    EXPECT_FALSE(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther));
    QFile in(file);
    ASSERT_TRUE(in.open(QIODevice::ReadOnly));
    EXPECT_EQ(in.readAll(), "said");
}

TEST(Keep, SaysWhereItCannotWrite)
{
    const QTemporaryDir folder;
    EXPECT_FALSE(keepPrivately("said", folder.filePath(u"no/such/folder.txt"_s)));
}

TEST(PrintReport, DrawsAPageOfHtml)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"report.pdf"_s);
    ASSERT_TRUE(printReport(u"<p>said</p>"_s, file));
    QFile in(file);
    ASSERT_TRUE(in.open(QIODevice::ReadOnly));
    EXPECT_TRUE(in.readAll().startsWith("%PDF"));
}

#include "ui/paper/keep.h"
#include "samples.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

QByteArray contentOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace

TEST(Keep, WritesEachFormatForItsOwnersEyesOnly)
{
    const QTemporaryDir folder;
    const Conclusion answer = answerIn(Language::Japanese);
    for (const QString &format : {u"txt"_s, u"html"_s, u"pdf"_s, u"json"_s}) {
        const QString file = folder.filePath(u"report."_s + format);
        EXPECT_EQ(keepReport(answer.advice, answer.evidence, 812, file, {}), file);
        EXPECT_FALSE(contentOf(file).isEmpty());
        EXPECT_FALSE(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther))
            << file.toStdString();
    }
    EXPECT_TRUE(contentOf(folder.filePath(u"report.pdf"_s)).startsWith("%PDF"));
    EXPECT_EQ(QJsonDocument::fromJson(contentOf(folder.filePath(u"report.json"_s)))[u"schema"_s].toInt(), 1);
}

TEST(Keep, AddsAnEndingWhereThereIsNone)
{
    const QTemporaryDir folder;
    const Conclusion answer = answerIn(Language::English);
    EXPECT_EQ(keepReport(answer.advice, answer.evidence, 1, folder.filePath(u"mine"_s), u"html"_s),
              folder.filePath(u"mine.html"_s));
}

TEST(Keep, SaysWhereItCannotWrite)
{
    const QTemporaryDir folder;
    const Conclusion answer = answerIn(Language::English);
    EXPECT_EQ(keepReport(answer.advice, answer.evidence, 1, folder.filePath(u"no/such/folder.txt"_s), {}),
              QString());
}

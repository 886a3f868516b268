#include "explanation/jsonline.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

TEST(JsonLine, isReadAsItWasWritten)
{
    QString all;
    for (ushort u = 1; u < 0x180; ++u)
        all += QChar(u);
    all += QStringLiteral("宛先 😀 \"\\/ ");
    JsonLine line;
    line.add("text", all);
    line.add("list", QStringList{QStringLiteral("a"), QStringLiteral("b\nc")});
    line.add("number", 0.98);
    line.add("count", qint64(550));
    line.add("yes", true);
    line.addNull("nothing");
    line.addWord("empty", QString());
    const QByteArray bytes = line.take();
    EXPECT_FALSE(bytes.contains('\n'));
    QJsonParseError error{};
    const QJsonObject object = QJsonDocument::fromJson(bytes, &error).object();
    ASSERT_EQ(error.error, QJsonParseError::NoError) << bytes.toStdString();
    EXPECT_EQ(object[QStringLiteral("text")].toString(), all);
    EXPECT_EQ(object[QStringLiteral("list")].toArray().at(1).toString().toStdString(), "b\nc");
    EXPECT_EQ(object[QStringLiteral("number")].toDouble(), 0.98);
    EXPECT_EQ(object[QStringLiteral("count")].toInt(), 550);
    EXPECT_TRUE(object[QStringLiteral("yes")].toBool());
    EXPECT_TRUE(object[QStringLiteral("nothing")].isNull());
    EXPECT_TRUE(object[QStringLiteral("empty")].isNull());
}

TEST(JsonLine, isValidEvenWhereTheTextIsNot)
{
    JsonLine line;
    line.add("half", QString(QChar(0xD800)));
    QJsonParseError error{};
    QJsonDocument::fromJson(line.take(), &error);
    EXPECT_EQ(error.error, QJsonParseError::NoError);
}

} // namespace

} // namespace todoku

#include "samples.h"

#include <QFile>
#include <QJsonDocument>

#include <gtest/gtest.h>

using namespace todoku;

TEST(CheckJson, IsTheGoldenOne)
{
    const Evidence evidence = sampleEvidence();
    const QByteArray json =
        QJsonDocument(checkJson(advise(sampleDiagnosis(), Language::English), evidence, 812.0004)).toJson();
    QFile golden(QStringLiteral(TODOKU_SOURCE_DIR "/tests/advice/check.golden.json"));
    ASSERT_TRUE(golden.open(QIODevice::ReadOnly));
    EXPECT_EQ(json.toStdString(), golden.readAll().toStdString());
}

TEST(CheckJson, SettingsHoldOnlyWhatIsKnown)
{
    Diagnosis nothing;
    const QJsonObject json = checkJson(advise(nothing, Language::English), Evidence(), 1);
    EXPECT_TRUE(json.value(QStringLiteral("settings")).toObject().isEmpty());
    EXPECT_EQ(json.value(QStringLiteral("verdict")).toString(), QStringLiteral("undetermined"));
    EXPECT_TRUE(json.value(QStringLiteral("diagnoses")).isArray());
}

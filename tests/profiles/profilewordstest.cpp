#include "explanation/profilewords.h"

#include <QFile>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::StringLiterals;
using testing::HasSubstr;

namespace
{

QString ourWords()
{
    QFile file(QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge/profile.yaml"));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll());
}

ProfileWords words()
{
    auto read = ProfileWords::read(ourWords(), u"profile.yaml"_s);
    EXPECT_TRUE(bool(read)) << (read ? "" : read.complaint().text(Language::English).toStdString());
    return read ? *std::move(read) : ProfileWords();
}

} // namespace

TEST(ProfileWords, SayEverySettingAndEveryReasonInBothLanguages)
{
    const ProfileWords all = words();
    for (int setting = 0; setting < settingNames().size(); ++setting)
        for (int why = 0; why < whyNames().size(); ++why)
            for (const Language language : {Language::Japanese, Language::English}) {
                const ToldMark told =
                    all.tell({Setting(setting), Why(why), Sureness::Sure, u"none"_s, u"tls"_s, {}}, language);
                EXPECT_FALSE(told.what.isEmpty() || told.advice.isEmpty()) << setting << ' ' << why;
                EXPECT_FALSE(told.what.contains(u'{')) << told.what.toStdString();
            }
}

TEST(ProfileWords, SayAnEmptyValueAndAHostileOne)
{
    const ProfileWords all = words();
    EXPECT_THAT(
        all.tell({Setting::OutgoingHost, Why::Differs, Sureness::Likely, {}, u"smtp.example.jp"_s, {}},
                 Language::English)
            .what.toStdString(),
        HasSubstr("set to empty"));
    const QString hostile = all.tell({Setting::OutgoingHost,
                                      Why::Differs,
                                      Sureness::Likely,
                                      u"\x1b[31m\u202Eevil {should}"_s,
                                      u"smtp.example.jp"_s,
                                      {}},
                                     Language::English)
                                .what;
    EXPECT_FALSE(hostile.contains(u'\x1b'));
    EXPECT_FALSE(hostile.contains(QChar(0x202E)));
    EXPECT_TRUE(hostile.contains(u"evil {should}")) << "a value is not filled in again";
}

TEST(ProfileWords, AreRefusedWithFileAndLine)
{
    const auto missing =
        ProfileWords::read(ourWords().remove(u"  geary: {ja: Geary, en: Geary}\n"_s), u"p.yaml"_s);
    ASSERT_FALSE(bool(missing));
    EXPECT_THAT(missing.complaint().text(Language::English).toStdString(), HasSubstr("`geary` is missing"));
    const auto unknown = ProfileWords::read(
        ourWords().replace(u"{should}に"_s, u"{x}"_s).replace(u"{should}"_s, u"{wrong}"_s), u"p.yaml"_s);
    ASSERT_FALSE(bool(unknown));
    EXPECT_THAT(unknown.complaint().text(Language::English).toStdString(),
                HasSubstr("nothing ever fills {wrong}"));
}

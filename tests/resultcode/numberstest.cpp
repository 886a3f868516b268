// The numbers of the diagnoses, which stand on paper and in tickets for ever.

#include "bundled.h"

#include <QFile>

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

std::string complaintAbout(const QString &text)
{
    const auto read = DiagnosisNumbers::read(text, u"numbers.yaml"_s);
    return read ? std::string() : read.complaint().text(Language::English).toStdString();
}

} // namespace

TEST(DiagnosisNumbers, OnceGivenAreNeverChangedDroppedOrUsedAgain)
{
    // The file beside this test only grows. Where this fails, the mistake is in numbers.yaml, unless a new
    // diagnosis was added: then its line belongs at the end here too.
    QFile frozen(QStringLiteral(TODOKU_SOURCE_DIR "/tests/resultcode/numbers.frozen"));
    ASSERT_TRUE(frozen.open(QIODevice::ReadOnly));
    const auto given = DiagnosisNumbers::read(QString::fromUtf8(frozen.readAll()), frozen.fileName());
    ASSERT_TRUE(given);
    EXPECT_GE(given->ids().size(), 63);
    EXPECT_TRUE(given->ids() == bundledNumbers().ids());
    EXPECT_EQ(bundledNumbers().ids().value(10), u"no-connection"_s);
    EXPECT_EQ(bundledNumbers().ids().value(13), u"op25b"_s);
    EXPECT_EQ(bundledNumbers().ids().value(72), u"sending-works"_s);
}

TEST(DiagnosisNumbers, EveryBundledCauseHasOne)
{
    ASSERT_FALSE(bundledKnowledge().causes().isEmpty());
    for (const auto &cause : bundledKnowledge().causes())
        EXPECT_GE(bundledNumbers().of(cause->id).number, DiagnosisNumbers::first) << cause->id.toStdString();
}

TEST(DiagnosisNumbers, APacksOwnIdAndNoneAreToldApart)
{
    EXPECT_EQ(bundledNumbers().of({}).number, DiagnosisNumbers::none);
    EXPECT_EQ(bundledNumbers().of(u"our-proxy-is-down"_s), (NumberedDiagnosis{1, u"our-proxy-is-down"_s}));
    EXPECT_EQ(bundledNumbers().at(1).id, QString());
    EXPECT_EQ(bundledNumbers().at(199), (NumberedDiagnosis{199, {}}));
}

TEST(DiagnosisNumbers, AMistakeIsNamedWithItsLine)
{
    EXPECT_EQ(complaintAbout(u"10: a\n11: b\n"_s), "");
    EXPECT_EQ(complaintAbout(u"10: a\n10: b\n"_s), "numbers.yaml:2: the number 10 is taken already");
    EXPECT_EQ(complaintAbout(u"10: a\n11: a\n"_s), "numbers.yaml:2: `a` has a number already");
    EXPECT_EQ(complaintAbout(u"9: a\n"_s), "numbers.yaml:1: a number from 10 to 199 is wanted");
    EXPECT_EQ(complaintAbout(u"200: a\n"_s), "numbers.yaml:1: a number from 10 to 199 is wanted");
    EXPECT_NE(complaintAbout(u"- a\n"_s), "");
    EXPECT_NE(complaintAbout(u": ["_s), "");
    EXPECT_FALSE(DiagnosisNumbers::readFile(u"/no/such/file"_s));
}

} // namespace todoku

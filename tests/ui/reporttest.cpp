#include "ui/paper/report.h"
#include "rehearsal/rehearsal.h"
#include "samples.h"
#include "ui/consultation.h"

#include <QJsonDocument>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr ReportForm allForms[] = {ReportForm::Text, ReportForm::WebPage, ReportForm::OneSheet,
                                   ReportForm::AllSheets, ReportForm::ForPrograms};

qsizetype sheetsIn(const QByteArray &pdf)
{
    return pdf.count("/Type /Page\n");
}

} // namespace

TEST(Report, OfEveryFormTellsWhatWasFound)
{
    for (const Language language : {Language::Japanese, Language::English}) {
        const Reported reported = reportedIn(language);
        ASSERT_FALSE(reported.advice.diagnoses.isEmpty());
        for (const ReportForm form : allForms) {
            const Report report = reportOf(reported, {}, form);
            EXPECT_TRUE(report.text.contains(reported.advice.headline)) << int(form);
            EXPECT_TRUE(report.text.contains(u"smtp.example.jp"_s)) << int(form);
            if (report.ending == u"pdf") {
                EXPECT_TRUE(report.bytes.startsWith("%PDF"));
            } else {
                EXPECT_EQ(report.bytes, report.text.toUtf8());
            }
        }
    }
    EXPECT_EQ(QJsonDocument::fromJson(
                  reportOf(reportedIn(Language::English), {}, ReportForm::ForPrograms).bytes)[u"schema"_s]
                  .toInt(),
              1);
}

TEST(Report, OfOneSheetIsOneSheetHoweverMuchThereIsToSay)
{
    Reported reported = reportedIn(Language::Japanese);
    EXPECT_EQ(sheetsIn(reportOf(reported, {}, ReportForm::OneSheet).bytes), 1);
    for (int i = 0; i < 80; ++i) {
        reported.advice.settings.alternatives += *reported.advice.settings.outgoing;
        reported.advice.diagnoses.first().steps +=
            {u"step"_s, u"設定を変えて、もう一度送信します。"_s.repeated(6), {}};
    }
    const Report report = reportOf(reported, {}, ReportForm::OneSheet);
    EXPECT_TRUE(report.text.contains(u"\n2. "_s)); // the steps' numbers are on the sheet, so they are shown
    EXPECT_EQ(sheetsIn(report.bytes), 1);
    EXPECT_TRUE(report.text.contains(u"1736 1011 5000"_s));
    EXPECT_GT(sheetsIn(reportOf(reported, {}, ReportForm::AllSheets).bytes), 1);
}

TEST(Report, OfAllSheetsHoldsWhatWasSaidAndTheOneSheetDoesNot)
{
    const Reported reported = reportedIn(Language::English);
    EXPECT_TRUE(reportOf(reported, {}, ReportForm::AllSheets)
                    .text.contains(u"C: RCPT TO:<hanako@example.com>\nS: 553 "_s + hostileText));
    EXPECT_FALSE(reportOf(reported, {}, ReportForm::OneSheet).text.contains(u"RCPT TO"_s));
}

TEST(Report, HoldsNothingOfWhatIsHidden)
{
    const Reported reported = reportedIn(Language::English);
    for (const ReportForm form : allForms) {
        const Report report = reportOf(reported, {true, true, true}, form);
        for (const QString &hidden : {u"taro"_s, u"hanako"_s, u"example.jp"_s})
            EXPECT_FALSE(report.text.contains(hidden, Qt::CaseInsensitive))
                << int(form) << hidden.toStdString();
        EXPECT_TRUE(report.text.contains(u"server-1"_s)) << int(form);
        EXPECT_FALSE(report.replacements.isEmpty());
    }
}

TEST(Report, OfARealCheckHoldsNoPassword)
{
    const Result<Rehearsal> rehearsal = rehearse(u"infosphere-pop-before-smtp"_s);
    ASSERT_TRUE(rehearsal);
    const QByteArray password = rehearsal->question.password.reveal().toByteArray();
    ASSERT_GE(password.size(), 4);
    Consultation consultation([] { return Result<Knowledge>(bundledKnowledge()); });
    bool over = false;
    QObject::connect(&consultation, &Consultation::finished, &consultation, [&] { over = true; });
    consultation.start(rehearsal->question);
    ASSERT_TRUE(eventually([&] { return over; }, 60000));
    const Reported reported{consultation.advice(Language::English), consultation.diagnosis(),
                            consultation.evidence(), 1};
    const QByteArray user = rehearsal->question.address.toUtf8();
    for (const ReportForm form : allForms) {
        const QByteArray text = reportOf(reported, {}, form).text.toUtf8();
        EXPECT_TRUE(text.contains("sphere")) << int(form);
        for (const QByteArray &secret :
             {password, password.toBase64(), ('\0' + user + '\0' + password).toBase64()})
            EXPECT_FALSE(text.contains(secret)) << int(form);
    }
}

#include "ui/paper/report.h"

#include "advice/report.h"
#include "masking/masking.h"
#include "ui/paper/drawing.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

QString endingOf(ReportForm form)
{
    switch (form) {
    case ReportForm::Text:
        return u"txt"_s;
    case ReportForm::WebPage:
        return u"html"_s;
    case ReportForm::OneSheet:
    case ReportForm::AllSheets:
        return u"pdf"_s;
    case ReportForm::ForPrograms:
        return u"json"_s;
    }
    Q_UNREACHABLE();
}

Report reportOf(const Reported &reported, const HiddenKinds &hidden, ReportForm form)
{
    const Shareable told = masked(reported.advice, reported.diagnosis, reported.evidence, hidden);
    Report report;
    report.ending = endingOf(form);
    report.replacements = told.replacements;
    const auto draw = [&](Extent extent, Sheets sheets) {
        const Drawing drawing = drawn(htmlReport(told.advice, told.evidence, extent), sheets);
        report.bytes = drawing.pdf;
        report.text = drawing.text;
    };
    switch (form) {
    case ReportForm::Text:
        report.bytes = textReport(told.advice, told.evidence).toUtf8();
        break;
    case ReportForm::WebPage:
        report.bytes = htmlReport(told.advice, told.evidence).toUtf8();
        break;
    case ReportForm::OneSheet:
        draw(Extent::Brief, Sheets::One);
        return report;
    case ReportForm::AllSheets:
        draw(Extent::Full, Sheets::AsManyAsItTakes);
        return report;
    case ReportForm::ForPrograms:
        report.bytes = QJsonDocument(checkJson(told.advice, told.evidence, reported.elapsedMs)).toJson();
        break;
    }
    report.text = QString::fromUtf8(report.bytes);
    return report;
}

} // namespace todoku

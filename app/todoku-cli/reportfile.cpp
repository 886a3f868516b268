#include "reportfile.h"

#include "evidence/servertext.h"
#include "privatefile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

QString kindOf(const QString &file)
{
    return QFileInfo(file).suffix().toLower();
}

/// The wizard's program, which can draw a page; the command line cannot.
QString drawingProgram()
{
    return QCoreApplication::applicationDirPath() + u"/todoku"_s;
}

void draw(const QString &path, const QByteArray &html)
{
    const QTemporaryDir folder;
    const QString page = folder.filePath(u"report.html"_s);
    const QString sheet = folder.filePath(u"report.pdf"_s);
    savePrivately(page, html);
    QProcess drawing;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s); // nothing is shown, so no screen is needed
    drawing.setProcessEnvironment(environment);
    drawing.setProcessChannelMode(QProcess::MergedChannels);
    drawing.start(drawingProgram(), {u"--print-report"_s, page, sheet});
    QFile drawn(sheet);
    if (!drawing.waitForFinished(60'000) || drawing.exitCode() != 0 || !drawn.open(QIODevice::ReadOnly))
        refuseToWrite(path, shown(QString::fromUtf8(drawing.readAll()).simplified(), 200));
    savePrivately(path, drawn.readAll());
}

} // namespace

QList<Option> ReportFiles::options()
{
    return {{u"report"_s,
             u"FILE"_s,
             {u"報告を書くファイル (.html .pdf .json .txt、繰り返し可)"_s,
              u"write a report (.html .pdf .json .txt; repeatable)"_s}},
            {u"transcript"_s,
             u"FILE"_s,
             {u"サーバーとのやり取りを書くファイル"_s, u"write what was said to the servers"_s}}};
}

ReportFiles::ReportFiles(const Call &call)
    : m_reports(call.values(u"report"_s)), m_transcript(call.value(u"transcript"_s))
{
    for (const QString &file : m_reports) {
        if (!QStringList{u"html"_s, u"pdf"_s, u"json"_s, u"txt"_s}.contains(kindOf(file)))
            throw WrongCall(
                u"--report の %1 は .html、.pdf、.json、.txt のどれかで終えてください。"_s.arg(
                    shown(file, 200)),
                u"%1 of --report should end in .html, .pdf, .json or .txt"_s.arg(shown(file, 200)));
        if (kindOf(file) == "pdf"_L1 && !QFileInfo(drawingProgram()).isExecutable())
            throw WrongCall(
                u"PDF を描くプログラム todoku が見つかりません。.html で書いて、ブラウザーで印刷してください。"_s,
                u"the program todoku, which draws PDFs, is not beside this one; write .html and print it from a browser"_s);
        demandWritable(file);
    }
    if (call.has(u"transcript"_s))
        demandWritable(m_transcript);
}

void ReportFiles::write(const Advice &advice, const Evidence &evidence, const QJsonObject &json) const
{
    for (const QString &file : m_reports) {
        const QString kind = kindOf(file);
        if (kind == "json"_L1)
            savePrivately(file, QJsonDocument(json).toJson());
        else if (kind == "txt"_L1)
            savePrivately(file, textReport(advice, evidence).toUtf8());
        else if (kind == "html"_L1)
            savePrivately(file, htmlReport(advice, evidence).toUtf8());
        else
            draw(file, htmlReport(advice, evidence).toUtf8());
    }
    if (!m_transcript.isEmpty())
        savePrivately(m_transcript, transcript(evidence).toUtf8());
}

} // namespace todoku

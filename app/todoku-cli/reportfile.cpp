#include "reportfile.h"

#include "evidence/servertext.h"
#include "privatefile.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTimer>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto patience = std::chrono::seconds(60); ///< for a page to be drawn

QString kindOf(const QString &file)
{
    return QFileInfo(file).suffix().toLower();
}

/// The wizard's program, which can draw a page; the command line cannot.
QString drawingProgram()
{
    return QCoreApplication::applicationDirPath() + u"/todoku"_s;
}

/// Waits by an event loop: signals and timers go on meanwhile. False where it did not begin or took too long.
bool runsToItsEnd(QProcess &process, const QString &program, const QStringList &arguments)
{
    QEventLoop loop;
    bool ended = false;
    QObject::connect(&process, &QProcess::finished, &loop, [&] {
        ended = true;
        loop.quit();
    });
    QObject::connect(&process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    // Once the loop runs: a program that is not there is said at once.
    QTimer::singleShot(0, &loop, [&] { process.start(program, arguments); });
    loop.exec();
    return ended && process.exitStatus() == QProcess::NormalExit;
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
    const bool ended = runsToItsEnd(drawing, drawingProgram(), {u"--print-report"_s, page, sheet});
    QFile drawn(sheet);
    if (!ended || drawing.exitCode() != 0 || !drawn.open(QIODevice::ReadOnly))
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

#include "commands.h"
#include "evidence/servertext.h"
#include "exitstatus.h"
#include "interruption.h"
#include "resources.h"
#include "terminal.h"
#include "testserver/patient.h"
#include "values.h"
#include "watch.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QSaveFile>
#include <QTimer>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

#ifdef Q_OS_UNIX
constexpr rlim_t manyFiles = 20'000;
#endif

Scenario loaded(const QString &name)
{
    auto scenario = loadScenario(name);
    if (!scenario)
        throw WrongCall(scenario.complaint());
    return *std::move(scenario);
}

int list(const Call &call)
{
    for (const QString &name : scenarioNames()) {
        const Scenario scenario = loaded(name);
        const QString title = scenario.title.in(call.language());
        if (call.json())
            printJsonLine({{u"name"_s, name}, {u"cause"_s, scenario.cause}, {u"title"_s, title}});
        else
            toStandardOutput(u"%1  %2\n"_s.arg(name.leftJustified(34), title));
    }
    return Works;
}

/// 0: any free ports.
quint16 portBaseIn(const Call &call)
{
    const QString base = call.has(u"port-base"_s) ? call.value(u"port-base"_s) : call.value(u"port"_s);
    if (call.has(u"port"_s) && tidied(call.value(u"port"_s)) != "0"_L1)
        throw WrongCall(
            u"--port は 0 (空いているポート) だけです。番号を決めるには --port-base を使ってください。"_s,
            u"--port takes only 0 (any free ports); to choose them use --port-base"_s);
    if (base.isEmpty() || tidied(base) == "0"_L1)
        return 0;
    const quint16 port = portFrom(base, u"port-base"_s);
    if (port > 64'000)
        throw WrongCall(
            u"--port-base は 64000 までにしてください。993 などを足した番号で待ち受けるためです。"_s,
            u"--port-base goes up to 64000, since ports such as 993 are added to it"_s);
    return port;
}

QString recordFolderIn(const Call &call)
{
    const QString folder = call.value(u"record"_s);
    if (call.has(u"record"_s) && !QDir().mkpath(folder))
        throw WrongCall(u"--record のフォルダー %1 を作れません。"_s.arg(shown(folder, 200)),
                        u"the folder %1 of --record cannot be made"_s.arg(shown(folder, 200)));
    return folder;
}

void announce(const Patient &patient, const Scenario &scenario, const Call &call)
{
    const QJsonObject line = listeningLine(patient);
    if (call.json()) {
        printJsonLine(line);
        return;
    }
    QString text = scenario.title.in(call.language()) + u'\n';
    for (const Door &door : patient.listening().doors)
        text +=
            u"  %1:%2 -> %3:%4\n"_s.arg(door.host).arg(door.port).arg(door.localAddress).arg(door.localPort);
    const QList<std::pair<QString, QString>> rows{
        {u"address"_s, call.in(u"アドレス"_s, u"address"_s)},
        {u"user"_s, call.in(u"ユーザー名"_s, u"user name"_s)},
        {u"password"_s, call.in(u"パスワード (今回だけ)"_s, u"password (of this run)"_s)},
        {u"ca"_s, call.in(u"認証局 (PEM)"_s, u"trust anchor (PEM)"_s)}};
    for (const auto &[key, label] : rows)
        text += u"  %1: %2\n"_s.arg(label, line.value(key).toString());
    toStandardOutput(text + call.in(u"Ctrl-C で終わります。\n"_s, u"Ctrl-C ends it.\n"_s));
}

void save(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        throw WrongCall(u"%1 に書けません (%2)。"_s.arg(shown(path, 200), file.errorString()),
                        u"%1 cannot be written (%2)"_s.arg(shown(path, 200), file.errorString()));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(content);
    file.commit();
}

/// Desktops let a program have 1,024 files open, which is fewer than the connections that a door takes.
void allowManyConnections()
{
#ifdef Q_OS_UNIX
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < manyFiles) {
        files.rlim_cur = std::min<rlim_t>(manyFiles, files.rlim_max);
        setrlimit(RLIMIT_NOFILE, &files);
    }
#endif
}

/// What was said, and the messages that were taken in.
void record(const Patient &patient, const QString &folder)
{
    const QDir dir(folder);
    save(dir.filePath(u"transcript.txt"_s), (patient.transcript().join(u'\n') + u'\n').toUtf8());
    int number = 0;
    for (const ReceivedMail &mail : patient.mails())
        save(dir.filePath(u"%1.eml"_s.arg(++number, 4, 10, QLatin1Char('0'))), mail.content);
}

} // namespace

Usage serveUsage()
{
    return {
        u"serve"_s,
        {},
        {u"付属のテスト用サーバーを、このパソコンの中だけで動かします"_s,
         u"runs the bundled test server, reachable from this computer only"_s},
        {{u"scenario"_s,
          u"NAME"_s,
          {u"演じる状況 (名前かファイル)"_s, u"what it acts out (a name or a file)"_s}},
         {u"list"_s, {}, {u"状況の一覧"_s, u"list the scenarios"_s}},
         {u"port-base"_s,
          u"N"_s,
          {u"N に 25 などを足したポートで待つ"_s, u"listen on N+25, N+587 and so on"_s}},
         {u"port"_s, u"0"_s, {u"空いているポートで待つ (既定)"_s, u"listen on any free ports (default)"_s}},
         {u"record"_s,
          u"DIR"_s,
          {u"やり取りと受け取ったメールを残すフォルダー"_s,
           u"keep the dialogues and the received mails there"_s}},
         {u"watch"_s,
          {},
          {u"つないできたメールソフトの動きを見て、直すところを伝える"_s,
           u"tell what the mail programs that connect do wrong, as it shows"_s}},
         {u"for"_s, u"SECONDS"_s, {u"この時間で終わる"_s, u"end after this time"_s}}}};
}

int serve(const Call &call)
{
    openResources();
    if (call.has(u"list"_s))
        return list(call);
    if (!call.has(u"scenario"_s))
        throw WrongCall(u"--scenario で状況を選んでください。--list で一覧が出ます。"_s,
                        u"choose what to act out with --scenario; --list shows what there is"_s);
    const quint16 portBase = portBaseIn(call);
    const QString folder = recordFolderIn(call);
    const std::chrono::milliseconds time = secondsIn(call, u"for"_s, std::chrono::milliseconds::zero());

    allowManyConnections();
    const QCA::Initializer qca;
    const Scenario scenario = loaded(call.value(u"scenario"_s));
    std::optional<Watch> watch;
    std::function<void(const SpokenLine &)> told;
    if (call.has(u"watch"_s)) {
        watch.emplace(call);
        told = [&watch](const SpokenLine &line) { watch->hear(line); };
    }
    auto patient = Patient::admit(scenario, portBase, {}, told);
    if (!patient)
        throw WrongCall(patient.complaint());

    QEventLoop untilTold;
    const Interruption interruption(
        [&untilTold] { QMetaObject::invokeMethod(&untilTold, &QEventLoop::quit, Qt::QueuedConnection); });
    if (time.count() > 0)
        QTimer::singleShot(time, &untilTold, &QEventLoop::quit);
    announce(**patient, scenario, call);
    untilTold.exec();
    if (!folder.isEmpty())
        record(**patient, folder);
    return Works;
}

} // namespace todoku

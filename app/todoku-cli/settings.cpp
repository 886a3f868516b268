#include "accounts/guidance.h"
#include "advice/report.h"
#include "askedcheck.h"
#include "carriedout.h"
#include "commands.h"
#include "evidence/evidencejson.h"
#include "evidence/servertext.h"
#include "exitstatus.h"
#include "exports/exports.h"
#include "privatefile.h"
#include "providersof.h"
#include "terminal.h"

#include <QJsonArray>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

QStringList idsOf(const QList<Client> &clients)
{
    QStringList ids;
    for (const Client &client : clients)
        ids += client.id;
    return ids;
}

/// The client that the call names; none where it names none.
QList<Client> askedClients(const Call &call)
{
    QList<Client> asked;
    if (!call.has(u"client"_s))
        return asked;
    const QList<Client> known = clientsKnown();
    for (const QString &name : call.values(u"client"_s)) {
        const Client *client = clientNamed(known, name);
        if (!client)
            throw WrongCall(
                u"--client の「%1」はわかりません。使えるもの: %2"_s.arg(shown(name, 100),
                                                                         idsOf(known).join(u' ')),
                u"--client: `%1` is not known; known: %2"_s.arg(shown(name, 100), idsOf(known).join(u' ')));
        asked += *client;
    }
    return asked;
}

/// The format that the call asks for; nullptr where it asks for none.
const ExportFormatName *askedFormat(const Call &call)
{
    if (!call.has(u"export"_s))
        return nullptr;
    const QString wanted = call.value(u"export"_s).trimmed().toLower();
    QStringList known;
    for (const ExportFormatName &format : exportFormats()) {
        if (format.id == wanted)
            return &format;
        known += format.id;
    }
    throw WrongCall(
        u"--export の「%1」は書けません。使えるもの: %2"_s.arg(shown(wanted, 100), known.join(u' ')),
        u"--export: `%1` is not one of: %2"_s.arg(shown(wanted, 100), known.join(u' ')));
}

bool receivesFirst(const CarriedOut &done)
{
    const auto &outgoing = done.advice.settings.outgoing;
    return outgoing && outgoing->auth == "receive-first"_L1;
}

QJsonObject asJson(const Provider &provider, Language language)
{
    QJsonArray switchOn;
    for (const SwitchOn &one : provider.switchOn)
        switchOn +=
            QJsonObject{{u"text"_s, one.how.in(language)}, {u"confidence"_s, name(one.backing.confidence)}};
    QJsonArray pages;
    for (const ProviderPage &page : provider.pages)
        pages += QJsonObject{{u"what"_s, page.what == ProviderPage::What::Outage ? u"outage"_s : u"help"_s},
                             {u"url"_s, page.url},
                             {u"confidence"_s, name(page.backing.confidence)}};
    QJsonArray sources;
    for (const Source &source : provider.sources)
        sources += QJsonObject{{u"url"_s, source.url}, {u"checked"_s, source.checked.toString(Qt::ISODate)}};
    return {{u"id"_s, provider.id},
            {u"name"_s, provider.name.in(language)},
            {u"text"_s, provider.text.in(language)},
            {u"switch_on_first"_s, switchOn},
            {u"pages"_s, pages},
            {u"sources"_s, sources}};
}

QJsonObject asJson(const Client &client, const CarriedOut &done, Language language)
{
    QJsonArray steps;
    for (const ToldStep &step : guidance(client, done.advice.settings, receivesFirst(done), language))
        steps += QJsonObject{{u"id"_s, step.id}, {u"text"_s, step.text}};
    return {{u"id"_s, client.id},
            {u"name"_s, client.name.in(language)},
            {u"text"_s, client.text.in(language)},
            {u"obstacle"_s, obstacle(client, done.advice.settings, language)},
            {u"steps"_s, steps}};
}

QJsonObject asJson(const CarriedOut &done, const QList<Client> &clients, Language language)
{
    QJsonArray guides;
    for (const Client &client : clients)
        guides += asJson(client, done, language);
    QJsonObject answer{{u"schema"_s, 1},
                       {u"address"_s, done.question.address},
                       {u"settings"_s, settingsJson(done.advice.settings)},
                       {u"clients"_s, guides},
                       {u"diagnoses"_s, diagnosesJson(done.advice)},
                       {u"discovery"_s, toJson(done.evidence.enquiries)},
                       {u"elapsed_ms"_s, done.elapsedMs}};
    if (done.provider)
        answer.insert(u"provider"_s, asJson(*done.provider, language));
    return answer;
}

QString asText(const Provider &provider, const Call &call)
{
    const Language language = call.language();
    QString text = u"\n%1\n%2\n"_s.arg(provider.title.in(language), provider.text.in(language));
    for (const SwitchOn &one : provider.switchOn)
        text += call.in(u"  - 先に必要なこと: %1%2\n"_s, u"  - First of all: %1%2\n"_s)
                    .arg(one.how.in(language),
                         one.backing.confidence == Confidence::Unverified
                             ? call.in(u" (未確認の情報です)"_s, u" (nobody has checked this)"_s)
                             : QString());
    for (const Source &source : provider.sources)
        text += call.in(u"  出典: %1 (%2 に確認)\n"_s, u"  Source: %1 (checked %2)\n"_s)
                    .arg(source.url, source.checked.toString(Qt::ISODate));
    return text;
}

QString asText(const Client &client, const CarriedOut &done, Language language)
{
    QString text = u"\n%1\n%2\n"_s.arg(client.title.in(language), client.text.in(language));
    const QString why = obstacle(client, done.advice.settings, language);
    if (!why.isEmpty() && !client.tooOld) // that it is too old, its own words say
        text += why + u'\n';
    int number = 0;
    for (const ToldStep &step : guidance(client, done.advice.settings, receivesFirst(done), language))
        text += u"  %1. %2\n"_s.arg(++number).arg(step.text);
    return text;
}

/// Where the login did not work, why, in one line; the check says more.
QString troubleLine(const CarriedOut &done, const Call &call)
{
    if (done.advice.diagnoses.isEmpty() || done.advice.diagnoses.first().id == "sending-works"_L1 ||
        !done.evidence.circumstances.passwordGiven)
        return {};
    return call
        .in(u"\n気づいたこと: %1 (詳しくは todoku-cli check)\n"_s,
            u"\nNoticed: %1 (todoku-cli check says more)\n"_s)
        .arg(done.advice.headline);
}

QString asText(const CarriedOut &done, const QList<Client> &clients, const Call &call)
{
    const Language language = call.language();
    QString text =
        call.in(u"%1 の設定\n\n"_s, u"Settings for %1\n\n"_s).arg(shown(done.question.address, 320));
    const QString settings = settingsText(done.advice.settings, language);
    text +=
        settings.isEmpty()
            ? call.in(
                  u"確かな設定は見つかりませんでした。--smtp と --pop か --imap でサーバー名を指定してください。\n"_s,
                  u"No settings could be found for certain; name the servers with --smtp and --pop or --imap.\n"_s)
            : settings;
    if (!settings.isEmpty() && !done.evidence.circumstances.passwordGiven)
        text += call.in(u"パスワードを渡すと (--password-stdin など)、ログインできることまで確かめます。\n"_s,
                        u"With a password (--password-stdin and its like) the login is proved, too.\n"_s);
    text += troubleLine(done, call);
    if (done.provider)
        text += asText(*done.provider, call);
    for (const Client &client : clients)
        text += asText(client, done, language);
    return text;
}

/// The bytes of the export. Throws WrongCall where there is nothing to export or the format cannot carry it.
QByteArray exportOf(const ExportFormatName &format, const CarriedOut &done, Language language)
{
    if (!done.advice.settings.outgoing || !done.advice.settings.incoming)
        throw WrongCall(
            u"送信と受信の両方の設定がそろわないため、書き出せません。--json なしで実行すると、わかったところまで表示します。"_s,
            u"there is nothing to export: settings for sending and for receiving are both needed; without --export, what is known is shown"_s);
    ExportedAccount account;
    account.address = done.question.address;
    account.settings = done.advice.settings;
    if (done.provider)
        account.providerName = done.provider->name.in(language);
    account.receiveFirst = receivesFirst(done);
    auto bytes = exported(format.format, account, language);
    if (!bytes)
        throw WrongCall(bytes.complaint());
    return *std::move(bytes);
}

ExitStatus statusOf(const CarriedOut &done)
{
    const Settings &settings = done.advice.settings;
    if (!settings.outgoing && !settings.incoming)
        return NotNamed;
    const bool proved = settings.outgoing && settings.outgoing->proved;
    return !proved && done.evidence.circumstances.passwordGiven ? Named : Works;
}

Words formatsInWords()
{
    QStringList ids;
    for (const ExportFormatName &format : exportFormats())
        ids += format.id;
    const QString list = ids.join(u' ');
    return {u"ほかのプログラムのためのファイルを書く: %1"_s.arg(list),
            u"write a file for other programs: %1"_s.arg(list)};
}

} // namespace

Usage settingsUsage()
{
    return {u"settings"_s,
            {},
            {u"メールソフトに入れる設定を調べて、確かめます"_s,
             u"finds the settings for your mail program, and proves them"_s},
            checkQuestionOptions() +
                QList<Option>{scenarioOption(),
                              {u"client"_s,
                               u"NAME"_s,
                               {u"メールソフトの名前。その画面での手順を示す (繰り返し可)"_s,
                                u"a mail program: show the steps in its own menus (repeatable)"_s}},
                              {u"export"_s, u"FORMAT"_s, formatsInWords()},
                              {u"output"_s,
                               u"FILE"_s,
                               {u"--export の書き先 (省略時は標準出力)"_s,
                                u"where --export writes to (default: standard output)"_s}}}};
}

int settings(const Call &call)
{
    const QList<Client> clients = askedClients(call);
    const ExportFormatName *format = askedFormat(call);
    const QString file = call.value(u"output"_s);
    if (!file.isEmpty() && !format)
        throw WrongCall(u"--output は --export と一緒に指定してください。"_s,
                        u"--output goes with --export FORMAT"_s);
    if (!file.isEmpty())
        demandWritable(file);
    const CarriedOut done = carryOut(call, [](CheckQuestion &question) { question.everyProtocol = true; });
    if (format) {
        const QByteArray bytes = exportOf(*format, done, call.language());
        if (file.isEmpty())
            writeToStandardOutput(bytes);
        else
            savePrivately(file, bytes);
    } else if (call.json()) {
        printJson(asJson(done, clients, call.language()));
    } else {
        toStandardOutput(asText(done, clients, call));
    }
    return statusOf(done);
}

} // namespace todoku

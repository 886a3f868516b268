#include "knowledgeof.h"

#include "commands.h"
#include "evidence/servertext.h"
#include "exitstatus.h"
#include "providersof.h"
#include "resources.h"
#include "terminal.h"

#include <QJsonArray>

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

QList<std::shared_ptr<const Cause>> sortedCauses(const Knowledge &known)
{
    auto causes = known.causes();
    std::sort(causes.begin(), causes.end(), [](const auto &a, const auto &b) { return a->id < b->id; });
    return causes;
}

int list(const Call &call)
{
    for (const auto &cause : sortedCauses(knowledgeOf(call))) {
        const QString title = cause->title.in(call.language());
        if (call.json())
            printJsonLine({{u"id"_s, cause->id},
                           {u"title"_s, title},
                           {u"blame"_s, name(cause->blame)},
                           {u"faq"_s, QJsonArray::fromStringList(cause->faq)},
                           {u"reason"_s, cause->reason}});
        else
            toStandardOutput(u"%1  %2\n"_s.arg(cause->id.leftJustified(30), title));
    }
    return Works;
}

QJsonObject asJson(const Cause &cause, Language language)
{
    QJsonArray steps;
    for (const AdviceText &step : cause.advice)
        steps += QJsonObject{{u"id"_s, step.id}, {u"text"_s, step.text.in(language)}};
    QJsonArray sources;
    for (const Source &source : cause.sources)
        sources += QJsonObject{{u"url"_s, source.url}, {u"checked"_s, source.checked.toString(Qt::ISODate)}};
    return {{u"id"_s, cause.id},
            {u"title"_s, cause.title.in(language)},
            {u"explanation"_s, cause.explanation.in(language)},
            {u"blame"_s, name(cause.blame)},
            {u"faq"_s, QJsonArray::fromStringList(cause.faq)},
            {u"reason"_s, cause.reason},
            {u"advice"_s, steps},
            {u"outranks"_s, QJsonArray::fromStringList(cause.outranks)},
            {u"sources"_s, sources}};
}

QString asText(const Cause &cause, const Call &call)
{
    const Language language = call.language();
    QString text =
        u"%1 (%2)\n\n%3\n\n"_s.arg(cause.title.in(language), cause.id, cause.explanation.in(language));
    int number = 0;
    for (const AdviceText &step : cause.advice)
        text += u"  %1. %2\n"_s.arg(++number).arg(step.text.in(language));
    if (!cause.faq.isEmpty())
        text += u"\nFAQ: "_s + cause.faq.join(u' ') + u'\n';
    for (const Source &source : cause.sources)
        text += call.in(u"出典: %1 (%2 に確認)\n"_s, u"Source: %1 (checked %2)\n"_s)
                    .arg(source.url, source.checked.toString(Qt::ISODate));
    return text;
}

int show(const Call &call)
{
    const QString id = call.operands().value(1);
    const Knowledge known = knowledgeOf(call);
    const auto cause = known.cause(id);
    if (!cause)
        throw WrongCall(
            u"「%1」という原因はありません。todoku-cli knowledge list で一覧が出ます。"_s.arg(shown(id, 60)),
            u"there is no cause `%1`; `todoku-cli knowledge list` lists them"_s.arg(shown(id, 60)));
    if (call.json())
        printJson(asJson(*cause, call.language()));
    else
        toStandardOutput(asText(*cause, call));
    return Works;
}

int listProviders(const Call &call)
{
    const auto providers = providersOf(call).all();
    if (!providers)
        throw WrongCall(providers.complaint());
    for (const auto &provider : *providers) {
        const QString called = provider->name.in(call.language());
        if (call.json())
            printJsonLine({{u"id"_s, provider->id},
                           {u"name"_s, called},
                           {u"domains"_s, QJsonArray::fromStringList(provider->domains)}});
        else
            toStandardOutput(u"%1  %2  %3\n"_s.arg(provider->id.leftJustified(22), called,
                                                   provider->domains.mid(0, 3).join(u' ')));
    }
    return Works;
}

int listClients(const Call &call)
{
    for (const Client &client : clientsKnown()) {
        const QString called = client.name.in(call.language());
        if (call.json())
            printJsonLine({{u"id"_s, client.id},
                           {u"name"_s, called},
                           {u"versions"_s, client.versions.in(call.language())},
                           {u"systems"_s, QJsonArray::fromStringList(client.systems)}});
        else
            toStandardOutput(u"%1  %2\n"_s.arg(client.id.leftJustified(22), called));
    }
    return Works;
}

/// What is wrong with a folder's providers: the first complaint, and a provider that is not called like its
/// file.
QList<Complaint> complaintsAboutProviders(const QString &directory)
{
    const auto providers = Providers(directory + u"/providers"_s).all();
    if (!providers)
        return {providers.complaint()};
    QList<Complaint> complaints;
    for (const auto &provider : *providers)
        if (!provider->file.endsWith(u'/' + provider->id + u".md"_s))
            complaints += Complaint{provider->file,
                                    2,
                                    {u"ファイル名を %1.md にしてください (id と同じ)。"_s.arg(provider->id),
                                     u"name the file %1.md, like its id"_s.arg(provider->id)}};
    return complaints;
}

int examine(const Call &call)
{
    openResources();
    const QString bundled = u":/knowledge"_s;
    const QString directory = call.operands().value(1, bundled);
    const Knowledge base = directory == bundled ? Knowledge() : knowledgeOf(call);
    const QList<Complaint> complaints =
        Knowledge::complaintsAbout(directory, base) + complaintsAboutProviders(directory);
    for (const Complaint &complaint : complaints)
        toStandardOutput(complaint.text(call.language()) + u'\n');
    if (complaints.isEmpty()) {
        toStandardOutput(call.in(u"誤りはありません。\n"_s, u"All is well.\n"_s));
        return Works;
    }
    const Words first = complaints.first().what;
    const QString place =
        Complaint{complaints.first().file, complaints.first().line, {}}.text(call.language());
    throw WrongCall(u"誤りが %1 件あります。最初のもの: %2%3"_s.arg(complaints.size()).arg(place, first.ja),
                    u"mistakes: %1; the first: %2%3"_s.arg(complaints.size()).arg(place, first.en));
}

} // namespace

Usage knowledgeUsage()
{
    return {
        u"knowledge"_s,
        u"list | show ID | providers | clients | check [DIR]"_s,
        {u"知識ベースを一覧し、表示し、検査します"_s, u"lists, shows and checks what the program knows"_s},
        {}};
}

int knowledge(const Call &call)
{
    const QString what = call.operands().value(0);
    if (what == "list"_L1 && call.operands().size() == 1)
        return list(call);
    if (what == "show"_L1 && call.operands().size() == 2)
        return show(call);
    if (what == "providers"_L1 && call.operands().size() == 1)
        return listProviders(call);
    if (what == "clients"_L1 && call.operands().size() == 1)
        return listClients(call);
    if (what == "check"_L1 && call.operands().size() <= 2)
        return examine(call);
    throw WrongCall(
        u"knowledge のあとに list、show ID、providers、clients、check [DIR] のどれかを書いてください。"_s,
        u"after `knowledge` comes list, show ID, providers, clients or check [DIR]"_s);
}

} // namespace todoku

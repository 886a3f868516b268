#include "advice/mailpath.h"

#include "evidence/servertext.h"
#include "findings/rules.h"

#include <algorithm>

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;
using Place = Station::Place;
using Standing = Station::Standing;

constexpr int longestName = 60;

std::optional<Place> placeOf(Blame blame)
{
    switch (blame) {
    case Blame::Settings: // the mail program is set on this computer
    case Blame::ThisComputer:
        return Place::ThisComputer;
    case Blame::Network:
        return Place::Line;
    case Blame::Account:
    case Blame::Server:
        return Place::SendingServer;
    case Blame::Recipient:
        return Place::RecipientServer;
    case Blame::Nobody:
        break;
    }
    return std::nullopt;
}

/// How the marked place is marked; nothing where the check names no cause.
std::optional<Standing> markOf(const Advice &advice)
{
    if (advice.diagnoses.isEmpty() || advice.diagnoses.first().confidence < namedFrom)
        return std::nullopt;
    if (advice.verdict == Verdict::CanSend)
        return Standing::Change;
    return advice.diagnoses.first().confidence >= likelyFrom ? Standing::Broken : Standing::Suspect;
}

/// What goes behind the last @ of an address.
QString domainOf(const QString &address)
{
    return address.section(u'@', 1).section(u'@', -1);
}

QString sendingServerIn(const Advice &advice, const Evidence &evidence)
{
    if (!evidence.circumstances.sendingHost.isEmpty())
        return evidence.circumstances.sendingHost;
    const auto talks = talksWhere(evidence, isSending);
    if (!talks.isEmpty())
        return talks.first()->endpoint.host;
    return advice.settings.outgoing ? advice.settings.outgoing->host : QString();
}

/// The server would have taken a mail for the recipient: the last thing that a check asks for.
bool tookRecipient(const Conversation &talk)
{
    return isSending(talk) && talk.accepted(Step::Recipient);
}

} // namespace

QList<Station> pathOf(const Advice &advice, const Evidence &evidence)
{
    const auto seen = [&](const TalkTest &test) {
        return talksWhere(evidence, test).isEmpty() ? Standing::Unseen : Standing::Works;
    };
    const Circumstances &asked = evidence.circumstances;
    QList<Station> path{
        {Place::ThisComputer, seen(answered), {}},
        {Place::Line, seen(answered), shown(asked.line, longestName)},
        {Place::SendingServer, seen(tookRecipient), shown(sendingServerIn(advice, evidence), longestName)},
        // A check never sends a mail, so nothing is ever seen of it.
        {Place::RecipientServer, Standing::Unseen, shown(domainOf(asked.recipient), longestName)},
    };
    const std::optional<Standing> mark = markOf(advice);
    const auto place = mark ? placeOf(advice.diagnoses.first().blame) : std::nullopt;
    if (place)
        path[int(*place)].standing = *mark;
    return path;
}

const Station *markedIn(const QList<Station> &path)
{
    const auto found = std::find_if(path.cbegin(), path.cend(), [](const Station &station) {
        return station.standing != Standing::Works && station.standing != Standing::Unseen;
    });
    return found == path.cend() ? nullptr : &*found;
}

QString said(Place place, Language language)
{
    static const QMap<Place, Words> words{
        {Place::ThisComputer, {u"このパソコン"_s, u"This computer"_s}},
        {Place::Line, {u"回線"_s, u"Line"_s}},
        {Place::SendingServer, {u"送信サーバー"_s, u"Sending server"_s}},
        {Place::RecipientServer, {u"相手のサーバー"_s, u"Recipient's server"_s}},
    };
    return words.value(place).in(language);
}

QString said(Standing standing, Language language)
{
    static const QMap<Standing, Words> words{
        {Standing::Works, {u"問題ありません"_s, u"Works"_s}},
        {Standing::Unseen, {u"確かめていません"_s, u"Not seen in this check"_s}},
        {Standing::Change, {u"今の設定ではここで止まります"_s, u"As it is set now, it stops here"_s}},
        {Standing::Suspect, {u"ここで止まっている可能性があります"_s, u"It may stop here"_s}},
        {Standing::Broken, {u"ここで止まっています"_s, u"It stops here"_s}},
    };
    return words.value(standing).in(language);
}

QString pathAsText(const QList<Station> &path, Language language)
{
    QStringList sentences;
    for (const Station &station : path) {
        const QString place = said(station.place, language) +
                              (station.name.isEmpty() ? QString() : u" (%1)"_s.arg(station.name));
        sentences +=
            Words{u"%1: %2。"_s, u"%1: %2."_s}.in(language).arg(place, said(station.standing, language));
    }
    return sentences.join(language == Language::Japanese ? QString() : u" "_s);
}

} // namespace todoku

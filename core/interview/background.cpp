#include "interview/background.h"

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

bool isChecked(const Backing &backing)
{
    return backing.confidence != Confidence::Unverified;
}

bool wants(const Provider &provider, SwitchOn::What what)
{
    return std::any_of(provider.switchOn.cbegin(), provider.switchOn.cend(),
                       [&](const SwitchOn &one) { return one.what == what && isChecked(one.backing); });
}

} // namespace

bool Background::knows(const QString &what) const
{
    return (what == "client"_L1 && client) || (what == "provider"_L1 && provider) ||
           (what == "line"_L1 && line);
}

Background withTold(Background known, const QMap<QString, QString> &told, const Providers &providers,
                    const QList<Client> &clients)
{
    known.toldByAnswer = told.keys();
    if (!known.provider && told.contains(u"provider"_s))
        if (const auto found = providers.byId(told[u"provider"_s]))
            known.provider = *found;
    if (!known.client && told.contains(u"client"_s))
        if (const Client *client = clientNamed(clients, told[u"client"_s]))
            known.client = *client;
    return known;
}

QStringList factsOf(const Background &background)
{
    QStringList facts;
    const Provider *provider = background.provider.get();
    if (provider && !background.toldByAnswer.contains(u"provider"_s)) {
        if (provider->receiveFirst && isChecked(provider->receiveFirst->backing))
            facts += u"provider-receives-first"_s;
        if (wants(*provider, SwitchOn::What::AppPassword))
            facts += u"provider-wants-app-password"_s;
        if (wants(*provider, SwitchOn::What::OAuth2Only))
            facts += u"provider-wants-oauth2"_s;
    }
    if (const Provider *line = background.line.get()) {
        if (line->lineBlocking && line->lineBlocking->blocked && isChecked(line->lineBlocking->backing))
            facts += u"line-blocks-25"_s;
        if (provider)
            facts += provider->id == line->id ? u"line-is-the-providers"_s : u"line-is-anothers"_s;
    }
    if (background.client && !background.toldByAnswer.contains(u"client"_s))
        facts += background.client->tooOld ? u"client-is-too-old"_s : u"client-is-current"_s;
    return facts;
}

} // namespace todoku

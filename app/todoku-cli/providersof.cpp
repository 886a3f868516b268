#include "providersof.h"

#include "evidence/servertext.h"
#include "ours.h"

namespace todoku
{

using namespace Qt::StringLiterals;

Providers providersOf(const Call &call)
{
    openResources();
    Providers providers(u":/knowledge/providers"_s);
    for (const QString &pack : call.values(u"knowledge"_s))
        providers = providers.with(pack + u"/providers"_s);
    return providers;
}

QList<Client> clientsKnown()
{
    openResources();
    return ours(readClients(u":/knowledge/clients"_s));
}

QString providerIn(const Call &call, const Providers &providers)
{
    const QString id = call.value(u"provider"_s).trimmed().toLower();
    const auto found = providers.byId(id);
    if (!found)
        throw WrongCall(found.complaint());
    if (!*found)
        throw WrongCall(
            u"--provider の「%1」はわかりません。todoku-cli knowledge providers で一覧を表示します。"_s.arg(
                shown(id, 100)),
            u"--provider: `%1` is not known; todoku-cli knowledge providers lists them"_s.arg(
                shown(id, 100)));
    return id;
}

} // namespace todoku

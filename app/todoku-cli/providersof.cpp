#include "providersof.h"

#include "resources.h"

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

QString providerIn(const Call &call, const Providers &providers)
{
    const QString id = call.value(u"provider"_s).trimmed().toLower();
    const auto found = providers.byId(id);
    if (!found)
        throw WrongCall(found.complaint());
    if (!*found)
        throw WrongCall(
            u"--provider の「%1」はわかりません。使えるもの: %2"_s.arg(id, providers.ids().join(u' ')),
            u"--provider: `%1` is not known; known: %2"_s.arg(id, providers.ids().join(u' ')));
    return id;
}

} // namespace todoku

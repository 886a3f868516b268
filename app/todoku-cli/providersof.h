#pragma once

#include "accounts/client.h"
#include "accounts/providers.h"
#include "call.h"

namespace todoku
{

/// The bundled providers and those of the packs of --knowledge, which take their place.
Providers providersOf(const Call &call);

/// The bundled mail programs.
QList<Client> clientsKnown();

/// The provider of --provider, by its id. Throws WrongCall for a stranger and for a file that is wrong.
QString providerIn(const Call &call, const Providers &providers);

} // namespace todoku

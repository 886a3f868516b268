#pragma once

#include "accounts/provider.h"

#include <memory>

namespace todoku
{

/// A provider's server with its host written out for one address.
struct KnownServer {
    ServerSettings settings; ///< user made of the address; empty where the address does not tell
    ProviderServer fact;
};

/// All providers that are known, bundled and from packs. Reads only the files that a question is about: a
/// check must not wait for sixty files to be parsed.
class Providers
{
public:
    Providers() = default;
    /// Of `directory` (":/knowledge/providers" is the bundled one); nothing is read yet.
    explicit Providers(const QString &directory);
    /// These with a pack's in front: a pack's provider of a known id takes its place.
    Providers with(const QString &packDirectory) const;

    /// Whose mail addresses these are: by the longest domain that fits. Nothing where nobody's is known.
    Result<std::shared_ptr<const Provider>> forAddress(const QString &address) const;
    /// Whose server takes the mail of a customer's own domain.
    Result<std::shared_ptr<const Provider>> forMailExchanger(const QString &host) const;
    /// Whose line an address with this reverse name is.
    Result<std::shared_ptr<const Provider>> forReverseName(const QString &host) const;
    Result<std::shared_ptr<const Provider>> byId(const QString &id) const;
    /// Every one, in the order of ids. The first complaint ends it.
    Result<QList<std::shared_ptr<const Provider>>> all() const;
    QStringList ids() const;

private:
    struct File {
        QString id;
        QString path;
    };
    using Names = QStringList Provider::*;

    Result<std::shared_ptr<const Provider>> bestFor(const QString &host, Names names) const;

    QList<File> m_files; ///< ordered by id
};

/// The provider's servers for an address, best first. `mailExchanger`: the MX of its domain, where known;
/// servers whose host cannot be written out are left out.
QList<KnownServer> serversFor(const Provider &provider, const QString &address,
                              const QString &mailExchanger = {});

} // namespace todoku

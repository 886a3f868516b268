#include "accounts/providers.h"

#include "evidence/hostpattern.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

using Found = Result<std::shared_ptr<const Provider>>;

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

Found parsed(const QString &text, const QString &path)
{
    auto provider = readProvider(text, path);
    if (!provider)
        return provider.complaint();
    return std::shared_ptr<const Provider>(std::make_shared<Provider>(*std::move(provider)));
}

/// The host and all domains above it that can stand in a file, the top level left out.
QStringList domainsAbove(const QString &host)
{
    QStringList all;
    for (QString domain = host; domain.contains(u'.'); domain = domain.section(u'.', 1))
        all += domain;
    return all;
}

/// What `*` of the provider's domains stands for in this one.
QString starIn(const Provider &provider, const QString &domain)
{
    qsizetype longest = 0;
    QString star;
    for (const QString &own : provider.domains)
        if (own.startsWith(u"*."_s) && narrowness(own, domain) > longest) {
            longest = narrowness(own, domain);
            star = domain.chopped(own.size() - 1);
        }
    return star;
}

} // namespace

Providers::Providers(const QString &directory)
{
    const QDir dir(directory);
    for (const QString &name : dir.entryList({u"*.md"_s}, QDir::Files, QDir::Name))
        m_files += {name.chopped(3), dir.filePath(name)};
}

Providers Providers::with(const QString &packDirectory) const
{
    Providers both = *this;
    for (const File &file : Providers(packDirectory).m_files) {
        const auto known = std::find_if(both.m_files.begin(), both.m_files.end(),
                                        [&](const File &other) { return other.id == file.id; });
        if (known != both.m_files.end())
            *known = file;
        else
            both.m_files += file;
    }
    std::sort(both.m_files.begin(), both.m_files.end(),
              [](const File &one, const File &other) { return one.id < other.id; });
    return both;
}

Found Providers::bestFor(const QString &host, Names names) const
{
    std::shared_ptr<const Provider> best;
    qsizetype longest = 0;
    const QStringList domains = domainsAbove(host.toLower());
    for (const File &file : m_files) {
        const QString text = contentOf(file.path);
        // A look at the text is a thousand times cheaper than YAML.
        if (std::none_of(domains.cbegin(), domains.cend(),
                         [&](const QString &domain) { return text.contains(domain); }))
            continue;
        auto provider = parsed(text, file.path);
        if (!provider)
            return provider;
        for (const QString &domain : ((*provider).get())->*names)
            if (const qsizetype fits = narrowness(domain, host); fits > longest) {
                longest = fits;
                best = *provider;
            }
    }
    return best;
}

Found Providers::forAddress(const QString &address) const
{
    return bestFor(address.section(u'@', -1), &Provider::domains);
}

Found Providers::forMailExchanger(const QString &host) const
{
    return bestFor(host, &Provider::mailExchangers);
}

Found Providers::forReverseName(const QString &host) const
{
    return bestFor(host, &Provider::reverseNames);
}

Found Providers::byId(const QString &id) const
{
    for (const File &file : m_files)
        if (file.id == id)
            return parsed(contentOf(file.path), file.path);
    return std::shared_ptr<const Provider>();
}

Result<QList<std::shared_ptr<const Provider>>> Providers::all() const
{
    QList<std::shared_ptr<const Provider>> providers;
    for (const File &file : m_files) {
        auto provider = parsed(contentOf(file.path), file.path);
        if (!provider)
            return provider.complaint();
        providers += *std::move(provider);
    }
    return providers;
}

QStringList Providers::ids() const
{
    QStringList ids;
    for (const File &file : m_files)
        ids += file.id;
    return ids;
}

QList<KnownServer> serversFor(const Provider &provider, const QString &address, const QString &mailExchanger)
{
    const QString domain = address.section(u'@', -1);
    const QString star = starIn(provider, domain);
    QList<KnownServer> all;
    for (const ProviderServer &fact : provider.servers) {
        QString host = fact.host;
        for (const auto &[place, value] :
             {std::pair(u"{domain}"_s, domain), std::pair(u"{subdomain}"_s, star),
              std::pair(u"{mx}"_s, mailExchanger)})
            if (!value.isEmpty())
                host.replace(place, value);
        if (host.contains(u'{'))
            continue;
        ServerSettings settings;
        settings.protocol = fact.protocol;
        settings.host = host;
        settings.port = fact.port;
        settings.security = fact.security;
        settings.user = userName(fact.user, address);
        settings.auth = fact.login == LoginKind::OAuth2 ? u"oauth2"_s : u"password"_s;
        all += {settings, fact};
    }
    return all;
}

} // namespace todoku

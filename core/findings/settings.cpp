#include "findings/settings.h"

#include <algorithm>

namespace todoku
{

namespace
{

ServerSettings settingsOf(const Finding &finding)
{
    ServerSettings s;
    const QString protocol = finding.fact(QStringLiteral("protocol"));
    s.protocol = protocol == QLatin1String("pop3")   ? Protocol::Pop3
                 : protocol == QLatin1String("imap") ? Protocol::Imap
                                                     : Protocol::Smtp;
    s.host = finding.fact(QStringLiteral("host"));
    s.port = finding.fact(QStringLiteral("port")).toUShort();
    // What was used, not what was wished: a STARTTLS that was not offered is no protection.
    const bool encrypted = finding.fact(QStringLiteral("encrypted")) == QLatin1String("yes");
    s.security = !encrypted                                                         ? Security::None
                 : finding.fact(QStringLiteral("security")) == QLatin1String("tls") ? Security::Tls
                                                                                    : Security::StartTls;
    s.user = finding.fact(QStringLiteral("user"));
    s.auth = finding.id == QLatin1String("sending.proved-after-receiving") ? QStringLiteral("receive-first")
             : s.user.isEmpty()                                            ? QStringLiteral("none")
                                                                           : QStringLiteral("password");
    s.proved = true;
    return s;
}

/// All that these findings prove, the best first.
QList<ServerSettings> provedBy(const QList<Finding> &findings, const QStringList &ids)
{
    QList<ServerSettings> all;
    for (const Finding &finding : findings)
        if (ids.contains(finding.id))
            all += settingsOf(finding);
    std::stable_sort(all.begin(), all.end(), [](const ServerSettings &one, const ServerSettings &other) {
        return preference(one) < preference(other);
    });
    return all;
}

std::optional<ServerSettings> takeBest(QList<ServerSettings> &all)
{
    if (all.isEmpty())
        return std::nullopt;
    return all.takeFirst();
}

} // namespace

int preference(const ServerSettings &settings)
{
    const int security = settings.security == Security::Tls        ? 0
                         : settings.security == Security::StartTls ? 1
                                                                   : 2;
    const bool usual =
        settings.port == 465 || settings.port == 587 || settings.port == 993 || settings.port == 995;
    return 2 * security + (usual ? 0 : 1);
}

Settings settingsProvedBy(const QList<Finding> &findings)
{
    QList<ServerSettings> incoming = provedBy(findings, {QStringLiteral("receiving.works")});
    QList<ServerSettings> outgoing = provedBy(
        findings, {QStringLiteral("sending.proved"), QStringLiteral("sending.proved-after-receiving")});
    Settings settings{takeBest(incoming), takeBest(outgoing), {}};
    // The same door proved twice is one way.
    for (const ServerSettings &other : outgoing + incoming)
        if (other != settings.outgoing && other != settings.incoming &&
            !settings.alternatives.contains(other))
            settings.alternatives += other;
    return settings;
}

} // namespace todoku

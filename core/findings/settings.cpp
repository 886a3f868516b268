#include "findings/settings.h"

#include <algorithm>

namespace todoku
{

namespace
{

/// RFC 8314 section 3: TLS at once before STARTTLS, and nothing in clear if it can be helped.
int preference(const ServerSettings &settings)
{
    const int security = settings.security == Security::Tls        ? 0
                         : settings.security == Security::StartTls ? 1
                                                                   : 2;
    // The ports that were made for it (465, 587, 993, 995) before 25 and 110.
    const bool usual =
        settings.port == 465 || settings.port == 587 || settings.port == 993 || settings.port == 995;
    return 2 * security + (usual ? 0 : 1);
}

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

std::optional<ServerSettings> bestOf(const QList<Finding> &findings, const QStringList &ids)
{
    std::optional<ServerSettings> best;
    for (const Finding &finding : findings) {
        if (!ids.contains(finding.id))
            continue;
        const ServerSettings candidate = settingsOf(finding);
        if (!best || preference(candidate) < preference(*best))
            best = candidate;
    }
    return best;
}

} // namespace

Settings settingsProvedBy(const QList<Finding> &findings)
{
    return {bestOf(findings, {QStringLiteral("receiving.works")}),
            bestOf(findings,
                   {QStringLiteral("sending.proved"), QStringLiteral("sending.proved-after-receiving")})};
}

} // namespace todoku

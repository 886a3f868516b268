#include "accounts/guidance.h"

#include "advice/wording.h"

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// The client's own word for the protection, where it has one.
void nameSecurity(Values &values, const QString &side, const std::optional<ServerSettings> &server,
                  const Client &client, Language language)
{
    if (!server)
        return;
    const auto word = client.security.constFind(server->security);
    if (word != client.security.cend())
        values.insert(side + u"-security"_s, word->in(language));
}

bool speaks(const Client &client, const std::optional<ServerSettings> &server)
{
    return !server || client.protocols.contains(server->protocol);
}

bool canProtect(const Client &client, const std::optional<ServerSettings> &server)
{
    return !server || client.security.contains(server->security);
}

} // namespace

QList<ToldStep> guidance(const Client &client, const Settings &settings, bool receiveFirst, Language language)
{
    Values values = valuesOf(settings, language);
    nameSecurity(values, u"out"_s, settings.outgoing, client, language);
    nameSecurity(values, u"in"_s, settings.incoming, client, language);
    QList<ToldStep> told;
    for (const AdviceText &step : client.steps) {
        if (step.id == "receive-first"_L1 && !receiveFirst)
            continue;
        if (const QString text = filledStep(step.text.in(language), values); !text.isEmpty())
            told += {step.id, text, {}};
    }
    return told;
}

QString obstacle(const Client &client, const Settings &settings, Language language)
{
    const QString name = client.name.in(language);
    if (client.tooOld)
        return Words{
            u"%1 は古いため、いまのメールサーバーの暗号化に対応していないことがあります。新しいメールソフトへの移行をおすすめします。"_s,
            u"%1 is too old for the encryption that mail servers use today; moving to a current mail program is the lasting way."_s}
            .in(language)
            .arg(name);
    if (!speaks(client, settings.incoming))
        return Words{u"%1 は、この受信方式 (%2) に対応していません。"_s, u"%1 cannot receive by %2."_s}
            .in(language)
            .arg(name, todoku::name(settings.incoming->protocol).toUpper());
    for (const auto &server : {settings.outgoing, settings.incoming})
        if (!canProtect(client, server))
            return Words{u"%1 には、%2 のポート %3 で使う暗号化の方式 (%4) を選ぶ欄がありません。"_s,
                         u"%1 has no choice for the encryption (%4) that port %3 of %2 uses."_s}
                .in(language)
                .arg(name, server->host)
                .arg(server->port)
                .arg(said(server->security, language));
    return {};
}

} // namespace todoku

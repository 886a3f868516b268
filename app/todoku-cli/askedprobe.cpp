#include "askedprobe.h"

#include "evidence/usualport.h"

#include "evidence/servertext.h"
#include "password.h"
#include "values.h"

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

struct Stage {
    QString word;
    Step step;
};

const QList<Stage> &stages()
{
    static const QList<Stage> all{{u"greeting"_s, Step::Greeting}, {u"hello"_s, Step::Hello},
                                  {u"tls"_s, Step::Encrypt},       {u"auth"_s, Step::Authenticate},
                                  {u"sender"_s, Step::Sender},     {u"recipient"_s, Step::Recipient}};
    return all;
}

template <class T>
T oneOf(const QString &word, const QString &what, const QList<std::pair<QString, T>> &choices)
{
    QStringList known;
    for (const auto &[name, value] : choices) {
        if (name == word)
            return value;
        known += name;
    }
    const QString list = known.join(u' ');
    throw WrongCall(u"%1 の「%2」は使えません。使えるもの: %3"_s.arg(what, shown(word, 40), list),
                    u"`%2` will not do for %1; it is one of: %3"_s.arg(what, shown(word, 40), list));
}

Protocol protocolIn(const Call &call)
{
    if (call.operands().size() != 1)
        throw WrongCall(u"probe のあとに smtp、pop3、imap のどれか一つを書いてください。"_s,
                        u"after `probe` comes one of smtp, pop3 and imap"_s);
    return oneOf<Protocol>(
        call.operands().first(), u"probe"_s,
        {{u"smtp"_s, Protocol::Smtp}, {u"pop3"_s, Protocol::Pop3}, {u"imap"_s, Protocol::Imap}});
}

Security securityIn(const Call &call, quint16 port)
{
    if (!call.has(u"security"_s))
        return usualSecurity(port);
    return oneOf<Security>(
        call.value(u"security"_s), u"--security"_s,
        {{u"none"_s, Security::None}, {u"starttls"_s, Security::StartTls}, {u"tls"_s, Security::Tls}});
}

quint16 portIn(const Call &call, Protocol protocol, const std::optional<quint16> &behindHost)
{
    if (call.has(u"port"_s))
        return portFrom(call.value(u"port"_s), u"port"_s);
    if (behindHost)
        return *behindHost;
    return usualPort(protocol, call.value(u"security"_s) == "tls"_L1 ? Security::Tls : Security::StartTls);
}

Step untilIn(const Call &call, const AskedProbe &ask)
{
    if (call.has(u"until"_s)) {
        QList<std::pair<QString, Step>> choices;
        for (const Stage &stage : stages())
            choices.append({stage.word, stage.step});
        return oneOf(call.value(u"until"_s), u"--until"_s, choices);
    }
    if (!ask.recipient.isEmpty())
        return Step::Recipient;
    if (!ask.sender.isEmpty())
        return Step::Sender;
    if (!ask.login.password.isEmpty())
        return Step::Authenticate;
    return ask.endpoint.security == Security::StartTls ? Step::Encrypt : Step::Hello;
}

void demandWhatIsNeeded(const AskedProbe &ask)
{
    if (ask.until > Step::Authenticate && ask.protocol != Protocol::Smtp)
        throw WrongCall(u"sender と recipient は smtp にだけあります。"_s,
                        u"only smtp has sender and recipient"_s);
    if (ask.until == Step::Encrypt && ask.endpoint.security == Security::None)
        throw WrongCall(u"--until tls には --security starttls か tls が要ります。"_s,
                        u"--until tls wants --security starttls or tls"_s);
    if (ask.until >= Step::Sender && ask.sender.isEmpty())
        throw WrongCall(u"--sender で差出人のアドレスを指定してください。"_s,
                        u"give the sender's address with --sender"_s);
    if (ask.until == Step::Recipient && ask.recipient.isEmpty())
        throw WrongCall(u"--recipient で宛先のアドレスを指定してください。"_s,
                        u"give the recipient's address with --recipient"_s);
    if (!ask.login.password.isEmpty() && ask.login.user.isEmpty())
        throw WrongCall(u"--user でユーザー名を指定してください。"_s, u"give the user name with --user"_s);
}

} // namespace

QList<Option> probeOptions()
{
    return QList<Option>{
               {u"host"_s, u"NAME"_s, {u"サーバー"_s, u"the server"_s}},
               {u"port"_s, u"N"_s, {u"ポート"_s, u"its port"_s}},
               {u"security"_s, u"none|starttls|tls"_s, {u"暗号化"_s, u"how it is protected"_s}},
               {u"connect-to"_s,
                u"ADDRESS"_s,
                {u"この IP アドレスにつなぐ (名前の確認は NAME で)"_s,
                 u"go to this IP address, still check NAME"_s}},
               {u"nameserver"_s, u"ADDR[:PORT]"_s, {u"名前を尋ねる DNS サーバー"_s, u"name server to ask"_s}},
               {u"user"_s, u"NAME"_s, {u"ユーザー名"_s, u"user name"_s}}} +
           passwordOptions() +
           QList<Option>{
               {u"allow-cleartext"_s,
                {},
                {u"暗号化なしでもパスワードを送ってよい"_s, u"the password may be sent unencrypted"_s}},
               {u"ca"_s, u"FILE"_s, {u"追加で信頼する認証局 (PEM)"_s, u"an extra trust anchor (PEM)"_s}},
               {u"sender"_s, u"ADDR"_s, {u"差出人 (MAIL FROM)"_s, u"the sender (MAIL FROM)"_s}},
               {u"recipient"_s, u"ADDR"_s, {u"宛先 (RCPT TO)"_s, u"the recipient (RCPT TO)"_s}},
               {u"until"_s,
                u"STAGE"_s,
                {u"greeting hello tls auth sender recipient のどこまで進むか"_s,
                 u"how far: greeting hello tls auth sender recipient"_s}},
               {u"patience"_s, u"SECONDS"_s, {u"返事ひとつを待つ時間"_s, u"for each reply"_s}},
               {u"deadline"_s, u"SECONDS"_s, {u"全体の制限時間 (既定 60)"_s, u"in all (default 60)"_s}}};
}

AskedProbe askedProbe(const Call &call)
{
    AskedProbe ask;
    ask.protocol = protocolIn(call);
    const auto host = serverIn(call, u"host"_s);
    if (!host)
        throw WrongCall(u"--host でサーバー名を指定してください。"_s, u"name the server with --host"_s);
    ask.endpoint.host = host->host;
    ask.endpoint.port = portIn(call, ask.protocol, host->port);
    ask.endpoint.security = securityIn(call, ask.endpoint.port);
    ask.connectTo = ipAddressIn(call, u"connect-to"_s);
    ask.nameserver = nameserverIn(call);
    ask.sender = addressIn(call, u"sender"_s);
    ask.recipient = addressIn(call, u"recipient"_s);
    ask.cleartextAllowed = call.has(u"allow-cleartext"_s);
    if (const QString file = trustAnchorsIn(call, u"ca"_s); !file.isEmpty())
        ask.trust = *TrustAnchors::withFile(file);
    if (call.has(u"patience"_s)) {
        const auto patience = secondsIn(call, u"patience"_s, {});
        ask.patience = {patience, patience};
        ask.connectPatience = patience;
    }
    ask.deadline = secondsIn(call, u"deadline"_s, ask.deadline);
    ask.login.password = passwordOf(call);
    ask.login.user = call.has(u"user"_s) ? call.value(u"user"_s) : ask.sender;
    ask.until = untilIn(call, ask);
    demandWhatIsNeeded(ask);
    return ask;
}

QString stageWord(Step step)
{
    const auto stage =
        std::find_if(stages().cbegin(), stages().cend(), [step](const Stage &s) { return s.step == step; });
    return stage == stages().cend() ? name(step) : stage->word;
}

} // namespace todoku

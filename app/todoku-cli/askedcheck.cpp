#include "askedcheck.h"

#include "password.h"
#include "providersof.h"
#include "values.h"

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// "25=2525": the port as the world knows it, and where it really is (the same port where nothing is said).
struct MappedPort {
    quint16 port = 0;
    quint16 really = 0;
};

QList<MappedPort> portsIn(const Call &call, const QString &option)
{
    QList<MappedPort> ports;
    if (!call.has(option))
        return ports;
    const QString list = tidied(call.value(option)).replace(u'、', u',');
    for (const QString &item : list.split(u',', Qt::SkipEmptyParts)) {
        const quint16 port = portFrom(item.section(u'=', 0, 0), option);
        ports.append({port, item.contains(u'=') ? portFrom(item.section(u'=', 1), option) : port});
    }
    if (ports.isEmpty())
        throw WrongCall(u"--%1 が空です。例: 25,587,465"_s.arg(option),
                        u"--%1 is empty; give for example 25,587,465"_s.arg(option));
    return ports;
}

/// A server's own host and ports, and the detours of its ports.
void askServer(CheckQuestion &question, NamedServer &server, const std::optional<TypedServer> &named,
               const QList<MappedPort> &ports, const QString &connectTo)
{
    if (named)
        server = {named->host, named->port ? QList<quint16>{*named->port} : QList<quint16>{}};
    QList<Detour> detours;
    for (const MappedPort &port : ports)
        if (port.really != port.port)
            detours.append({server.host, port.port, connectTo, port.really});
    if (!ports.isEmpty()) {
        server.ports.clear();
        for (const MappedPort &port : ports)
            server.ports += port.port;
    }
    if (!connectTo.isEmpty() && !server.host.isEmpty())
        detours.append({server.host, 0, connectTo, 0});
    // The first that fits counts, and the call knows better than a scenario.
    question.detours = detours + question.detours;
}

void askServers(CheckQuestion &question, const Call &call)
{
    const QString connectTo = ipAddressIn(call, u"connect-to"_s);
    const auto smtp = serverIn(call, u"smtp"_s);
    const auto pop = serverIn(call, u"pop"_s);
    const auto imap = serverIn(call, u"imap"_s);
    if (pop && !imap)
        question.imap = {};
    if (imap && !pop)
        question.pop = {};
    askServer(question, question.smtp, smtp, portsIn(call, u"smtp-ports"_s), connectTo);
    askServer(question, question.pop, pop, portsIn(call, u"pop-ports"_s), connectTo);
    askServer(question, question.imap, imap, portsIn(call, u"imap-ports"_s), connectTo);
    // Where no server is named, those that the address leads to are meant.
    if (!connectTo.isEmpty() && !smtp && !pop && !imap)
        question.detours.append({{}, 0, connectTo, 0});
}

} // namespace

QList<Option> checkQuestionOptions()
{
    return QList<Option>{
               {u"address"_s, u"ADDR"_s, {u"ご自分のメールアドレス"_s, u"your own e-mail address"_s}},
               {u"user"_s,
                u"NAME"_s,
                {u"ユーザー名 (省略時はアドレスから)"_s, u"user name (default: made of the address)"_s}}} +
           passwordOptions() +
           QList<Option>{
               {u"provider"_s,
                u"ID"_s,
                {u"メールの提供元 (省略時はアドレスから)"_s,
                 u"your mail provider (default: told by the address)"_s}},
               {u"line"_s, u"ID"_s, {u"インターネットの接続事業者"_s, u"your access provider"_s}},
               {u"smtp"_s, u"HOST"_s, {u"送信サーバー"_s, u"the sending server"_s}},
               {u"pop"_s, u"HOST[:PORT]"_s, {u"受信サーバー (POP)"_s, u"the receiving server (POP)"_s}},
               {u"imap"_s, u"HOST[:PORT]"_s, {u"受信サーバー (IMAP)"_s, u"the receiving server (IMAP)"_s}},
               {u"smtp-ports"_s,
                u"LIST"_s,
                {u"調べる送信ポート。25,587,465 や 25=2525 の形"_s,
                 u"sending ports: 25,587,465; 25=2525 leads one elsewhere"_s}},
               {u"pop-ports"_s, u"LIST"_s, {u"調べる POP のポート"_s, u"POP ports"_s}},
               {u"imap-ports"_s, u"LIST"_s, {u"調べる IMAP のポート"_s, u"IMAP ports"_s}},
               {u"recipient"_s,
                u"ADDR"_s,
                {u"送れるかを尋ねる宛先 (メールは送りません)"_s,
                 u"a recipient to ask for (no message is sent)"_s}},
               {u"ca"_s, u"FILE"_s, {u"追加で信頼する認証局 (PEM)"_s, u"an extra trust anchor (PEM)"_s}},
               {u"connect-to"_s,
                u"ADDR"_s,
                {u"サーバーの代わりにつなぐ IP アドレス"_s, u"reach the named servers at this IP address"_s}},
               {u"nameserver"_s, u"ADDR[:PORT]"_s, {u"名前を尋ねる DNS サーバー"_s, u"name server to ask"_s}},
               {u"no-third-party"_s,
                {},
                {u"名前を挙げたサーバーのほかとは通信しない"_s, u"talk to nothing but the named servers"_s}},
               {u"allow-cleartext"_s,
                {},
                {u"暗号化なしでもパスワードを送ってよい"_s, u"the password may be sent unencrypted"_s}},
               {u"deadline"_s,
                u"SECONDS"_s,
                {u"全体の制限時間 (既定 60)"_s, u"for the whole check (default 60)"_s}}};
}

void askAsCalled(CheckQuestion &question, const Call &call)
{
    if (call.has(u"address"_s))
        question.address = addressIn(call, u"address"_s);
    if (call.has(u"user"_s))
        question.user = call.value(u"user"_s);
    question.providers = providersOf(call);
    if (call.has(u"provider"_s))
        question.provider = providerIn(call, question.providers);
    if (call.has(u"line"_s))
        question.line = tidied(call.value(u"line"_s));
    if (call.has(u"recipient"_s))
        question.recipient = addressIn(call, u"recipient"_s);
    if (call.has(u"ca"_s))
        question.caFile = trustAnchorsIn(call, u"ca"_s);
    if (call.has(u"nameserver"_s))
        question.nameserver = nameserverIn(call);
    question.deadline = secondsIn(call, u"deadline"_s, question.deadline);
    question.thirdParties = question.thirdParties && !call.has(u"no-third-party"_s);
    question.allowCleartext = question.allowCleartext || call.has(u"allow-cleartext"_s);
    askServers(question, call);
    if (question.address.isEmpty())
        throw WrongCall(u"--address でメールアドレスを指定してください (試すだけなら --scenario)。"_s,
                        u"give your e-mail address with --address (or --scenario, to try the program)"_s);
    // Last: nobody is asked for a password in vain.
    if (Secret password = passwordOf(call); !password.isEmpty())
        question.password = std::move(password);
}

} // namespace todoku

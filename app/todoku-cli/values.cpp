#include "values.h"

#include "conversation/socketwire.h"
#include "evidence/servertext.h"

#include <QFileInfo>
#include <QHostAddress>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

QString quoted(const QString &value)
{
    return shown(value, 80);
}

} // namespace

QString addressIn(const Call &call, const QString &option)
{
    if (!call.has(option))
        return {};
    const QString typed = call.value(option);
    if (tidied(typed).isEmpty())
        throw WrongCall(
            u"--%1 が空です。メールアドレスを書いてください (例: taro@example.jp)。"_s.arg(option),
            u"--%1 is empty; give an e-mail address such as taro@example.jp"_s.arg(option));
    const auto address = addressFromTyped(typed);
    if (!address)
        throw WrongCall(u"--%1 の「%2」はメールアドレスではありません (例: taro@example.jp)。"_s.arg(
                            option, quoted(typed)),
                        u"`%2` is no e-mail address for --%1; one looks like taro@example.jp"_s.arg(
                            option, quoted(typed)));
    return *address;
}

std::optional<TypedServer> serverIn(const Call &call, const QString &option)
{
    if (!call.has(option))
        return std::nullopt;
    const QString typed = call.value(option);
    const auto server = serverFromTyped(typed);
    if (!server)
        throw WrongCall(
            u"--%1 の「%2」はサーバー名ではありません (例: mail.example.jp または mail.example.jp:587、ポートは 1～65535)。"_s
                .arg(option, quoted(typed)),
            u"`%2` is no server for --%1; give mail.example.jp or mail.example.jp:587, with a port from 1 to 65535"_s
                .arg(option, quoted(typed)));
    return server;
}

quint16 portFrom(const QString &text, const QString &option)
{
    const auto port = portFromTyped(text);
    if (!port)
        throw WrongCall(
            u"--%1 の「%2」はポート番号ではありません。1～65535 の数を書いてください。"_s.arg(option,
                                                                                              quoted(text)),
            u"`%2` is no port for --%1; a port is a number from 1 to 65535"_s.arg(option, quoted(text)));
    return *port;
}

QString ipAddressIn(const Call &call, const QString &option)
{
    if (!call.has(option))
        return {};
    const QString typed = tidied(call.value(option));
    const QString bare =
        typed.startsWith(u'[') && typed.endsWith(u']') ? typed.mid(1, typed.size() - 2) : typed;
    if (QHostAddress(bare).isNull())
        throw WrongCall(
            u"--%1 の「%2」は IP アドレスではありません (例: 192.0.2.1)。"_s.arg(option, quoted(typed)),
            u"`%2` is no IP address for --%1; one looks like 192.0.2.1"_s.arg(option, quoted(typed)));
    return bare;
}

QString nameserverIn(const Call &call)
{
    const QString option = u"nameserver"_s;
    if (!call.has(option))
        return {};
    const QString typed = tidied(call.value(option));
    if (QHostAddress(typed).protocol() == QAbstractSocket::IPv6Protocol)
        return u'[' + typed + u']';
    const auto server = serverFromTyped(typed);
    if (!server || QHostAddress(server->host).isNull())
        throw WrongCall(
            u"--nameserver の「%1」は IP アドレスではありません (例: 192.0.2.53 または 192.0.2.53:5353)。"_s
                .arg(shown(typed, 80)),
            u"`%1` is no IP address for --nameserver; give 192.0.2.53 or 192.0.2.53:5353"_s.arg(
                shown(typed, 80)));
    return typed;
}

std::chrono::milliseconds secondsIn(const Call &call, const QString &option,
                                    std::chrono::milliseconds fallback)
{
    if (!call.has(option))
        return fallback;
    bool isNumber = false;
    const double seconds = tidied(call.value(option)).toDouble(&isNumber);
    if (!isNumber || !(seconds > 0) || seconds > 86'400)
        throw WrongCall(u"--%1 の「%2」は秒数ではありません。0 より大きい数を書いてください。"_s.arg(
                            option, quoted(call.value(option))),
                        u"`%2` is no number of seconds for --%1; give a number above 0"_s.arg(
                            option, quoted(call.value(option))));
    return std::chrono::milliseconds(qint64(seconds * 1000));
}

QString trustAnchorsIn(const Call &call, const QString &option)
{
    const QString file = call.value(option);
    if (!call.has(option))
        return {};
    if (!QFileInfo(file).isReadable())
        throw WrongCall(
            u"--%1 の %2 を読めません。証明書 (PEM) のファイルを指してください。"_s.arg(option, quoted(file)),
            u"%2 of --%1 cannot be read; name a file of certificates (PEM)"_s.arg(option, quoted(file)));
    if (!TrustAnchors::withFile(file))
        throw WrongCall(u"--%1 の %2 に証明書 (PEM) がありません。"_s.arg(option, quoted(file)),
                        u"%2 of --%1 holds no certificate (PEM)"_s.arg(option, quoted(file)));
    return file;
}

} // namespace todoku

#include "exports/fit.h"

#include "evidence/servertext.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// Where a line ends differs from format to format; what ends one anywhere is refused everywhere.
bool breaksLines(const QString &value)
{
    return !value.isValidUtf16() || std::any_of(value.begin(), value.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line ||
               c.category() == QChar::Separator_Paragraph || c.isNonCharacter();
    });
}

std::optional<Complaint> breaksLines(const QString &value, const Words &what)
{
    if (!breaksLines(value))
        return {};
    return cannot(u"%1「%2」に改行などの制御文字が含まれています。取り除いてください。"_s.arg(
                      what.ja, shown(value, 80)),
                  u"The %1 `%2` holds a line break or another control character; take it out."_s.arg(
                      what.en, shown(value, 80)));
}

/// Empty where it can be neither a name nor an address of a server.
QString inAscii(const QString &host)
{
    static const QRegularExpression name(u"^[A-Za-z0-9._-]+$"_s);
    static const QRegularExpression ipv6(u"^[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*$"_s);
    if (name.match(host).hasMatch() || ipv6.match(host).hasMatch())
        return host;
    const QString ace = QString::fromLatin1(QUrl::toAce(host));
    return name.match(ace).hasMatch() ? ace : QString();
}

std::optional<Complaint> unfit(ServerSettings &server, const Words &which)
{
    if (auto complaint = breaksLines(server.host, {which.ja + u"の名前"_s, u"name of the "_s + which.en}))
        return complaint;
    const QString host = inAscii(server.host);
    if (host.isEmpty())
        return cannot(
            u"%1の名前「%2」はサーバー名として使えません。"_s.arg(which.ja, shown(server.host, 80)),
            u"The name of the %1, `%2`, cannot be that of a server."_s.arg(which.en, shown(server.host, 80)));
    server.host = host;
    if (server.port == 0)
        return cannot(u"%1のポート番号が決まっていません。"_s.arg(which.ja),
                      u"The %1 has no port."_s.arg(which.en));
    if (server.auth.isEmpty())
        server.auth = server.user.isEmpty() ? u"none"_s : u"password"_s;
    if (!QStringList{u"password"_s, u"none"_s, u"receive-first"_s}.contains(server.auth))
        return cannot(
            u"%1の認証方法「%2」は書き出せません。"_s.arg(which.ja, shown(server.auth, 40)),
            u"The way to log in to the %1, `%2`, cannot be written."_s.arg(which.en, shown(server.auth, 40)));
    if (asksForPassword(server) && server.user.isEmpty())
        return cannot(u"%1のユーザー名がありません。"_s.arg(which.ja),
                      u"The %1 has no user name."_s.arg(which.en));
    return breaksLines(server.user, {which.ja + u"のユーザー名"_s, u"user name for the "_s + which.en});
}

} // namespace

Complaint cannot(const QString &ja, const QString &en)
{
    return {{}, 0, {ja, en}};
}

QString localPart(const ExportedAccount &account)
{
    return account.address.left(account.address.lastIndexOf(u'@'));
}

QString domain(const ExportedAccount &account)
{
    return account.address.mid(account.address.lastIndexOf(u'@') + 1);
}

QString calledAfter(const ExportedAccount &account)
{
    return account.providerName.isEmpty() ? domain(account) : account.providerName;
}

bool asksForPassword(const ServerSettings &server)
{
    return server.auth == "password"_L1;
}

std::optional<Complaint> lacksAServer(const ExportedAccount &account, const QString &format)
{
    if (!account.settings.incoming)
        return cannot(u"%1 には受信サーバーの設定も必要ですが、まだ分かっていません。"_s.arg(format),
                      u"%1 needs the incoming server too, which is not known yet."_s.arg(format));
    if (!account.settings.outgoing)
        return cannot(u"%1 には送信サーバーの設定も必要ですが、まだ分かっていません。"_s.arg(format),
                      u"%1 needs the outgoing server too, which is not known yet."_s.arg(format));
    return {};
}

Result<ExportedAccount> fit(ExportedAccount account)
{
    const QList<std::pair<QString, Words>> plain{
        {account.address, {u"メールアドレス"_s, u"e-mail address"_s}},
        {account.personName, {u"名前"_s, u"person's name"_s}},
        {account.providerName, {u"プロバイダーの名前"_s, u"provider's name"_s}}};
    for (const auto &[value, what] : plain) {
        if (auto complaint = breaksLines(value, what))
            return *complaint;
    }
    const QString host = inAscii(domain(account));
    const QString local = localPart(account);
    if (!account.address.contains(u'@') || host.isEmpty() || local.isEmpty() ||
        account.address.contains(u' '))
        return cannot(u"「%1」はメールアドレスとして使えません。"_s.arg(shown(account.address, 80)),
                      u"`%1` is no e-mail address."_s.arg(shown(account.address, 80)));
    account.address = local + u'@' + host;

    Settings &settings = account.settings;
    if (!settings.incoming && !settings.outgoing)
        return cannot(u"書き出すサーバーの設定がありません。先にサーバーを確かめてください。"_s,
                      u"There are no server settings to write; find out the servers first."_s);
    if (settings.incoming) {
        if (auto complaint = unfit(*settings.incoming, {u"受信サーバー"_s, u"incoming server"_s}))
            return *complaint;
        if (settings.incoming->protocol != Protocol::Pop3 && settings.incoming->protocol != Protocol::Imap)
            return cannot(u"受信サーバーが POP3 でも IMAP でもありません。"_s,
                          u"The incoming server speaks neither POP3 nor IMAP."_s);
        if (!asksForPassword(*settings.incoming))
            return cannot(u"受信サーバーのユーザー名がありません。"_s,
                          u"The incoming server has no user name."_s);
    }
    if (settings.outgoing) {
        if (auto complaint = unfit(*settings.outgoing, {u"送信サーバー"_s, u"outgoing server"_s}))
            return *complaint;
        if (settings.outgoing->protocol != Protocol::Smtp)
            return cannot(u"送信サーバーが SMTP ではありません。"_s,
                          u"The outgoing server does not speak SMTP."_s);
        // Two ways to say the same: whoever says it in one of them is understood.
        if (account.receiveFirst && !asksForPassword(*settings.outgoing))
            settings.outgoing->auth = u"receive-first"_s;
        account.receiveFirst = account.receiveFirst || settings.outgoing->auth == "receive-first"_L1;
    }
    return account;
}

} // namespace todoku

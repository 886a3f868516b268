#include "exports/remarks.h"

#include "exports/fit.h"

namespace todoku
{

using namespace Qt::StringLiterals;

QStringList remarks(const ExportedAccount &account, Language language)
{
    static const Words noPassword{
        u"パスワードは書かれていません。メールソフトに尋ねられたら入力してください。"_s,
        u"No password is written here; type it when the mail program asks for it."_s};
    static const Words receivesInClear{
        u"注意: 受信サーバーとの接続は暗号化されません。途中でパスワードやメールを読まれるおそれがあります。"_s,
        u"Caution: the connection to the incoming server is not encrypted; the password and the mail can be read on the way."_s};
    static const Words sendsInClear{
        u"注意: 送信サーバーとの接続は暗号化されません。途中でパスワードやメールを読まれるおそれがあります。"_s,
        u"Caution: the connection to the outgoing server is not encrypted; the password and the mail can be read on the way."_s};
    static const Words sendsInClearWithoutLogin{
        u"注意: 送信サーバーとの接続は暗号化されません。途中でメールを読まれるおそれがあります。"_s,
        u"Caution: the connection to the outgoing server is not encrypted; the mail can be read on the way."_s};
    static const Words receiveFirst{
        u"送信する前に、必ず受信してください（POP before SMTP）。受信した後のしばらくの間だけ送信できます。"_s,
        u"Receive mail before you send (POP before SMTP): sending works only for a while after receiving."_s};

    const auto inClear = [](const std::optional<ServerSettings> &server) {
        return server && server->security == Security::None;
    };
    QStringList said{noPassword.in(language)};
    if (inClear(account.settings.incoming))
        said += receivesInClear.in(language);
    if (inClear(account.settings.outgoing))
        said += (asksForPassword(*account.settings.outgoing) ? sendsInClear : sendsInClearWithoutLogin)
                    .in(language);
    if (account.receiveFirst)
        said += receiveFirst.in(language);
    return said;
}

QString remarkLines(const ExportedAccount &account, const QString &sign, Language language)
{
    static const Words unproved{u"この設定は、まだ実際には確かめていません。"_s,
                                u"These settings have not been proved yet."_s};
    const auto isUnproved = [](const std::optional<ServerSettings> &server) {
        return server && !server->proved;
    };
    QStringList said = remarks(account, language);
    if (isUnproved(account.settings.incoming) || isUnproved(account.settings.outgoing))
        said += unproved.in(language);
    QString lines;
    for (const QString &remark : std::as_const(said))
        lines += sign + remark + u'\n';
    return lines;
}

} // namespace todoku

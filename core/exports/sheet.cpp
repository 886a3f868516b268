#include "exports/sheet.h"

#include "exports/fit.h"
#include "exports/remarks.h"

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

QString securityWords(Security security, Language language)
{
    static const Words tls{u"SSL/TLS"_s, u"SSL/TLS"_s};
    static const Words startTls{u"STARTTLS"_s, u"STARTTLS"_s};
    static const Words none{u"なし（暗号化しない）"_s, u"none (not encrypted)"_s};
    return (security == Security::Tls ? tls : security == Security::StartTls ? startTls : none).in(language);
}

QString loginWords(const ServerSettings &server, Language language)
{
    static const Words password{u"通常のパスワード認証"_s, u"normal password"_s};
    static const Words none{u"なし（認証しない）"_s, u"none (no login)"_s};
    static const Words receiveFirst{u"なし（先に受信してから送信する）"_s,
                                    u"none (receive first, then send)"_s};
    return (asksForPassword(server)             ? password
            : server.auth == "receive-first"_L1 ? receiveFirst
                                                : none)
        .in(language);
}

SheetPart serverPart(const ServerSettings &server, Language language)
{
    static const Words incoming{u"受信サーバー（%1）"_s, u"Incoming mail server (%1)"_s};
    static const Words outgoing{u"送信サーバー（%1）"_s, u"Outgoing mail server (%1)"_s};
    static const Words host{u"サーバー名"_s, u"Server name"_s};
    static const Words port{u"ポート番号"_s, u"Port"_s};
    static const Words security{u"接続の保護（暗号化）"_s, u"Connection security"_s};
    static const Words login{u"認証方式"_s, u"Authentication"_s};
    static const Words user{u"ユーザー名"_s, u"User name"_s};
    static const Words proved{u"この設定で実際に使えることを確かめました。"_s,
                              u"These settings were tried and work."_s};
    static const Words unproved{u"この設定は、まだ実際には確かめていません。"_s,
                                u"These settings have not been tried yet."_s};

    const bool sends = server.protocol == Protocol::Smtp;
    SheetPart part;
    part.heading = (sends ? outgoing : incoming).in(language).arg(name(server.protocol).toUpper());
    part.rows = {{host.in(language), server.host, spelling(server.host, language)},
                 {port.in(language), QString::number(server.port), {}},
                 {security.in(language), securityWords(server.security, language), {}},
                 {login.in(language), loginWords(server, language), {}}};
    if (asksForPassword(server))
        part.rows += {user.in(language), server.user, spelling(server.user, language)};
    part.note = (server.proved ? proved : unproved).in(language);
    return part;
}

} // namespace

QString spelling(const QString &value, Language language)
{
    static const QList<std::pair<QChar, Words>> signs{
        {u'-', {u"「-」はハイフン（短い横棒）"_s, u"\"-\" is a hyphen"_s}},
        {u'_', {u"「_」はアンダーバー（下線）"_s, u"\"_\" is an underscore"_s}},
        {u'+', {u"「+」はプラス"_s, u"\"+\" is a plus sign"_s}},
    };
    // A lone o or l in a word is misread by nobody: these count only where their doubles are near.
    static const QList<std::pair<QChar, Words>> round{
        {u'0', {u"「0」は数字のゼロ"_s, u"\"0\" is the digit zero"_s}},
        {u'O', {u"「O」は英大文字のオー"_s, u"\"O\" is the capital letter O"_s}},
        {u'o', {u"「o」は英小文字のオー"_s, u"\"o\" is the small letter O"_s}},
    };
    static const QList<std::pair<QChar, Words>> upright{
        {u'1', {u"「1」は数字のイチ"_s, u"\"1\" is the digit one"_s}},
        {u'I', {u"「I」は英大文字のアイ"_s, u"\"I\" is the capital letter I"_s}},
        {u'l', {u"「l」は英小文字のエル"_s, u"\"l\" is the small letter L"_s}},
    };
    static const Words capitals{u"大文字と小文字を区別して入力"_s, u"type capitals as capitals"_s};
    static const Words between{u"、"_s, u", "_s};
    static const Words end{u"。"_s, u"."_s};

    QStringList said;
    const auto say = [&](const QList<std::pair<QChar, Words>> &group) {
        for (const auto &[sign, words] : group) {
            if (value.contains(sign))
                said += words.in(language);
        }
    };
    say(signs);
    if (value.contains(u'0') || value.contains(u'O'))
        say(round);
    if (value.contains(u'1') || value.contains(u'I'))
        say(upright);
    if (std::any_of(value.begin(), value.end(), [](QChar c) { return c.isUpper(); }))
        said += capitals.in(language);
    return said.isEmpty() ? QString() : said.join(between.in(language)) + end.in(language);
}

SettingsSheet sheetOf(const ExportedAccount &account, Language language)
{
    static const Words title{u"メールの設定（%1）"_s, u"Mail settings (%1)"_s};
    static const Words you{u"あなたの情報"_s, u"About you"_s};
    static const Words person{u"名前"_s, u"Your name"_s};
    static const Words address{u"メールアドレス"_s, u"E-mail address"_s};

    SettingsSheet sheet;
    sheet.title = title.in(language).arg(calledAfter(account));
    SheetPart self{you.in(language), {}, {}};
    if (!account.personName.isEmpty())
        self.rows += {person.in(language), account.personName, {}};
    self.rows += {address.in(language), account.address, spelling(account.address, language)};
    sheet.parts += self;
    if (account.settings.incoming)
        sheet.parts += serverPart(*account.settings.incoming, language);
    if (account.settings.outgoing)
        sheet.parts += serverPart(*account.settings.outgoing, language);
    sheet.remarks = remarks(account, language);
    return sheet;
}

} // namespace todoku

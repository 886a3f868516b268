#include "exports/fit.h"
#include "exports/formats.h"
#include "exports/remarks.h"

#include <algorithm>

// Outlook classic, `outlook.exe /importprf FILE`: the sections of Microsoft's own sample, and Outlook's
// account properties. The file is kept in ASCII: in which encoding Outlook reads another one is documented
// nowhere.

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

bool isAscii(const QString &value)
{
    return std::all_of(value.begin(), value.end(), [](QChar c) { return c.unicode() < 128; });
}

/// Quotation marks are taken off, %NAME% is taken from the environment, and a semicolon begins a comment.
std::optional<Complaint> unfit(const QString &value, const Words &what)
{
    const bool breaks = value.contains(u'"') || value.contains(u'%') || value.contains(u';');
    if (!breaks && isAscii(value) && value == value.trimmed())
        return {};
    return cannot(
        u"%1「%2」は .prf に書けません（\" % ; と半角以外の文字は使えません）。"_s.arg(what.ja, value),
        u"The %1 `%2` cannot stand in a .prf file, which takes ASCII without \" % and ; in it."_s.arg(what.en,
                                                                                                      value));
}

using Lines = QList<std::pair<QString, QString>>;

QString section(const QString &title, const Lines &lines)
{
    QString text = u"\n["_s + title + u"]\n"_s;
    for (const auto &[key, value] : lines)
        text += key + u'=' + value + u'\n';
    return text;
}

QString number(int value)
{
    return QString::number(value);
}

Lines receiving(const ServerSettings &server)
{
    const QString is = server.protocol == Protocol::Imap ? u"IMAP"_s : u"POP3"_s;
    Lines lines{{is + u"Server"_s, server.host},
                {is + u"UserName"_s, server.user},
                {is + u"UseSPA"_s, u"0"_s},
                {is + u"Port"_s, number(server.port)},
                {is + u"UseSSL"_s, number(server.security == Security::None ? 0 : 1)}};
    if (server.protocol == Protocol::Pop3)
        lines += {u"LeaveOnServer"_s, u"1"_s}; // else whoever sets up a second computer empties the mailbox
    return lines;
}

Lines sending(const ServerSettings &server, const QString &incomingUser)
{
    Lines lines{{u"SMTPServer"_s, server.host},
                {u"SMTPPort"_s, number(server.port)},
                {u"SMTPSecureConnection"_s, number(server.security == Security::Tls        ? 1
                                                   : server.security == Security::StartTls ? 2
                                                                                           : 0)},
                {u"SMTPUseSPA"_s, u"0"_s},
                {u"SMTPUseAuth"_s, number(server.auth == "none"_L1 ? 0 : 1)}};
    if (server.auth == "receive-first"_L1)
        lines += {u"SMTPAuthMethod"_s, u"2"_s};
    else if (asksForPassword(server) && server.user == incomingUser)
        lines += {u"SMTPAuthMethod"_s, u"0"_s};
    else if (asksForPassword(server))
        lines += Lines{{u"SMTPAuthMethod"_s, u"1"_s}, {u"SMTPUserName"_s, server.user}};
    return lines;
}

/// Which property each key stands for: Outlook takes no key that is not listed.
QString mapping(Protocol protocol)
{
    const bool imap = protocol == Protocol::Imap;
    const QString is = imap ? u"IMAP"_s : u"POP3"_s;
    Lines lines{{u"AccountType"_s, is},
                {u"AccountName"_s, u"PT_UNICODE,0x0002"_s},
                {u"DisplayName"_s, u"PT_UNICODE,0x000B"_s},
                {u"EmailAddress"_s, u"PT_UNICODE,0x000C"_s},
                {is + u"Server"_s, u"PT_UNICODE,0x0100"_s},
                {is + u"UserName"_s, u"PT_UNICODE,0x0101"_s},
                {is + u"UseSPA"_s, u"PT_LONG,0x0108"_s},
                {is + u"Port"_s, u"PT_LONG,0x0104"_s},
                {is + u"UseSSL"_s, u"PT_LONG,0x0105"_s},
                {u"SMTPServer"_s, u"PT_UNICODE,0x0200"_s},
                {u"SMTPPort"_s, u"PT_LONG,0x0201"_s},
                {u"SMTPUseAuth"_s, u"PT_LONG,0x0203"_s},
                {u"SMTPUserName"_s, u"PT_UNICODE,0x0204"_s},
                {u"SMTPUseSPA"_s, u"PT_LONG,0x0207"_s},
                {u"SMTPAuthMethod"_s, u"PT_LONG,0x0208"_s},
                {u"SMTPSecureConnection"_s, u"PT_LONG,0x020A"_s},
                {u"ConnectionType"_s, u"PT_LONG,0x000F"_s}};
    if (!imap)
        lines += {u"LeaveOnServer"_s, u"PT_LONG,0x1000"_s};
    return section(imap ? u"IMAP_I_Mail"_s : u"I_Mail"_s, lines);
}

} // namespace

Result<QByteArray> asOutlookPrf(const ExportedAccount &account, Language)
{
    if (const auto complaint = lacksAServer(account, u".prf"_s))
        return *complaint;
    const ServerSettings &incoming = *account.settings.incoming;
    const ServerSettings &outgoing = *account.settings.outgoing;
    if (incoming.security == Security::StartTls)
        return cannot(
            u".prf には受信サーバーの STARTTLS を書く欄がありません。Outlook の画面で設定してください。"_s,
            u"A .prf file has no field for STARTTLS on the incoming server; set it up in Outlook's own windows."_s);
    const bool named = !account.personName.isEmpty() && isAscii(account.personName);
    const QString displayName = named ? account.personName : account.address;
    const QList<std::pair<QString, Words>> values{
        {account.address, {u"メールアドレス"_s, u"e-mail address"_s}},
        {displayName, {u"名前"_s, u"person's name"_s}},
        {incoming.user, {u"受信サーバーのユーザー名"_s, u"user name for the incoming server"_s}},
        {outgoing.user, {u"送信サーバーのユーザー名"_s, u"user name for the outgoing server"_s}}};
    for (const auto &[value, what] : values) {
        if (const auto complaint = unfit(value, what))
            return *complaint;
    }

    // In English for everybody, since the file is in ASCII.
    QString text = remarkLines(account, u"; "_s, Language::English);
    if (!named && !account.personName.isEmpty())
        text += u"; The person's name is not in ASCII and is left out: put it in after importing.\n"_s;
    text += section(u"General"_s, {{u"Custom"_s, u"1"_s},
                                   {u"ProfileName"_s, u"Outlook"_s},
                                   {u"DefaultProfile"_s, u"Yes"_s},
                                   {u"OverwriteProfile"_s, u"Append"_s},
                                   {u"ModifyDefaultProfileIfPresent"_s, u"TRUE"_s}});
    text += section(u"Internet Account List"_s,
                    {{u"Account1"_s, incoming.protocol == Protocol::Imap ? u"IMAP_I_Mail"_s : u"I_Mail"_s}});
    text += section(u"Account1"_s, Lines{{u"UniqueService"_s, u"No"_s},
                                         {u"AccountName"_s, account.address},
                                         {u"DisplayName"_s, displayName},
                                         {u"EmailAddress"_s, account.address}} +
                                       receiving(incoming) + sending(outgoing, incoming.user) +
                                       Lines{{u"ConnectionType"_s, u"0"_s}});
    text += mapping(incoming.protocol);
    return text.replace(u'\n', "\r\n"_L1).toLatin1();
}

} // namespace todoku

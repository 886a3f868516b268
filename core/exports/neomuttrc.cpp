#include "exports/fit.h"
#include "exports/formats.h"
#include "exports/remarks.h"

#include <QUrl>

// NeoMutt's guide: syntax of configuration files, SMTP support, POP3 support, IMAP support. Only variables
// that mutt knows by the same name.

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// Between double quotation marks variables and commands are replaced: what begins one is written after a
/// backslash.
QString quoted(const QString &value)
{
    QString text = u"\""_s;
    for (const QChar c : value) {
        if (u"\\\"$`"_s.contains(c))
            text += u'\\';
        text += c;
    }
    return text + u'"';
}

QString set(const QString &variable, const QString &value)
{
    return u"set %1 = "_s.arg(variable) + value + u'\n';
}

QString url(const ServerSettings &server)
{
    const QString scheme = server.protocol == Protocol::Smtp   ? u"smtp"_s
                           : server.protocol == Protocol::Imap ? u"imap"_s
                                                               : u"pop"_s;
    const QString user = asksForPassword(server)
                             ? QString::fromLatin1(QUrl::toPercentEncoding(server.user)) + u'@'
                             : QString();
    const QString host = server.host.contains(u':') ? u'[' + server.host + u']' : server.host;
    return scheme + (server.security == Security::Tls ? u"s://"_s : u"://"_s) + user + host + u':' +
           QString::number(server.port) + u'/';
}

QString receiving(const ServerSettings &server, Language language)
{
    static const Words fetch{u"# POP3 のメールは G キーで受信します。\n"_s,
                             u"# Mail is fetched by POP3 with the key G.\n"_s};
    if (server.protocol == Protocol::Imap)
        return set(u"folder"_s, quoted(url(server))) + set(u"spoolfile"_s, quoted(u"+INBOX"_s));
    return fetch.in(language) + set(u"pop_host"_s, quoted(url(server)));
}

/// One pair of switches for all servers: strict as soon as no server is meant to be spoken to in clear.
QString encryption(const QList<ServerSettings> &servers)
{
    bool startTls = false;
    bool always = true;
    for (const ServerSettings &server : servers) {
        startTls = startTls || server.security == Security::StartTls;
        always = always && server.security != Security::None;
    }
    return set(u"ssl_starttls"_s, startTls || always ? u"yes"_s : u"no"_s) +
           set(u"ssl_force_tls"_s, always ? u"yes"_s : u"no"_s);
}

} // namespace

Result<QByteArray> asNeomuttrc(const ExportedAccount &account, Language language)
{
    QList<ServerSettings> servers;
    QString text = remarkLines(account, u"# "_s, language) + set(u"from"_s, quoted(account.address));
    if (!account.personName.isEmpty())
        text += set(u"realname"_s, quoted(account.personName));
    if (const auto &incoming = account.settings.incoming) {
        servers += *incoming;
        text += receiving(*incoming, language);
    }
    if (const auto &outgoing = account.settings.outgoing) {
        servers += *outgoing;
        text += set(u"smtp_url"_s, quoted(url(*outgoing)));
    }
    return (text + encryption(servers)).toUtf8();
}

} // namespace todoku

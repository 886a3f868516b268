#include "exports/commandline.h"

#include "exports/fit.h"

namespace todoku
{

using namespace Qt::StringLiterals;

QString commandLineServer(const ServerSettings &server, Language language)
{
    // Both refuse by themselves to send a password as it is without encryption; to lift that is the user's
    // word.
    static const Words clear{
        u"# 暗号化しない接続では、パスワードをそのまま送らない認証方式だけが使われます。\n"
        "# それでは断られ、途中で読まれてもよい場合だけ、auth on を auth %1 に変えてください。\n"_s,
        u"# Without encryption only those ways to log in are used that do not send the password as it is.\n"
        "# Only where that is refused, and others may read the password, change auth on to auth %1.\n"_s};
    const bool encrypted = server.security != Security::None;
    const bool login = asksForPassword(server);
    QString text = u"account default\nhost %1\nport %2\n"_s.arg(server.host, QString::number(server.port));
    text += encrypted ? u"tls on\n"_s : u"tls off\n"_s;
    if (encrypted)
        text += server.security == Security::StartTls ? u"tls_starttls on\n"_s : u"tls_starttls off\n"_s;
    if (login && !encrypted)
        text += clear.in(language).arg(server.protocol == Protocol::Smtp ? u"plain"_s : u"user"_s);
    text += login ? u"auth on\n"_s : u"auth off\n"_s;
    if (login)
        text += u"user "_s + quotedForCommandLine(server.user) + u'\n';
    return text;
}

QString quotedForCommandLine(const QString &value)
{
    const bool plain = value == value.trimmed() && !value.startsWith(u'"') && !value.endsWith(u'"');
    return plain ? value : u'"' + value + u'"';
}

} // namespace todoku

#include "ui/settingsrows.h"

#include "evidence/servertext.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

struct SettingsWords {
    Q_DECLARE_TR_FUNCTIONS(SettingsWords)
};

QString loginWords(const QString &auth)
{
    if (auth == u"password")
        return SettingsWords::tr("User name and password");
    if (auth == u"none")
        return SettingsWords::tr("None");
    if (auth == u"receive-first")
        return SettingsWords::tr("Receive first (POP before SMTP)");
    return auth;
}

QString protocolWords(Protocol protocol)
{
    return protocol == Protocol::Pop3 ? u"POP"_s : name(protocol).toUpper();
}

} // namespace

QString settingsHeading(const ServerSettings &server, bool sending)
{
    return (sending ? SettingsWords::tr("Sending (%1)") : SettingsWords::tr("Receiving (%1)"))
        .arg(protocolWords(server.protocol));
}

QString settingsProof(const ServerSettings &server)
{
    return server.proved ? SettingsWords::tr("These values worked in this check.")
                         : SettingsWords::tr("Published values; this check has not proved them.");
}

QList<ProfileRow> profileRows(const ProfileServer &server, bool sending, const ProfileWords &words,
                              Language language)
{
    QList<ProfileRow> rows;
    const auto add = [&](Setting outgoing, Setting incoming, const QString &what, const QString &value) {
        rows += {sending ? outgoing : incoming, what, value};
    };
    if (server.host.is)
        add(Setting::OutgoingHost, Setting::IncomingHost, SettingsWords::tr("Server"),
            shown(*server.host.is, 200));
    if (server.port.is)
        add(Setting::OutgoingPort, Setting::IncomingPort, SettingsWords::tr("Port"),
            QString::number(*server.port.is));
    if (server.security.is)
        add(Setting::OutgoingSecurity, Setting::IncomingSecurity, SettingsWords::tr("Encryption"),
            words.security(*server.security.is, language));
    if (server.auth.is)
        add(Setting::OutgoingAuth, Setting::IncomingAuth, SettingsWords::tr("Login"),
            words.signIn(*server.auth.is, language));
    if (server.user.is && server.auth.is != SignIn::None)
        add(Setting::OutgoingUser, Setting::IncomingUser, SettingsWords::tr("User name"),
            shown(*server.user.is, 200));
    return rows;
}

QList<SettingsRow> settingsRows(const ServerSettings &server, Language language)
{
    QList<SettingsRow> rows{
        {SettingsWords::tr("Server"), server.host, true},
        {SettingsWords::tr("Port"), server.port ? QString::number(server.port) : QString(), true},
        {SettingsWords::tr("Encryption"), said(server.security, language), false},
        {SettingsWords::tr("User name"), server.user, true},
        {SettingsWords::tr("Login"), loginWords(server.auth), false},
    };
    rows.removeIf([](const SettingsRow &row) { return row.value.isEmpty(); });
    return rows;
}

} // namespace todoku

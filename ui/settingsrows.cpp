#include "ui/settingsrows.h"

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

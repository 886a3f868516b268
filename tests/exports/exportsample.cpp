// Writes the export of one account to standard output, for tests that show the file to other people's
// programs. Usage: export-sample FORMAT ja|en < account.json
#include "exports/exports.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

std::optional<ServerSettings> server(const QJsonObject &told)
{
    if (told.isEmpty())
        return {};
    ServerSettings settings;
    for (const Protocol protocol : {Protocol::Smtp, Protocol::Pop3, Protocol::Imap}) {
        if (name(protocol) == told[u"protocol"_s].toString())
            settings.protocol = protocol;
    }
    for (const Security security : {Security::None, Security::StartTls, Security::Tls}) {
        if (name(security) == told[u"security"_s].toString())
            settings.security = security;
    }
    settings.host = told[u"host"_s].toString();
    settings.port = static_cast<quint16>(told[u"port"_s].toInt());
    settings.user = told[u"user"_s].toString();
    settings.auth = told[u"auth"_s].toString();
    return settings;
}

} // namespace

int main(int argc, char **argv)
{
    QFile in;
    QFile out;
    if (argc != 3 || !in.open(stdin, QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly))
        return 2;
    const QJsonObject told = QJsonDocument::fromJson(in.readAll()).object();
    const ExportedAccount account{
        told[u"address"_s].toString(),
        told[u"name"_s].toString(),
        {server(told[u"incoming"_s].toObject()), server(told[u"outgoing"_s].toObject()), {}},
        told[u"provider"_s].toString(),
        told[u"receive-first"_s].toBool()};
    const Language language = QByteArray(argv[2]) == "ja" ? Language::Japanese : Language::English;
    for (const ExportFormatName &format : exportFormats()) {
        if (format.id != QString::fromUtf8(argv[1]))
            continue;
        const auto file = exported(format.format, account, language);
        if (!file) {
            std::fprintf(stderr, "%s\n", qPrintable(file.complaint().text(language)));
            return 1;
        }
        out.write(*file);
        return 0;
    }
    return 2;
}

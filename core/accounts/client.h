#pragma once

#include "accounts/provider.h"

namespace todoku
{

/// Whether a mail program can collect mail by itself before it sends, as POP before SMTP wants it.
enum class ReceivesBeforeSending { Yes, No, ByHand, Unknown };

/// One version family of a mail program: one file of resources/knowledge/clients. Its steps hold the
/// program's own menu words already; {out-host} and its like are still to be filled.
struct Client {
    QString id;
    Words name;
    QString maker;
    QStringList systems; ///< windows, macos, linux, ios, android
    Words versions;
    QList<Protocol> protocols;
    QStringList knownAs;            ///< in lower case
    QMap<Security, Words> security; ///< its own word for each; absent: it cannot do that
    ReceivesBeforeSending receivesBeforeSending = ReceivesBeforeSending::Unknown;
    bool tooOld = false; ///< speaks no TLS of today
    Words title;
    Words text;
    QList<AdviceText> steps;
    QList<Source> sources;
    QString file;
};

/// Reads one client file (resources/knowledge/FORMAT.md). `file` is only for complaints. A menu word that
/// nobody verified is put into the steps as its description, without quotation marks.
Result<Client> readClient(const QString &text, const QString &file);

/// All client files of a folder (":/knowledge/clients"), in the order of ids. The first complaint ends it.
Result<QList<Client>> readClients(const QString &directory);

/// The client of that id, or that is known by that name; nothing for a stranger.
const Client *clientNamed(const QList<Client> &clients, const QString &name);

} // namespace todoku

#pragma once

#include <QStringList>

namespace todoku
{

/// A name in braces and where it stands.
struct Placeholder {
    qsizetype at = 0;
    qsizetype length = 0; ///< with its braces
    QString name;
};

QList<Placeholder> placesIn(const QString &text);

/// The names that stand in braces in a text, in order: {"host", "port"} for "{host}:{port}".
QStringList placeholdersIn(const QString &text);

/// True for the facts that findings carry, and for the proved settings: out-host, in-port ...
bool isKnownPlaceholder(const QString &placeholder);

/// The first placeholder of the text that nothing can ever fill; empty where all are known.
QString unknownPlaceholderIn(const QString &text);

} // namespace todoku

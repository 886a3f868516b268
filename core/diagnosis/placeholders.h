#pragma once

#include <QStringList>

namespace todoku
{

/// The names that stand in braces in a text, in order: {"host", "port"} for "{host}:{port}".
QStringList placeholdersIn(const QString &text);

/// True for the facts that findings carry, and for the proved settings: out-host, in-port ...
bool isKnownPlaceholder(const QString &placeholder);

/// The first placeholder of the text that nothing can ever fill; empty where all are known.
QString unknownPlaceholderIn(const QString &text);

} // namespace todoku

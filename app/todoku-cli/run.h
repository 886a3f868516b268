#pragma once

#include <QStringList>

namespace todoku
{

/// Does what the command line says and returns the exit status. The first argument is the command.
int run(const QStringList &arguments);

} // namespace todoku

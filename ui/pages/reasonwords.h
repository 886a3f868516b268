#pragma once

#include <QString>

namespace todoku
{

/// The bounce analysers' word for a reason ("mailboxfull") as people say it; an unknown word as it is.
QString reasonWords(const QString &reason);

} // namespace todoku

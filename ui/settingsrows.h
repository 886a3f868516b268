#pragma once

#include "advice/advice.h"

namespace todoku
{

/// One value to type into a mail program.
struct SettingsRow {
    QString what;
    QString value;
    bool isSpelt = false; ///< read letter by letter: a host, a number, a user name
};

/// "Sending (SMTP)".
QString settingsHeading(const ServerSettings &server, bool sending);

/// The values of one server that are known, in the order in which mail programs ask for them.
QList<SettingsRow> settingsRows(const ServerSettings &server, Language language);

} // namespace todoku

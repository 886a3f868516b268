#pragma once

#include "advice/advice.h"
#include "explanation/profilewords.h"

namespace todoku
{

/// One value to type into a mail program.
struct SettingsRow {
    QString what;
    QString value;
    bool isSpelt = false; ///< read letter by letter: a host, a number, a user name
};

/// One value of an account as a mail program has it.
struct ProfileRow {
    Setting setting = Setting::OutgoingHost;
    QString what;
    QString value;
};

/// "Sending (SMTP)".
QString settingsHeading(const ServerSettings &server, bool sending);

/// Whether these values were seen to work, as a sentence.
QString settingsProof(const ServerSettings &server);

/// The values of one side of an account that are known, safe to show.
QList<ProfileRow> profileRows(const ProfileServer &server, bool sending, const ProfileWords &words,
                              Language language);

/// The values of one server that are known, in the order in which mail programs ask for them.
QList<SettingsRow> settingsRows(const ServerSettings &server, Language language);

} // namespace todoku

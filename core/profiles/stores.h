#pragma once

#include "profiles/profileaccount.h"
#include "profiles/section.h"

#include <QByteArray>

namespace todoku
{

// One reader for each mail program: bytes in, accounts out. `file` is only named in what they return. None
// ever reads a password, writes anything, or throws. The keys and what their absence means are each program's
// own; where its versions disagree, the value is left unknown.

/// prefs.js of one profile (Thunderbird: MailNewsTypes2.idl, mailnews.js). `profile` is the profile's name.
ProfileReading readThunderbirdPrefs(const QByteArray &prefs, const QString &file, const QString &profile);
/// All profiles that profiles.ini names, below the folder in which it lies.
ProfileReading readThunderbird(const QString &folder);

/// The accounts of Outlook (classic) among keys of the registry. A section is a key, named by its whole path.
ProfileReading readOutlookKeys(const QList<Section> &keys);
/// The same from a .reg export: "Windows Registry Editor Version 5.00" (UTF-16 or UTF-8) or REGEDIT4.
ProfileReading readOutlookExport(const QByteArray &exported, const QString &file);
/// The same from this computer's registry; nothing on other systems than Windows.
ProfileReading readOutlookRegistry();

/// One .oeaccount file of Windows Live Mail or of Windows Mail, which a "Local Folders" in the path tells
/// from it. Only what differs from the defaults stands in it; numbers are hexadecimal.
ProfileReading readWindowsMail(const QByteArray &xml, const QString &file);

/// One Mailbox.ini of Becky! 2. Where STARTTLS is switched on in it is not known.
ProfileReading readBeckyMailbox(const QByteArray &ini, const QString &file);
/// All mailboxes in Becky's folder, in the order of Folder.lst where it names them.
ProfileReading readBecky(const QString &folder);

/// accountrc of Sylpheed ("sylpheed") or of Claws Mail ("claws-mail"), which are written alike.
ProfileReading readSylpheed(const QByteArray &accountrc, const QString &file, const QString &client);

/// KMail: `mailtransports`, `emailidentities` and the `akonadi_*_resource_*rc` in one folder.
ProfileReading readKMail(const QString &folder);

/// Evolution: the `.source` files in one folder, which point at each other.
ProfileReading readEvolution(const QString &folder);

/// geary.ini of one account.
ProfileReading readGeary(const QByteArray &ini, const QString &file);

/// Reads whatever the file or folder is, or holds: the file of one account, the folder of one mail program, a
/// home or a backup with several. Folders are looked through six deep and not through links, so that no loop
/// catches us. The complaint says that there is nothing at all to read.
Result<ProfileReading> readWhatIsAt(const QString &path);

} // namespace todoku

#include "profiles/usualplaces.h"

#include "profiles/stores.h"

#include <QFileInfo>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// The folders below, where the variable is set.
QStringList below(const QString &root, const QStringList &folders)
{
    QStringList all;
    for (const QString &folder : folders)
        if (!root.isEmpty())
            all += root + u'/' + folder;
    return all;
}

/// Folders of one mail program each.
QStringList programFolders(const QProcessEnvironment &environment, const QStringList &configs)
{
    QStringList all =
        below(environment.value(u"HOME"_s), {u".thunderbird"_s, u"snap/thunderbird/common/.thunderbird"_s,
                                             u".var/app/org.mozilla.Thunderbird/.thunderbird"_s,
                                             u".var/app/net.thunderbird.Thunderbird/.thunderbird"_s,
                                             u"Library/Thunderbird"_s, u".sylpheed-2.0"_s, u".claws-mail"_s});
    for (const QString &config : configs)
        all += below(config, {u"thunderbird"_s, u"evolution/sources"_s, u"geary"_s});
    all += below(environment.value(u"APPDATA"_s), {u"Thunderbird"_s, u"Sylpheed"_s, u"Claws-mail"_s});
    all += below(environment.value(u"LOCALAPPDATA"_s),
                 {u"Microsoft/Windows Live Mail"_s, u"Microsoft/Windows Mail"_s});
    all += below(environment.value(u"USERPROFILE"_s), {u"Documents/Becky"_s});
    all += below(environment.value(u"SystemDrive"_s), {u"Becky!"_s});
    return all;
}

/// Where programs keep their settings: the usual folder, and that of each in its flatpak.
QStringList configFolders(const QProcessEnvironment &environment)
{
    const QString home = environment.value(u"HOME"_s);
    QStringList all =
        below(home, {u".var/app/org.gnome.Evolution/config"_s, u".var/app/org.gnome.Geary/config"_s,
                     u".var/app/org.kde.kontact/config"_s, u".var/app/org.kde.kmail2/config"_s});
    const QString config = environment.value(u"XDG_CONFIG_HOME"_s);
    all.prepend(!config.isEmpty() ? config : home.isEmpty() ? QString() : home + u"/.config"_s);
    all.removeAll(QString());
    return all;
}

} // namespace

ProfileReading readUsualPlaces(const QProcessEnvironment &environment)
{
    const QStringList configs = configFolders(environment);
    ProfileReading reading = readOutlookRegistry();
    QStringList seen; // the same folder by several names
    for (const QString &folder : programFolders(environment, configs)) {
        const QString real = QFileInfo(folder).canonicalFilePath();
        if (real.isEmpty() || seen.contains(real))
            continue;
        seen += real;
        if (const auto read = readWhatIsAt(folder))
            reading += *read;
    }
    for (const QString &config : configs)
        reading += readKMail(config);
    return reading;
}

} // namespace todoku

#include "store.h"

#include "profiles/usualplaces.h"

#include <QDir>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

/// A home with the fixtures of some programs in it.
class Home
{
public:
    void put(const QString &client, const QString &where)
    {
        const Store store(client);
        for (const QString &file : filesOf(client)) {
            const QString to = m_dir.path() + u'/' + where + u'/' + file;
            ASSERT_TRUE(QDir().mkpath(QFileInfo(to).path()));
            ASSERT_TRUE(QFile::copy(store.folder() + u'/' + file, to));
        }
    }

    QString path(const QString &below) const { return m_dir.path() + u'/' + below; }

    QStringList clientsFound(const QProcessEnvironment &environment) const
    {
        QStringList clients;
        for (const ProfileAccount &account : readUsualPlaces(environment).accounts)
            clients += account.client;
        clients.sort();
        return clients;
    }

private:
    QTemporaryDir m_dir;
};

} // namespace

TEST(UsualPlaces, OfALinuxHome)
{
    Home home;
    home.put(u"thunderbird"_s, u"snap/thunderbird/common/.thunderbird"_s);
    home.put(u"claws-mail"_s, u".claws-mail"_s);
    home.put(u"sylpheed"_s, u".sylpheed-2.0"_s);
    home.put(u"kmail"_s, u".config"_s);
    home.put(u"evolution"_s, u".config/evolution/sources"_s);
    home.put(u"geary"_s, u".var/app/org.gnome.Geary/config/geary"_s);
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, home.path({}));
    EXPECT_EQ(home.clientsFound(environment), (QStringList{u"claws-mail"_s, u"evolution"_s, u"geary"_s,
                                                           u"kmail"_s, u"sylpheed"_s, u"thunderbird"_s}));
    environment.insert(u"XDG_CONFIG_HOME"_s, home.path(u"elsewhere"_s));
    EXPECT_FALSE(home.clientsFound(environment).contains(u"kmail"_s));
}

TEST(UsualPlaces, OfWindows)
{
    Home home;
    home.put(u"thunderbird"_s, u"roaming/Thunderbird"_s);
    home.put(u"windows-live-mail"_s, u"local/Microsoft/Windows Live Mail"_s);
    home.put(u"windows-mail"_s, u"local/Microsoft/Windows Mail"_s);
    home.put(u"becky"_s, u"taro/Documents/Becky"_s);
    QProcessEnvironment environment;
    environment.insert(u"APPDATA"_s, home.path(u"roaming"_s));
    environment.insert(u"LOCALAPPDATA"_s, home.path(u"local"_s));
    environment.insert(u"USERPROFILE"_s, home.path(u"taro"_s));
    EXPECT_EQ(home.clientsFound(environment),
              (QStringList{u"becky"_s, u"thunderbird"_s, u"windows-live-mail"_s, u"windows-mail"_s}));
}

TEST(UsualPlaces, ReachedByTwoNamesCountOnce)
{
    Home home;
    home.put(u"thunderbird"_s, u".thunderbird"_s);
    ASSERT_TRUE(QDir().mkpath(home.path(u"snap/thunderbird/common"_s)));
    ASSERT_TRUE(
        QFile::link(home.path(u".thunderbird"_s), home.path(u"snap/thunderbird/common/.thunderbird"_s)));
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, home.path({}));
    EXPECT_EQ(home.clientsFound(environment).size(), 1);
}

TEST(UsualPlaces, OfNobodyAreEmpty)
{
    EXPECT_TRUE(readUsualPlaces({}).accounts.isEmpty());
    EXPECT_TRUE(readUsualPlaces({}).unreadable.isEmpty());
}

TEST(WholeHome, IsLookedThrough)
{
    Home home;
    home.put(u"thunderbird"_s, u"old-computer/AppData/Roaming/Thunderbird"_s);
    home.put(u"becky"_s, u"old-computer/Documents/Becky"_s);
    home.put(u"kmail"_s, u".config"_s);
    const auto read = readWhatIsAt(home.path({}));
    ASSERT_TRUE(bool(read));
    EXPECT_EQ(read->accounts.size(), 3);
}

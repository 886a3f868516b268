#include "profiles/stores.h"

#include <QDir>
#include <QFileInfo>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int mostDepth = 6;
constexpr int mostFolders = 20000;

enum class Kind {
    None,
    ThunderbirdList,
    ThunderbirdPrefs,
    Registry,
    WindowsMail,
    Becky,
    BeckyList,
    Sylpheed,
    KMail,
    Evolution,
    Geary
};

Kind kindOfName(const QString &name)
{
    static const QHash<QString, Kind> names{{u"profiles.ini"_s, Kind::ThunderbirdList},
                                            {u"prefs.js"_s, Kind::ThunderbirdPrefs},
                                            {u"mailbox.ini"_s, Kind::Becky},
                                            {u"folder.lst"_s, Kind::BeckyList},
                                            {u"accountrc"_s, Kind::Sylpheed},
                                            {u"mailtransports"_s, Kind::KMail},
                                            {u"geary.ini"_s, Kind::Geary}};
    const QString lower = name.toLower();
    if (lower.endsWith(".reg"_L1))
        return Kind::Registry;
    if (lower.endsWith(".oeaccount"_L1))
        return Kind::WindowsMail;
    if (lower.endsWith(".source"_L1))
        return Kind::Evolution;
    if (lower.startsWith("akonadi_"_L1) && lower.contains("_resource_"_L1))
        return Kind::KMail;
    return names.value(lower, Kind::None);
}

/// A copy under another name, as people send it.
Kind kindOfContent(const QByteArray &bytes)
{
    const auto text = profileText(bytes.left(64 << 10), {});
    if (!text)
        return Kind::None;
    if (text->text.contains("Windows Registry Editor"_L1) || text->text.startsWith("REGEDIT4"_L1))
        return Kind::Registry;
    if (text->text.contains("<MessageAccount"_L1))
        return Kind::WindowsMail;
    if (text->text.contains("user_pref("_L1))
        return Kind::ThunderbirdPrefs;
    if (text->text.contains("[Account: "_L1))
        return Kind::Sylpheed;
    if (text->text.contains("[Outgoing]"_L1) && text->text.contains("transport_security"_L1))
        return Kind::Geary;
    return text->text.contains("MailServer="_L1) ? Kind::Becky : Kind::None;
}

/// Both write `accountrc`; only Claws Mail has a time limit for POP before SMTP.
QString clientOfAccounts(const QByteArray &bytes, const QString &file)
{
    const bool claws =
        file.contains("claws"_L1, Qt::CaseInsensitive) || bytes.contains("pop_before_smtp_timeout");
    return claws ? u"claws-mail"_s : u"sylpheed"_s;
}

ProfileReading readBytes(Kind kind, const QByteArray &bytes, const QString &file)
{
    switch (kind) {
    case Kind::ThunderbirdPrefs:
        return readThunderbirdPrefs(bytes, file, folderNameOf(file));
    case Kind::Registry:
        return readOutlookExport(bytes, file);
    case Kind::WindowsMail:
        return readWindowsMail(bytes, file);
    case Kind::Becky:
        return readBeckyMailbox(bytes, file);
    case Kind::Sylpheed:
        return readSylpheed(bytes, file, clientOfAccounts(bytes, file));
    case Kind::Geary:
        return readGeary(bytes, file);
    default:
        return {};
    }
}

ProfileReading readFile(Kind kind, const QString &file)
{
    const QString folder = QFileInfo(file).path();
    switch (kind) {
    case Kind::ThunderbirdList:
        return readThunderbird(folder);
    case Kind::BeckyList:
        return readBecky(folder);
    case Kind::KMail:
        return readKMail(folder);
    case Kind::Evolution:
        return readEvolution(folder);
    default:
        break;
    }
    const auto bytes = readProfileFile(file);
    if (!bytes)
        return {{}, {bytes.complaint()}};
    return readBytes(kind == Kind::None ? kindOfContent(*bytes) : kind, *bytes, file);
}

/// Looks through a folder and those in it.
class Search
{
public:
    ProfileReading reading;

    void look(const QString &folder, int depth)
    {
        if (depth > mostDepth || ++m_folders > mostFolders)
            return;
        QHash<Kind, QString> found;
        const QDir dir(folder);
        for (const QString &name : dir.entryList(QDir::Files | QDir::System | QDir::Hidden, QDir::Name)) {
            const Kind kind = kindOfName(name);
            const QString file = folder + u'/' + name;
            if (isOfWholeFolder(kind))
                found.insert(kind, file);
            else if (kind != Kind::None && !(kind == Kind::ThunderbirdPrefs && isWebBrowser(file)))
                reading += readFile(kind, file);
        }
        for (const auto &[kind, file] : found.asKeyValueRange())
            reading += readFile(kind, file);
        // These two have said already where to look.
        if (found.contains(Kind::ThunderbirdList) || found.contains(Kind::BeckyList))
            return;
        for (const QString &name :
             dir.entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name))
            look(folder + u'/' + name, depth + 1);
    }

private:
    static bool isOfWholeFolder(Kind kind)
    {
        return kind == Kind::ThunderbirdList || kind == Kind::BeckyList || kind == Kind::KMail ||
               kind == Kind::Evolution;
    }

    /// Firefox has a prefs.js, too.
    static bool isWebBrowser(const QString &file)
    {
        return file.contains("/firefox/"_L1, Qt::CaseInsensitive);
    }

    int m_folders = 0;
};

} // namespace

Result<ProfileReading> readWhatIsAt(const QString &path)
{
    const QFileInfo found(path);
    if (!found.exists())
        return Complaint{
            path,
            0,
            {u"そのようなファイルもフォルダーもありません。"_s, u"there is no such file or folder"_s}};
    ProfileReading reading;
    if (found.isDir()) {
        Search search;
        search.look(QDir::cleanPath(path), 0);
        reading = search.reading;
    } else {
        reading = readFile(kindOfName(found.fileName()), QDir::cleanPath(path));
    }
    if (reading.accounts.isEmpty() && reading.unreadable.isEmpty())
        return Complaint{path,
                         0,
                         {u"メールソフトのアカウントの設定が見つかりません。"_s,
                          u"holds no account settings of a mail program that is known here"_s}};
    return reading;
}

} // namespace todoku

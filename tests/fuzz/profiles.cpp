// A mail program's file, whole or damaged, with a line break somewhere behind which its password stands. The
// first byte chooses the program, the second the line break.
#include "demand.h"

#include "explanation/profilewords.h"
#include "profiles/stores.h"
#include "resources.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray secret = "geheim-4711";

/// The file in a folder of its own, for those programs that need one.
QString folderWith(const QString &name, const QByteArray &bytes)
{
    static const QTemporaryDir dir;
    for (const QString &other : {u"mailtransports"_s, u"akonadi_imap_resource_0rc"_s, u"a.source"_s})
        if (other != name)
            QFile::remove(dir.filePath(other));
    QFile file(dir.filePath(name));
    demand(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(), "there is room for a file");
    return dir.path();
}

struct Program {
    char letter;
    const char *password; ///< the line in which it keeps one; %1 stands for it
    ProfileReading (*read)(const QByteArray &bytes);
};

const Program programs[] = {
    {'t', "user_pref(\"mail.smtpserver.smtp1.password\", \"%1\");",
     [](const QByteArray &bytes) { return readThunderbirdPrefs(bytes, u"prefs.js"_s, u"default"_s); }},
    {'o', "\"POP3 Password\"=\"%1\"",
     [](const QByteArray &bytes) { return readOutlookExport(bytes, u"a.reg"_s); }},
    {'w', "<POP3_Password2 type=\"SZ\">%1</POP3_Password2>",
     [](const QByteArray &bytes) { return readWindowsMail(bytes, u"a.oeaccount"_s); }},
    {'b', "PassWord=%1", [](const QByteArray &bytes) { return readBeckyMailbox(bytes, u"Mailbox.ini"_s); }},
    {'s', "password=%1",
     [](const QByteArray &bytes) { return readSylpheed(bytes, u"accountrc"_s, u"sylpheed"_s); }},
    {'c', "smtp_password=%1",
     [](const QByteArray &bytes) { return readSylpheed(bytes, u"accountrc"_s, u"claws-mail"_s); }},
    {'g', "password=%1", [](const QByteArray &bytes) { return readGeary(bytes, u"geary.ini"_s); }},
    {'k', "password=%1",
     [](const QByteArray &bytes) { return readKMail(folderWith(u"mailtransports"_s, bytes)); }},
    {'a', "password=%1",
     [](const QByteArray &bytes) { return readKMail(folderWith(u"akonadi_imap_resource_0rc"_s, bytes)); }},
    {'e', "Password=%1",
     [](const QByteArray &bytes) { return readEvolution(folderWith(u"a.source"_s, bytes)); }},
};

const Program &chosen(char letter)
{
    for (const Program &program : programs)
        if (program.letter == letter)
            return program;
    return programs[quint8(letter) % std::size(programs)];
}

/// The bytes with a line more, behind the line break of that number.
QByteArray withLine(const QByteArray &bytes, const QByteArray &line, int number)
{
    qsizetype at = 0;
    for (int i = 0; i < number; ++i) {
        const qsizetype next = bytes.indexOf('\n', at);
        if (next < 0)
            break;
        at = next + 1;
    }
    return bytes.left(at) + line + '\n' + bytes.mid(at);
}

const ProfileWords &words()
{
    static const ProfileWords read = [] {
        openResources();
        QFile file(u":/knowledge/profile.yaml"_s);
        demand(file.open(QIODevice::ReadOnly), "the words are there");
        auto result = ProfileWords::read(QString::fromUtf8(file.readAll()), u"profile.yaml"_s);
        demand(bool(result), "the words can be read");
        return *std::move(result);
    }();
    return read;
}

/// All that `inspect` prints about it.
QByteArray printed(const ProfileReading &reading)
{
    const ServerSettings proved{Protocol::Smtp,       u"smtp.example.jp"_s, 465, Security::Tls,
                                u"taro@example.jp"_s, u"password"_s,        true};
    QByteArray all;
    for (const Language language : {Language::Japanese, Language::English}) {
        QList<InspectedAccount> accounts;
        for (const ProfileAccount &account : reading.accounts) {
            demand(account.incoming || account.outgoing, "an account has a server", account.name);
            accounts += {account, compare(account, Settings{{}, proved, {}})};
            for (const Mark &mark : accounts.last().marks)
                demand(!words().tell(mark, language).what.isEmpty(), "a mark is told in both languages",
                       name(mark.setting));
        }
        for (const Complaint &complaint : reading.unreadable)
            demand(complaint.what.complete(), "a complaint is in both languages", complaint.file);
        all += QJsonDocument(inspectAsJson(accounts, reading.unreadable, words(), language)).toJson();
    }
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const Program &program = chosen(char(data[0]));
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 2, qsizetype(size) - 2);
    if (bytes.contains(secret)) // then it stands where it is no password
        return 0;
    const QByteArray planted = withLine(bytes, QByteArray(program.password).replace("%1", secret), data[1]);
    const QByteArray all = printed(program.read(planted));
    demand(!all.contains(secret), "a password is not read", QString::fromUtf8(all));
    demand(all == printed(program.read(planted)), "the same file is read in the same way");
    return 0;
}

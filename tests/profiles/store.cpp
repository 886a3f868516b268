#include "store.h"

#include "explanation/profilewords.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

const QString fixtures = QStringLiteral(TODOKU_SOURCE_DIR "/tests/profiles/fixtures");

} // namespace

QStringList fixtureClients()
{
    return QDir(fixtures).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

QStringList filesOf(const QString &client)
{
    const QDir root(fixtures + u'/' + client);
    QStringList files;
    for (QDirIterator it(root.path(), QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        files += root.relativeFilePath(it.next());
    files.sort();
    return files;
}

Store::Store(const QString &client) : m_client(client)
{
    for (const QString &name : filesOf(client)) {
        QDir().mkpath(QFileInfo(folder() + u'/' + name).path());
        QFile::copy(fixtures + u'/' + client + u'/' + name, folder() + u'/' + name);
        QFile::setPermissions(folder() + u'/' + name, QFile::ReadOwner | QFile::WriteOwner);
    }
}

QString Store::folder() const
{
    return m_dir.path() + u'/' + m_client;
}

QString Store::file(const QString &pattern) const
{
    QDirIterator it(folder(), {pattern}, QDir::Files, QDirIterator::Subdirectories);
    return it.hasNext() ? it.next() : folder() + u'/' + pattern;
}

QByteArray Store::bytes(const QString &pattern) const
{
    QFile opened(file(pattern));
    EXPECT_TRUE(opened.open(QIODevice::ReadOnly)) << pattern.toStdString();
    return opened.readAll();
}

void Store::write(const QString &pattern, const QByteArray &bytes)
{
    QFile opened(file(pattern));
    ASSERT_TRUE(opened.open(QIODevice::WriteOnly)) << pattern.toStdString();
    opened.write(bytes);
}

void Store::change(const QString &pattern, const QByteArray &from, const QByteArray &to)
{
    QByteArray text = bytes(pattern);
    ASSERT_EQ(text.count(from), 1) << from.toStdString();
    write(pattern, text.replace(from, to));
}

ProfileReading Store::read() const
{
    auto read = readWhatIsAt(folder());
    EXPECT_TRUE(bool(read)) << (read ? "" : read.complaint().text(Language::English).toStdString());
    return read ? *std::move(read) : ProfileReading();
}

Settings provedWith(int smtpPort, bool imap)
{
    const QString user = u"taro@example.jp"_s;
    const Security security = smtpPort == 465 ? Security::Tls : Security::StartTls;
    return {imap ? ServerSettings{Protocol::Imap, u"imap.example.jp"_s, 993, Security::Tls, user,
                                  u"password"_s, true}
                 : ServerSettings{Protocol::Pop3, u"pop.example.jp"_s, 995, Security::Tls, user,
                                  u"password"_s, true},
            ServerSettings{Protocol::Smtp, u"smtp.example.jp"_s, quint16(smtpPort), security, user,
                           u"password"_s, true},
            {}};
}

std::string told(const QList<Mark> &marks)
{
    QStringList all;
    for (const Mark &mark : marks)
        all += name(mark.setting) + u' ' + mark.is + u' ' + mark.should;
    return all.join(u"; "_s).toStdString();
}

QByteArray everythingIn(const ProfileReading &reading)
{
    QList<InspectedAccount> accounts;
    for (const ProfileAccount &account : reading.accounts)
        accounts += {account, compare(account, provedWith(587))};
    QByteArray all =
        QJsonDocument(inspectAsJson(accounts, reading.unreadable, {}, Language::English)).toJson();
    for (const Complaint &complaint : reading.unreadable)
        all += complaint.text(Language::Japanese).toUtf8();
    return all;
}

} // namespace todoku

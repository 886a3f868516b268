#include "store.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

using namespace todoku;
using namespace Qt::StringLiterals;
using testing::HasSubstr;

namespace
{

/// The files in which a program's accounts stand; the others only point at them.
QList<std::pair<QString, QString>> accountFiles()
{
    QList<std::pair<QString, QString>> files;
    for (const QString &client : fixtureClients())
        for (const QString &file : filesOf(client))
            if (!file.endsWith("profiles.ini"_L1) && !file.endsWith("Folder.lst"_L1) &&
                !file.endsWith("emailidentities"_L1))
                files += {client, file};
    return files;
}

std::string complaintAbout(const Store &store)
{
    const auto read = readWhatIsAt(store.folder());
    if (!read)
        return read.complaint().text(Language::English).toStdString();
    return read->unreadable.isEmpty() ? "none"
                                      : read->unreadable.first().text(Language::English).toStdString();
}

} // namespace

TEST(HalfWrittenProfile, AccusesNobodyWhereverItIsCutOffInALine)
{
    for (const auto &[client, file] : accountFiles()) {
        Store store(client);
        const QByteArray whole = store.bytes(QFileInfo(file).fileName());
        for (qsizetype end = 1; end < whole.size(); end += 7) {
            // At the end of a line nothing shows that there were more.
            const bool showsWhatIsCut = !file.endsWith(".reg"_L1) && !file.endsWith(".js"_L1);
            if (whole[end - 1] == '\n' || (whole[end] == '\n' && !showsWhatIsCut))
                continue;
            store.write(QFileInfo(file).fileName(), whole.left(end));
            const auto read = readWhatIsAt(store.folder());
            if (!read)
                continue;
            for (const ProfileAccount &account : read->accounts)
                for (const int port : {465, 587}) {
                    const auto marks = compare(account, provedWith(port, client == "geary"_L1));
                    EXPECT_EQ(told(marks), "") << file.toStdString() << " cut off at " << end << ":\n"
                                               << whole.left(end).right(60).toStdString();
                }
        }
    }
}

TEST(HalfWrittenProfile, IsNamedWithTheLine)
{
    Store store(u"sylpheed"_s);
    store.write(u"accountrc"_s, "[Account: 1]\naddress=taro@example.jp\nsmtp_server=smtp.exam");
    EXPECT_THAT(complaintAbout(store), HasSubstr("accountrc:3: ends in the middle"));
}

TEST(BrokenProfile, OfRandomBytesIsNamed)
{
    QByteArray noise;
    quint32 seed = 1;
    for (int i = 0; i < 20000; ++i) {
        seed = seed * 1664525 + 1013904223;
        noise += char(seed >> 24);
    }
    for (const auto &[client, file] : accountFiles()) {
        Store store(client);
        store.write(QFileInfo(file).fileName(), noise);
        EXPECT_NE(complaintAbout(store), "none") << file.toStdString();
    }
}

TEST(BrokenProfile, OfZerosAsAfterAPowerCutIsNamed)
{
    for (const auto &[client, file] : accountFiles()) {
        Store store(client);
        store.write(QFileInfo(file).fileName(), QByteArray(4096, '\0'));
        EXPECT_NE(complaintAbout(store), "none") << file.toStdString();
    }
}

TEST(BrokenProfile, ThatIsEmptyIsSurvived)
{
    for (const auto &[client, file] : accountFiles()) {
        Store store(client);
        store.write(QFileInfo(file).fileName(), {});
        const auto read = readWhatIsAt(store.folder());
        if (!read) {
            EXPECT_THAT(read.complaint().what.en.toStdString(), HasSubstr("no account settings"));
        }
    }
}

TEST(BrokenProfile, OfAHundredMegabytesIsNotRead)
{
    for (const auto &[client, file] : accountFiles()) {
        Store store(client);
        QFile large(store.file(QFileInfo(file).fileName()));
        ASSERT_TRUE(large.resize(qint64(100) << 20));
        QElapsedTimer timer;
        timer.start();
        EXPECT_THAT(complaintAbout(store), HasSubstr("is 100 MB, too large for a file of settings"));
        EXPECT_LT(timer.elapsed(), 2000);
    }
}

TEST(BrokenProfile, InAnUnknownCharsetIsReadAsFarAsItGoes)
{
    Store store(u"thunderbird"_s);
    store.change(u"prefs.js"_s, "\xE4\xBB\x95\xE4\xBA\x8B", "\xFF\x80\xFE");
    const ProfileReading reading = store.read();
    ASSERT_EQ(reading.accounts.size(), 1);
    EXPECT_EQ(told(compare(reading.accounts.first(), provedWith(587))), "");
    ASSERT_EQ(reading.unreadable.size(), 1);
    EXPECT_THAT(reading.unreadable.first().text(Language::English).toStdString(),
                HasSubstr("neither UTF-8 nor"));
}

TEST(BrokenProfile, WithOneLineOfManyMegabytesIsSurvivedQuickly)
{
    Store store(u"thunderbird"_s);
    store.write(u"prefs.js"_s,
                store.bytes(u"prefs.js"_s) + "user_pref(\"a\", \"" + QByteArray(8 << 20, '\\'));
    EXPECT_THAT(complaintAbout(store), HasSubstr("ends in the middle"));
    QByteArray exported =
        "Windows Registry Editor Version 5.00\n[A\\9375CFF0413111d3B88A00104B2A6676\\1]\n\"x\"=hex:\\\n";
    for (int i = 0; i < 300000; ++i)
        exported += " 00,\\\n";
    QElapsedTimer timer;
    timer.start();
    EXPECT_TRUE(readOutlookExport(exported, u"x.reg"_s).accounts.isEmpty());
    EXPECT_LT(timer.elapsed(), 5000);
}

// Found by the fuzzer: the reader of hexadecimal digits had passed over what is none.
TEST(BrokenProfile, InWhichAValueHasSwallowedThePasswordShowsNeither)
{
    const QByteArray exported =
        "Windows Registry Editor Version 5.00\n[A\\9375CFF0413111d3B88A00104B2A6676\\1]\n"
        "\"POP3 Server\"=\"pop.example.jp\"\n"
        "\"SMTP Server\"=hex:73,00,6d,00,ord\"=hex:67,00,65,00,68,00,65,00,69,00,6d,00\n"
        "\"SMTP Port\"=dword:0000024b\n";
    const ProfileReading reading = readOutlookExport(exported, u"x.reg"_s);
    ASSERT_EQ(reading.accounts.size(), 1);
    EXPECT_FALSE(reading.accounts.first().outgoing);
    ASSERT_EQ(reading.unreadable.size(), 1);
    EXPECT_EQ(reading.unreadable.first().line, 4);
}

TEST(BrokenProfile, WithAnEntityBombIsNamed)
{
    Store store(u"windows-live-mail"_s);
    QByteArray bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"aaaaaaaaaa\">";
    for (int i = 1; i < 12; ++i)
        bomb += "<!ENTITY a" + QByteArray::number(i) + " \"" +
                QByteArray("&a" + QByteArray::number(i - 1) + ";").repeated(10) + "\">";
    bomb += "]><MessageAccount><SMTP_Server>&a11;</SMTP_Server></MessageAccount>";
    store.write(u"*.oeaccount"_s, bomb);
    EXPECT_THAT(complaintAbout(store), HasSubstr("ends in the middle"));
}

TEST(StrangeFolder, WithLoopsOfLinksIsSurvived)
{
    Store store(u"claws-mail"_s);
    ASSERT_TRUE(QFile::link(store.folder(), store.folder() + u"/again"_s));
    ASSERT_TRUE(QFile::link(store.folder() + u"/b.reg"_s, store.folder() + u"/a.reg"_s));
    ASSERT_TRUE(QFile::link(store.folder() + u"/a.reg"_s, store.folder() + u"/b.reg"_s));
    EXPECT_EQ(store.read().accounts.size(), 1);
    const auto loop = readWhatIsAt(store.folder() + u"/a.reg"_s);
    ASSERT_FALSE(bool(loop));
    EXPECT_THAT(loop.complaint().what.en.toStdString(), HasSubstr("no such file"));
}

TEST(StrangeFolder, WithAPipeWaitsForNobody)
{
    Store store(u"claws-mail"_s);
    const QString pipe = store.folder() + u"/prefs.js"_s;
    ASSERT_EQ(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const ProfileReading reading = store.read();
    EXPECT_EQ(reading.accounts.size(), 1);
    ASSERT_EQ(reading.unreadable.size(), 1);
    EXPECT_THAT(reading.unreadable.first().what.en.toStdString(), HasSubstr("no regular file"));
}

TEST(StrangeFolder, IsLeftAsItIs)
{
    for (const QString &client : fixtureClients()) {
        Store store(client);
        for (const QString &file : filesOf(client))
            ASSERT_TRUE(QFile::setPermissions(store.folder() + u'/' + file, QFile::ReadOwner));
        const QString before = QDir(store.folder()).entryList().join(u' ');
        EXPECT_FALSE(store.read().accounts.isEmpty());
        EXPECT_EQ(QDir(store.folder()).entryList().join(u' '), before);
        for (const QString &file : filesOf(client))
            EXPECT_EQ(store.bytes(QFileInfo(file).fileName()),
                      Store(client).bytes(QFileInfo(file).fileName()));
    }
}

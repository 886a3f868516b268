#include "store.h"

#include "letters/charset.h"
#include "profiles/usualports.h"

#include <QDir>
#include <QStringEncoder>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

QByteArray utf16(const QByteArray &utf8)
{
    QStringEncoder encoder(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    return encoder(QString::fromUtf8(utf8).replace(u"\n"_s, u"\r\n"_s));
}

/// "仕事のメール" in Shift_JIS.
const QByteArray workMailInShiftJis = "\x8E\x64\x8E\x96\x82\xCC\x83\x81\x81\x5B\x83\x8B";

ProfileAccount only(const ProfileReading &reading)
{
    EXPECT_EQ(reading.accounts.size(), 1);
    return reading.accounts.value(0);
}

} // namespace

TEST(ThunderbirdProfile, IsReadWithWhereEachValueStands)
{
    const ProfileAccount account = only(Store(u"thunderbird"_s).read());
    EXPECT_EQ(account.client, u"thunderbird"_s);
    EXPECT_EQ(account.profile, u"default"_s);
    EXPECT_EQ(account.name, u"仕事 (taro@example.jp)"_s);
    ASSERT_TRUE(account.outgoing);
    EXPECT_EQ(account.outgoing->port.is, 587);
    EXPECT_EQ(account.outgoing->port.where.line, 30);
    EXPECT_EQ(account.outgoing->port.where.key, u"mail.smtpserver.smtp1.port"_s);
    EXPECT_TRUE(account.outgoing->port.where.file.endsWith(u"/Profiles/abcd1234.default/prefs.js"_s));
    EXPECT_FALSE(account.receiveFirst.is);
}

TEST(ThunderbirdProfile, WithoutAPortMeansTheUsualOne)
{
    Store store(u"thunderbird"_s);
    store.change(u"prefs.js"_s, "user_pref(\"mail.server.server1.port\", 995);\n", "");
    store.change(u"prefs.js"_s, "user_pref(\"mail.smtpserver.smtp1.port\", 587);\n", "");
    const ProfileAccount account = only(store.read());
    EXPECT_EQ(account.incoming->port.is, 995);
    EXPECT_EQ(account.incoming->port.where.line, 0);
    EXPECT_FALSE(account.outgoing->port.is) << "25 or 587, as the version has it";
}

TEST(ThunderbirdProfile, OfAnOldVersionKeepsTheRealServerBesideTheFirst)
{
    Store store(u"thunderbird"_s);
    store.change(u"prefs.js"_s, "user_pref(\"mail.server.server1.socketType\", 3);",
                 "user_pref(\"mail.server.server1.isSecure\", true);\n"
                 "user_pref(\"mail.server.server1.realhostname\", \"pop3.example.jp\");\n"
                 "user_pref(\"mail.server.server1.realuserName\", \"yamada\");");
    const ProfileAccount account = only(store.read());
    EXPECT_EQ(account.incoming->security.is, Security::Tls);
    EXPECT_EQ(account.incoming->host.is, u"pop3.example.jp"_s);
    EXPECT_EQ(account.incoming->user.is, u"yamada"_s);
}

TEST(ThunderbirdProfile, EachIdentityIsAnAccountWithItsOwnServer)
{
    Store store(u"thunderbird"_s);
    store.change(u"prefs.js"_s, "identities\", \"id1\"", "identities\", \"id1,id2\"");
    store.change(u"prefs.js"_s, "user_pref(\"mail.smtpservers\", \"smtp1\");\n",
                 "user_pref(\"mail.smtpservers\", \"smtp1,smtp2\");\n"
                 "user_pref(\"mail.identity.id2.useremail\", \"info@example.jp\");\n"
                 "user_pref(\"mail.identity.id2.smtpServer\", \"smtp2\");\n"
                 "user_pref(\"mail.smtpserver.smtp2.hostname\", \"info.example.jp\");\n");
    const ProfileReading reading = store.read();
    ASSERT_EQ(reading.accounts.size(), 2);
    EXPECT_EQ(reading.accounts[1].address, u"info@example.jp"_s);
    EXPECT_EQ(reading.accounts[1].outgoing->host.is, u"info.example.jp"_s);
    EXPECT_EQ(reading.accounts[1].incoming->host.is, u"pop.example.jp"_s);
}

TEST(ThunderbirdProfile, OneBrokenLineDoesNotHideTheOthers)
{
    Store store(u"thunderbird"_s);
    store.change(u"prefs.js"_s, "587);", "587");
    const ProfileReading reading = store.read();
    EXPECT_FALSE(only(reading).outgoing->port.is);
    EXPECT_EQ(only(reading).outgoing->host.is, u"smtp.example.jp"_s);
    ASSERT_EQ(reading.unreadable.size(), 1);
    EXPECT_EQ(reading.unreadable.first().line, 30);
}

TEST(OutlookExport, IsReadAsRegeditWritesIt)
{
    Store store(u"outlook"_s);
    const QByteArray utf8 = store.bytes(u"accounts.reg"_s);
    for (const QByteArray &bytes : {utf8, utf16(utf8), "\xEF\xBB\xBF" + utf8}) {
        const ProfileAccount account = only(readOutlookExport(bytes, u"a.reg"_s));
        EXPECT_EQ(account.client, u"outlook-classic"_s);
        EXPECT_EQ(account.profile, u"Outlook"_s);
        EXPECT_EQ(account.address, u"taro@example.jp"_s);
        EXPECT_EQ(account.outgoing->port.is, 587);
        EXPECT_EQ(account.outgoing->security.is, Security::StartTls);
        EXPECT_EQ(account.outgoing->user.is, u"taro@example.jp"_s) << "the same as for receiving";
        EXPECT_EQ(account.incoming->port.where.line, 21);
        EXPECT_EQ(account.receiveFirst.is, false);
    }
}

TEST(OutlookExport, OfAnOldVersionHasItsTextInHex)
{
    const ProfileAccount account =
        only(readOutlookExport(Store(u"outlook"_s).bytes(u"old.reg"_s), u"old.reg"_s));
    EXPECT_EQ(account.incoming->host.is, u"pop.example.jp"_s);
    EXPECT_EQ(account.outgoing->host.is, u"smtp.example.jp"_s);
    EXPECT_EQ(account.outgoing->security.is, Security::Tls) << "the one tick, on port 465";
}

TEST(OutlookExport, MethodTwoIsReceivingFirst)
{
    Store store(u"outlook"_s);
    store.change(u"accounts.reg"_s, "\"SMTP Use SPA\"",
                 "\"SMTP Auth Method\"=dword:00000002\n\"SMTP Use SPA\"");
    const ProfileAccount account = only(readOutlookExport(store.bytes(u"accounts.reg"_s), u"a.reg"_s));
    EXPECT_EQ(account.receiveFirst.is, true);
    EXPECT_EQ(account.outgoing->auth.is, SignIn::None);
}

TEST(OutlookExport, FindingItsOwnSecurityIsNeverCalledWrong)
{
    Store store(u"outlook"_s);
    store.change(u"accounts.reg"_s, "Connection\"=dword:00000002", "Connection\"=dword:00000003");
    const ProfileAccount account = only(readOutlookExport(store.bytes(u"accounts.reg"_s), u"a.reg"_s));
    EXPECT_EQ(account.outgoing->security.is, Security::StartTls) << "what goes with port 587";
    EXPECT_EQ(told(compare(account, provedWith(587))), "");
}

TEST(WindowsMail, IsToldFromWindowsLiveMailByItsFolder)
{
    EXPECT_EQ(only(Store(u"windows-mail"_s).read()).client, u"windows-mail"_s);
    EXPECT_EQ(only(Store(u"windows-live-mail"_s).read()).client, u"windows-live-mail"_s);
}

TEST(WindowsMail, NumbersAreHexadecimalAndDefaultsAreNotWritten)
{
    Store store(u"windows-live-mail"_s);
    store.change(u"*.oeaccount"_s, "\t<SMTP_Port type=\"DWORD\">000001d1</SMTP_Port>\n", "");
    const ProfileAccount account = only(store.read());
    EXPECT_EQ(account.incoming->port.is, 995);
    EXPECT_EQ(account.outgoing->port.is, 25);
    EXPECT_EQ(account.outgoing->security.is, Security::StartTls) << "what its one tick means on port 25";
}

TEST(Becky, IsReadInShiftJisAndInUtf8)
{
    Store store(u"becky"_s);
    EXPECT_EQ(only(store.read()).name, u"仕事のメール"_s);
    store.change(u"Mailbox.ini"_s, "仕事のメール", workMailInShiftJis);
    store.change(u"Mailbox.ini"_s, "山田 太郎", "\x8E\x52\x93\x63");
    const ProfileReading reading = store.read();
    EXPECT_EQ(only(reading).name, u"仕事のメール"_s);
    EXPECT_TRUE(reading.unreadable.isEmpty());
    EXPECT_EQ(only(reading).profile, u"4a5b6c7d.mb"_s);
}

TEST(Becky, WithSslOnAnotherPortMayMeanStartTls)
{
    Store store(u"becky"_s);
    store.change(u"Mailbox.ini"_s, "SMTPPort=465", "SMTPPort=587");
    const ProfileAccount account = only(store.read());
    EXPECT_FALSE(account.outgoing->security.is);
    EXPECT_EQ(told(compare(account, provedWith(587))), "");
}

TEST(Sylpheed, IsToldFromClawsMail)
{
    EXPECT_EQ(only(Store(u"sylpheed"_s).read()).client, u"sylpheed"_s);
    EXPECT_EQ(only(Store(u"claws-mail"_s).read()).client, u"claws-mail"_s);
    Store store(u"sylpheed"_s);
    store.change(u"accountrc"_s, "pop_before_smtp=0", "pop_before_smtp=1");
    EXPECT_EQ(only(store.read()).receiveFirst.is, true);
}

TEST(Sylpheed, WithImapHasItsOwnKeys)
{
    Store store(u"sylpheed"_s);
    store.change(u"accountrc"_s, "protocol=0", "protocol=3");
    store.change(u"accountrc"_s, "ssl_imap=0", "ssl_imap=1");
    const ProfileAccount account = only(store.read());
    EXPECT_EQ(account.incoming->protocol, Protocol::Imap);
    EXPECT_EQ(account.incoming->port.is, 993);
}

TEST(KMail, JoinsWhatBelongsTogether)
{
    Store store(u"kmail"_s);
    ProfileAccount account = only(store.read());
    EXPECT_EQ(account.name, u"taro at work"_s);
    EXPECT_EQ(account.address, u"taro@example.jp"_s);
    ASSERT_TRUE(account.incoming);
    EXPECT_EQ(account.incoming->protocol, Protocol::Pop3);
    QFile imap(store.folder() + u"/akonadi_imap_resource_1rc"_s);
    ASSERT_TRUE(imap.open(QIODevice::WriteOnly));
    imap.write("[network]\nImapServer=imap.example.com\nImapPort=993\nSafety=SSL\nUserName=hanako\n");
    imap.close();
    const ProfileReading reading = store.read();
    ASSERT_EQ(reading.accounts.size(), 2);
    EXPECT_EQ(reading.accounts[0].incoming->host.is, u"pop.example.jp"_s);
    EXPECT_EQ(reading.accounts[1].incoming->security.is, Security::Tls);
    EXPECT_FALSE(reading.accounts[1].outgoing);
}

TEST(KMail, WhatIsNotWrittenIsNotKnown)
{
    Store store(u"kmail"_s);
    store.change(u"mailtransports"_s, "port=587\n", "");
    store.change(u"mailtransports"_s, "encryption=TLS\n", "");
    const ProfileAccount account = only(store.read());
    EXPECT_FALSE(account.outgoing->port.is);
    EXPECT_FALSE(account.outgoing->security.is);
}

TEST(Evolution, FollowsTheFilesThatPointAtEachOther)
{
    const ProfileAccount account = only(Store(u"evolution"_s).read());
    EXPECT_EQ(account.address, u"taro@example.jp"_s);
    EXPECT_EQ(account.outgoing->host.is, u"smtp.example.jp"_s);
    Store store(u"evolution"_s);
    store.change(u"*.3@pc.source"_s, "Method=PLAIN", "Method=POPB4SMTP");
    EXPECT_EQ(only(store.read()).receiveFirst.is, true);
    EXPECT_EQ(only(store.read()).outgoing->auth.is, SignIn::None);
}

TEST(Evolution, WithoutItsOtherFilesHasAtLeastOneSide)
{
    Store store(u"evolution"_s);
    ASSERT_TRUE(QFile::remove(store.file(u"*.2@pc.source"_s)));
    const ProfileAccount account = only(store.read());
    EXPECT_TRUE(account.incoming);
    EXPECT_FALSE(account.outgoing);
}

TEST(Geary, OfABigProviderHasNoHost)
{
    Store store(u"geary"_s);
    store.write(u"geary.ini"_s, "[Account]\nservice_provider=gmail\nsender_mailboxes=taro@example.jp;\n"
                                "[Incoming]\nlogin=taro@example.jp\n[Outgoing]\nlogin=taro@example.jp\n");
    const ProfileAccount account = only(store.read());
    EXPECT_EQ(account.address, u"taro@example.jp"_s);
    EXPECT_FALSE(account.outgoing->host.is);
    EXPECT_EQ(told(compare(account, {})), "");
}

TEST(CopyOfAProfile, IsKnownByWhatIsInIt)
{
    for (const auto &[client, file] : {std::pair{u"thunderbird"_s, u"prefs.js"_s},
                                       {u"outlook"_s, u"accounts.reg"_s},
                                       {u"windows-live-mail"_s, u"*.oeaccount"_s},
                                       {u"becky"_s, u"Mailbox.ini"_s},
                                       {u"claws-mail"_s, u"accountrc"_s},
                                       {u"geary"_s, u"geary.ini"_s}}) {
        Store store(client);
        const QString copy = store.folder() + u"/sent-by-mail.txt"_s;
        ASSERT_TRUE(QFile::copy(store.file(file), copy));
        const auto read = readWhatIsAt(copy);
        ASSERT_TRUE(bool(read)) << client.toStdString();
        EXPECT_EQ(read->accounts.size(), 1) << client.toStdString();
    }
}

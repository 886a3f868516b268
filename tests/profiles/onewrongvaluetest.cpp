#include "store.h"

#include <gtest/gtest.h>

#include <ostream>

using namespace todoku;

namespace
{

/// One change to a healthy profile, and the only value that may be named for it.
struct OneChange {
    const char *client;
    const char *file;
    const char *from;
    const char *to;
    int smtpPort;
    const char *named; ///< setting, what stands there, what should
};

const OneChange changes[] = {
    {"thunderbird", "prefs.js", "smtp.example.jp", "mail.example.jp", 587,
     "outgoing-host mail.example.jp smtp.example.jp"},
    {"thunderbird", "prefs.js", "smtp1.port\", 587", "smtp1.port\", 25", 587, "outgoing-port 25 587"},
    {"thunderbird", "prefs.js", "smtp1.port\", 587", "smtp1.port\", 465", 587, "outgoing-port 465 587"},
    {"thunderbird", "prefs.js", "try_ssl\", 2", "try_ssl\", 0", 587, "outgoing-security none starttls"},
    {"thunderbird", "prefs.js", "try_ssl\", 2", "try_ssl\", 3", 587, "outgoing-security tls starttls"},
    {"thunderbird", "prefs.js", "username\", \"taro@example.jp", "username\", \"taro", 587,
     "outgoing-user taro taro@example.jp"},
    {"thunderbird", "prefs.js", "smtp1.authMethod\", 3", "smtp1.authMethod\", 1", 587,
     "outgoing-auth none password"},
    {"thunderbird", "prefs.js", "smtp1.authMethod\", 3", "smtp1.authMethod\", 6", 587,
     "outgoing-auth ntlm password"},
    {"thunderbird", "prefs.js", "smtp1.authMethod\", 3", "smtp1.authMethod\", 4", 587,
     "outgoing-auth encrypted-password password"},
    {"thunderbird", "prefs.js", "smtp1.authMethod\", 3", "smtp1.authMethod\", 5", 587,
     "outgoing-auth kerberos password"},
    {"thunderbird", "prefs.js", "smtp1.authMethod\", 3", "smtp1.authMethod\", 10", 587,
     "outgoing-auth oauth2 password"},
    {"thunderbird", "prefs.js", "pop.example.jp", "pop3.example.jp", 587,
     "incoming-host pop3.example.jp pop.example.jp"},
    {"thunderbird", "prefs.js", "server1.port\", 995", "server1.port\", 110", 587, "incoming-port 110 995"},
    {"thunderbird", "prefs.js", "socketType\", 3", "socketType\", 2", 587, "incoming-security starttls tls"},
    {"thunderbird", "prefs.js", "socketType\", 3", "socketType\", 0", 587, "incoming-security none tls"},
    {"thunderbird", "prefs.js", "userName\", \"taro@example.jp", "userName\", \"taro", 587,
     "incoming-user taro taro@example.jp"},
    {"thunderbird", "prefs.js", "server1.authMethod\", 3", "server1.authMethod\", 6", 587,
     "incoming-auth ntlm password"},

    {"outlook", "accounts.reg", "smtp.example.jp", "smtp.example.com", 587,
     "outgoing-host smtp.example.com smtp.example.jp"},
    {"outlook", "accounts.reg", "\"SMTP Port\"=dword:0000024b\n", "", 587, "outgoing-port 25 587"},
    {"outlook", "accounts.reg", "Connection\"=dword:00000002", "Connection\"=dword:00000000", 587,
     "outgoing-security none starttls"},
    {"outlook", "accounts.reg", "Connection\"=dword:00000002", "Connection\"=dword:00000001", 587,
     "outgoing-security tls starttls"},
    {"outlook", "accounts.reg", "\"SMTP Use Auth\"=dword:00000001",
     "\"SMTP Use Auth\"=dword:00000001\n\"SMTP Auth Method\"=dword:00000001\n\"SMTP User\"=\"taro\"", 587,
     "outgoing-user taro taro@example.jp"},
    {"outlook", "accounts.reg", "\"SMTP Use Auth\"=dword:00000001\n", "", 587, "outgoing-auth none password"},
    {"outlook", "accounts.reg", "\"SMTP Use SPA\"=dword:00000000", "\"SMTP Use SPA\"=dword:00000001", 587,
     "outgoing-auth ntlm password"},
    {"outlook", "accounts.reg", "\"SMTP Use Auth\"", "\"SMTP Auth Method\"=dword:00000002\n\"SMTP Use Auth\"",
     587, "outgoing-auth none password"},
    {"outlook", "accounts.reg", "pop.example.jp", "mail.example.jp", 587,
     "incoming-host mail.example.jp pop.example.jp"},
    {"outlook", "accounts.reg", "dword:000003e3", "dword:0000006e", 587, "incoming-port 110 995"},
    {"outlook", "accounts.reg", "Use SSL\"=dword:00000001", "Use SSL\"=dword:00000000", 587,
     "incoming-security none tls"},
    {"outlook", "accounts.reg", "User\"=\"taro@example.jp", "User\"=\"taro.yamada", 587,
     "incoming-user taro.yamada taro@example.jp"},
    {"outlook", "accounts.reg", "POP3 Use SPA\"=dword:00000000", "POP3 Use SPA\"=dword:00000001", 587,
     "incoming-auth ntlm password"},

    {"windows-live-mail", "*.oeaccount", "smtp.example.jp", "smtp.example.com", 465,
     "outgoing-host smtp.example.com smtp.example.jp"},
    {"windows-live-mail", "*.oeaccount", "000001d1", "00000019", 465, "outgoing-port 25 465"},
    {"windows-live-mail", "*.oeaccount", "<SMTP_Secure_Connection type=\"DWORD\">00000001",
     "<SMTP_Secure_Connection type=\"DWORD\">00000000", 465, "outgoing-security none tls"},
    {"windows-live-mail", "*.oeaccount", "<SMTP_Use_Sicily type=\"DWORD\">00000002",
     "<SMTP_Use_Sicily type=\"DWORD\">00000000", 465, "outgoing-auth none password"},
    {"windows-live-mail", "*.oeaccount", "<SMTP_Use_Sicily type=\"DWORD\">00000002",
     "<SMTP_Use_Sicily type=\"DWORD\">00000001", 465, "outgoing-auth ntlm password"},
    {"windows-live-mail", "*.oeaccount", "pop.example.jp", "pop3.example.jp", 465,
     "incoming-host pop3.example.jp pop.example.jp"},
    {"windows-live-mail", "*.oeaccount", "000003e3", "000003e1", 465, "incoming-port 993 995"},
    {"windows-live-mail", "*.oeaccount", "<POP3_Secure_Connection type=\"DWORD\">00000001",
     "<POP3_Secure_Connection type=\"DWORD\">00000000", 465, "incoming-security none tls"},
    {"windows-live-mail", "*.oeaccount", "<POP3_User_Name type=\"SZ\">taro@example.jp",
     "<POP3_User_Name type=\"SZ\">taro", 465, "incoming-user taro taro@example.jp"},
    {"windows-live-mail", "*.oeaccount", "<POP3_Use_Sicily type=\"DWORD\">00000000",
     "<POP3_Use_Sicily type=\"DWORD\">00000001", 465, "incoming-auth ntlm password"},

    {"windows-mail", "*.oeaccount", "0000024b", "00000019", 587, "outgoing-port 25 587"},
    {"windows-mail", "*.oeaccount", "<SMTP_User_Name type=\"SZ\">taro@example.jp",
     "<SMTP_User_Name type=\"SZ\">taro", 587, "outgoing-user taro taro@example.jp"},

    {"becky", "Mailbox.ini", "smtp.example.jp", "smtp.example.com", 465,
     "outgoing-host smtp.example.com smtp.example.jp"},
    {"becky", "Mailbox.ini", "SMTPPort=465", "SMTPPort=25", 465, "outgoing-port 25 465"},
    {"becky", "Mailbox.ini", "SSLSMTP=1", "SSLSMTP=0", 465, "outgoing-security none tls"},
    {"becky", "Mailbox.ini", "SMTPAUTH=1", "SMTPAUTH=0", 465, "outgoing-auth none password"},
    {"becky", "Mailbox.ini", "SMTPAUTHMODE=6", "SMTPAUTHMODE=1", 465,
     "outgoing-auth encrypted-password password"},
    {"becky", "Mailbox.ini", "pop.example.jp", "pop.example.com", 465,
     "incoming-host pop.example.com pop.example.jp"},
    {"becky", "Mailbox.ini", "POP3Port=995", "POP3Port=110", 465, "incoming-port 110 995"},
    {"becky", "Mailbox.ini", "SSLPOP=1", "SSLPOP=0", 465, "incoming-security none tls"},
    {"becky", "Mailbox.ini", "UserID=taro@example.jp", "UserID=taro", 465,
     "incoming-user taro taro@example.jp"},
    {"becky", "Mailbox.ini", "POP3Auth=0", "POP3Auth=1", 465, "incoming-auth encrypted-password password"},

    {"sylpheed", "accountrc", "smtp.example.jp", "smtp.example.com", 587,
     "outgoing-host smtp.example.com smtp.example.jp"},
    {"sylpheed", "accountrc", "set_smtpport=1", "set_smtpport=0", 587, "outgoing-port 25 587"},
    {"sylpheed", "accountrc", "smtp_port=587", "smtp_port=465", 587, "outgoing-port 465 587"},
    {"sylpheed", "accountrc", "ssl_smtp=2", "ssl_smtp=1", 587, "outgoing-security tls starttls"},
    {"sylpheed", "accountrc", "ssl_smtp=2", "ssl_smtp=0", 587, "outgoing-security none starttls"},
    {"sylpheed", "accountrc", "smtp_user_id=", "smtp_user_id=taro", 587,
     "outgoing-user taro taro@example.jp"},
    {"sylpheed", "accountrc", "use_smtp_auth=1", "use_smtp_auth=0", 587, "outgoing-auth none password"},
    {"sylpheed", "accountrc", "smtp_auth_method=0", "smtp_auth_method=2", 587,
     "outgoing-auth encrypted-password password"},
    {"sylpheed", "accountrc", "pop.example.jp", "pop.example.com", 587,
     "incoming-host pop.example.com pop.example.jp"},
    {"sylpheed", "accountrc", "pop_port=995", "pop_port=110", 587, "incoming-port 110 995"},
    {"sylpheed", "accountrc", "ssl_pop=1", "ssl_pop=0", 587, "incoming-security none tls"},
    {"sylpheed", "accountrc", "\nuser_id=taro@example.jp", "\nuser_id=taro", 587,
     "incoming-user taro taro@example.jp"},
    {"sylpheed", "accountrc", "use_apop_auth=0", "use_apop_auth=1", 587,
     "incoming-auth encrypted-password password"},

    {"claws-mail", "accountrc", "smtp.example.jp", "smtp.example.com", 465,
     "outgoing-host smtp.example.com smtp.example.jp"},
    {"claws-mail", "accountrc", "set_smtpport=0", "set_smtpport=1", 465, "outgoing-port 25 465"},
    {"claws-mail", "accountrc", "set_smtpport=0\nsmtp_port=25", "set_smtpport=1\nsmtp_port=465\nssl_smtp=2",
     465, "outgoing-security starttls tls"},
    {"claws-mail", "accountrc", "smtp_user_id=taro@example.jp", "smtp_user_id=taro", 465,
     "outgoing-user taro taro@example.jp"},
    {"claws-mail", "accountrc", "use_smtp_auth=1", "use_smtp_auth=0", 465, "outgoing-auth none password"},
    {"claws-mail", "accountrc", "smtp_auth_method=16", "smtp_auth_method=4", 465,
     "outgoing-auth encrypted-password password"},
    {"claws-mail", "accountrc", "receive_server=pop.", "receive_server=mail.", 465,
     "incoming-host mail.example.jp pop.example.jp"},
    {"claws-mail", "accountrc", "set_popport=0", "set_popport=1", 465, "incoming-port 110 995"},

    {"kmail", "mailtransports", "smtp.example.jp", "smtp.example.com", 587,
     "outgoing-host smtp.example.com smtp.example.jp"},
    {"kmail", "mailtransports", "port=587", "port=25", 587, "outgoing-port 25 587"},
    {"kmail", "mailtransports", "encryption=TLS", "encryption=SSL", 587, "outgoing-security tls starttls"},
    {"kmail", "mailtransports", "encryption=TLS", "encryption=None", 587, "outgoing-security none starttls"},
    {"kmail", "mailtransports", "user=taro@example.jp", "user=taro", 587,
     "outgoing-user taro taro@example.jp"},
    {"kmail", "mailtransports", "auth=true\n", "", 587, "outgoing-auth none password"},
    {"kmail", "mailtransports", "authtype=PLAIN", "authtype=GSSAPI", 587, "outgoing-auth kerberos password"},
    {"kmail", "mailtransports", "authtype=PLAIN", "authtype=CRAM-MD5", 587,
     "outgoing-auth encrypted-password password"},
    {"kmail", "akonadi_pop3*", "pop.example.jp", "pop.example.com", 587,
     "incoming-host pop.example.com pop.example.jp"},
    {"kmail", "akonadi_pop3*", "port=995", "port=110", 587, "incoming-port 110 995"},
    {"kmail", "akonadi_pop3*", "useSSL=true", "useSSL=false", 587, "incoming-security none tls"},
    {"kmail", "akonadi_pop3*", "login=taro@example.jp", "login=taro", 587,
     "incoming-user taro taro@example.jp"},
    {"kmail", "akonadi_pop3*", "Method=7", "Method=5", 587, "incoming-auth ntlm password"},

    {"evolution", "*.3@pc.source", "smtp.example.jp", "smtp.example.com", 587,
     "outgoing-host smtp.example.com smtp.example.jp"},
    {"evolution", "*.3@pc.source", "Port=587", "Port=25", 587, "outgoing-port 25 587"},
    {"evolution", "*.3@pc.source", "Method=starttls-on-standard-port", "Method=none", 587,
     "outgoing-security none starttls"},
    {"evolution", "*.3@pc.source", "starttls-on-standard-port", "ssl-on-alternate-port", 587,
     "outgoing-security tls starttls"},
    {"evolution", "*.3@pc.source", "User=taro@example.jp", "User=taro", 587,
     "outgoing-user taro taro@example.jp"},
    {"evolution", "*.3@pc.source", "Method=PLAIN", "Method=none", 587, "outgoing-auth none password"},
    {"evolution", "*.3@pc.source", "Method=PLAIN\n", "", 587, "outgoing-auth none password"},
    {"evolution", "*.3@pc.source", "Method=PLAIN", "Method=NTLM", 587, "outgoing-auth ntlm password"},
    {"evolution", "*.1@pc.source", "pop.example.jp", "pop.example.com", 587,
     "incoming-host pop.example.com pop.example.jp"},
    {"evolution", "*.1@pc.source", "Port=995", "Port=110", 587, "incoming-port 110 995"},
    {"evolution", "*.1@pc.source", "Method=ssl-on-alternate-port", "Method=none", 587,
     "incoming-security none tls"},
    {"evolution", "*.1@pc.source", "User=taro@example.jp", "User=taro", 587,
     "incoming-user taro taro@example.jp"},
    {"evolution", "*.1@pc.source", "Method=PLAIN", "Method=GSSAPI", 587, "incoming-auth kerberos password"},

    {"geary", "geary.ini", "smtp.example.jp", "smtp.example.com", 587,
     "outgoing-host smtp.example.com smtp.example.jp"},
    {"geary", "geary.ini", "port=587", "port=25", 587, "outgoing-port 25 587"},
    {"geary", "geary.ini", "start-tls", "transport", 587, "outgoing-security tls starttls"},
    {"geary", "geary.ini", "start-tls", "none", 587, "outgoing-security none starttls"},
    {"geary", "geary.ini", "credentials=use-incoming", "credentials=custom\nlogin=taro", 587,
     "outgoing-user taro taro@example.jp"},
    {"geary", "geary.ini", "credentials=use-incoming", "credentials=none", 587,
     "outgoing-auth none password"},
    {"geary", "geary.ini", "imap.example.jp", "imap.example.com", 587,
     "incoming-host imap.example.com imap.example.jp"},
    {"geary", "geary.ini", "port=993", "port=143", 587, "incoming-port 143 993"},
    {"geary", "geary.ini", "=transport\n", "=none\n", 587, "incoming-security none tls"},
    {"geary", "geary.ini", "login=taro@example.jp", "login=taro", 587, "incoming-user taro taro@example.jp"},
};

void PrintTo(const OneChange &change, std::ostream *out)
{
    *out << change.client << ": " << change.from << " -> " << change.to;
}

class OneWrongValue : public testing::TestWithParam<OneChange>
{
};

/// The fixture's own way of sending.
int smtpPortOf(const QString &client)
{
    return client == QStringLiteral("becky") || client == QStringLiteral("windows-live-mail") ||
                   client == QStringLiteral("claws-mail")
               ? 465
               : 587;
}

} // namespace

TEST_P(OneWrongValue, IsNamedAndNoOther)
{
    const OneChange &change = GetParam();
    const QString client = QString::fromLatin1(change.client);
    Store store(client);
    store.change(QString::fromLatin1(change.file), change.from, change.to);
    ProfileReading reading;
    if (client == QStringLiteral("outlook")) // two exports lie there
        reading =
            readOutlookExport(store.bytes(QStringLiteral("accounts.reg")), QStringLiteral("accounts.reg"));
    else
        reading = store.read();
    ASSERT_EQ(reading.accounts.size(), 1);
    EXPECT_TRUE(reading.unreadable.isEmpty());
    const QList<Mark> marks =
        compare(reading.accounts.first(), provedWith(change.smtpPort, client == QStringLiteral("geary")));
    EXPECT_EQ(told(marks), change.named);
    ASSERT_EQ(marks.size(), 1);
    EXPECT_FALSE(marks.first().where.key.isEmpty());
    EXPECT_FALSE(marks.first().where.file.isEmpty());
}

INSTANTIATE_TEST_SUITE_P(EveryClient, OneWrongValue, testing::ValuesIn(changes));

TEST(HealthyProfile, HasNothingWrongInIt)
{
    for (const QString &client : fixtureClients()) {
        const ProfileReading reading = Store(client).read();
        EXPECT_TRUE(reading.unreadable.isEmpty()) << client.toStdString();
        ASSERT_FALSE(reading.accounts.isEmpty()) << client.toStdString();
        for (const ProfileAccount &account : reading.accounts) {
            EXPECT_EQ(account.address, QStringLiteral("taro@example.jp"));
            EXPECT_EQ(
                told(compare(account, provedWith(smtpPortOf(client), client == QStringLiteral("geary")))), "")
                << client.toStdString();
            EXPECT_EQ(told(compare(account, {})), "") << client.toStdString();
        }
    }
}

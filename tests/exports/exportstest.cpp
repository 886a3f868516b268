#include "exports/exports.h"
#include "accounts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

QString text(ExportFormat format, const ExportedAccount &account, Language language = Language::English)
{
    const auto file = exported(format, account, language);
    EXPECT_TRUE(file) << (file ? "" : file.complaint().what.en.toStdString());
    return file ? QString::fromUtf8(*file) : QString();
}

std::string complaint(ExportFormat format, const ExportedAccount &account)
{
    const auto file = exported(format, account, Language::English);
    if (file)
        return "no complaint";
    EXPECT_TRUE(file.complaint().what.complete());
    EXPECT_TRUE(file.complaint().what.en.endsWith(u'.')) << file.complaint().what.en.toStdString();
    EXPECT_TRUE(file.complaint().what.ja.endsWith(u'。')) << file.complaint().what.ja.toStdString();
    return file.complaint().what.en.toStdString();
}

QStringList lines(const QString &text)
{
    return text.split(u'\n', Qt::SkipEmptyParts);
}

/// The text of each element by its path below the root, "emailProvider/domain"; attributes as "path@name".
QMap<QString, QString> elements(const QString &file)
{
    QMap<QString, QString> found;
    QStringList path;
    QXmlStreamReader xml(file);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            path += xml.name().toString();
            for (const auto &attribute : xml.attributes())
                found[path.join(u'/') + u'@' + attribute.name().toString()] = attribute.value().toString();
        } else if (xml.isCharacters() && !xml.isWhitespace()) {
            found[path.join(u'/')] += xml.text();
        } else if (xml.isEndElement()) {
            path.removeLast();
        }
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    return found;
}

} // namespace

TEST(ExportFormats, AreEachNamedOnceInBothLanguages)
{
    QSet<QString> ids;
    QSet<ExportFormat> formats;
    for (const ExportFormatName &name : exportFormats()) {
        EXPECT_TRUE(name.what.complete()) << name.id.toStdString();
        EXPECT_FALSE(name.fileName.isEmpty());
        EXPECT_TRUE(name.fileName.endsWith(name.suffix));
        ids += name.id;
        formats += name.format;
    }
    EXPECT_EQ(ids.size(), exportFormats().size());
    EXPECT_EQ(formats.size(), exportFormats().size());
}

TEST(Exports, AreTheSameEveryTimeAndDifferOnlyInTheirWords)
{
    for (const ExportedAccount &account : {taro(), hanako()}) {
        for (const ExportFormatName &name : exportFormats()) {
            const QString once = text(name.format, account);
            EXPECT_FALSE(once.isEmpty());
            EXPECT_EQ(once, text(name.format, account)) << name.id.toStdString();
        }
    }
}

TEST(Exports, SayInEachLanguageThatASecretIsNotThere)
{
    for (const ExportFormat format :
         {ExportFormat::TextSheet, ExportFormat::HtmlSheet, ExportFormat::Autoconfig,
          ExportFormat::AppleProfile, ExportFormat::K9Settings, ExportFormat::Msmtp, ExportFormat::Mpop,
          ExportFormat::Neomutt}) {
        EXPECT_TRUE(text(format, taro()).contains(u"No password is written here"_s));
        EXPECT_TRUE(text(format, taro(), Language::Japanese).contains(u"パスワードは書かれていません"_s));
    }
}

TEST(Exports, WarnOfAConnectionInClearAndOnlyThen)
{
    for (const ExportFormat format :
         {ExportFormat::TextSheet, ExportFormat::HtmlSheet, ExportFormat::Autoconfig,
          ExportFormat::AppleProfile, ExportFormat::OutlookPrf, ExportFormat::K9Settings, ExportFormat::Msmtp,
          ExportFormat::Mpop, ExportFormat::Neomutt}) {
        EXPECT_TRUE(text(format, hanako()).contains(u"is not encrypted; the "_s)) << int(format);
        EXPECT_FALSE(text(format, taro()).contains(u"not encrypted"_s)) << int(format);
    }
}

TEST(Exports, SpeakOfThePasswordOnlyWhereItIsSent)
{
    EXPECT_FALSE(text(ExportFormat::Msmtp, hanako()).contains(u"the password and the mail"_s));
    EXPECT_TRUE(text(ExportFormat::Mpop, hanako()).contains(u"the password and the mail"_s));
}

TEST(Exports, WantAnAddressAndServers)
{
    ExportedAccount account = taro();
    account.address = u"taro"_s;
    EXPECT_EQ(complaint(ExportFormat::TextSheet, account), "`taro` is no e-mail address.");
    account = taro();
    account.settings = {};
    EXPECT_EQ(complaint(ExportFormat::TextSheet, account),
              "There are no server settings to write; find out the servers first.");
    account = taro();
    account.settings.outgoing->port = 0;
    EXPECT_EQ(complaint(ExportFormat::Msmtp, account), "The outgoing server has no port.");
    account = taro();
    account.settings.incoming->user.clear();
    EXPECT_EQ(complaint(ExportFormat::Mpop, account), "The incoming server has no user name.");
    account = taro();
    account.settings.outgoing->auth = u"oauth2"_s;
    EXPECT_EQ(complaint(ExportFormat::Autoconfig, account),
              "The way to log in to the outgoing server, `oauth2`, cannot be written.");
}

TEST(Exports, NeedBothServersWhereTheFormatDoes)
{
    ExportedAccount sends = taro();
    sends.settings.incoming.reset();
    ExportedAccount receives = taro();
    receives.settings.outgoing.reset();
    for (const ExportFormat format :
         {ExportFormat::Autoconfig, ExportFormat::AppleProfile, ExportFormat::OutlookPrf,
          ExportFormat::ThunderbirdQrSvg, ExportFormat::ThunderbirdQrText, ExportFormat::K9Settings}) {
        EXPECT_NE(complaint(format, sends).find("needs the incoming server"), std::string::npos);
        EXPECT_NE(complaint(format, receives).find("needs the outgoing server"), std::string::npos);
    }
    EXPECT_FALSE(text(ExportFormat::Msmtp, sends).isEmpty());
    EXPECT_FALSE(text(ExportFormat::Mpop, receives).isEmpty());
    EXPECT_FALSE(text(ExportFormat::Neomutt, sends).isEmpty());
    EXPECT_FALSE(text(ExportFormat::TextSheet, receives).isEmpty());
    EXPECT_EQ(complaint(ExportFormat::Mpop, sends),
              "mpop needs the incoming server, which is not known yet.");
}

TEST(Exports, RefuseLineBreaksWhereverTheyStand)
{
    for (const QString &evil :
         {u"taro\nhost evil.example"_s, u"taro\r"_s, u"taro"_s + QChar(0x2028), u"taro"_s + QChar(0),
          u"taro\x1b[2J"_s, u"taro\x85"_s, QString(QChar(0xd800))}) {
        for (const ExportFormatName &name : exportFormats()) {
            ExportedAccount account = taro();
            account.personName = evil;
            EXPECT_NE(complaint(name.format, account).find("control character"), std::string::npos);
            account = taro();
            account.settings.outgoing->user = evil;
            EXPECT_NE(complaint(name.format, account).find("control character"), std::string::npos);
            account = taro();
            account.settings.incoming->host = evil;
            EXPECT_NE(complaint(name.format, account).find("control character"), std::string::npos);
        }
    }
}

TEST(Exports, TakeNoHostThatCannotBeOne)
{
    for (const QString &host : {u"pop.example.jp/x"_s, u"a b"_s, u"\"x\""_s, u"taro@pop.example.jp"_s, u""_s,
                                u"pop.example.jp:995"_s, u"%HOME%"_s}) {
        ExportedAccount account = taro();
        account.settings.incoming->host = host;
        EXPECT_NE(complaint(ExportFormat::Neomutt, account).find("cannot be that of a server"),
                  std::string::npos)
            << host.toStdString();
    }
}

TEST(Exports, WriteInternationalNamesInAscii)
{
    ExportedAccount account = taro();
    account.address = u"taro@日本語.jp"_s;
    account.settings.incoming->host = u"pop.日本語.jp"_s;
    EXPECT_TRUE(lines(text(ExportFormat::Mpop, account)).contains(u"host pop.xn--wgv71a119e.jp"_s));
    EXPECT_TRUE(lines(text(ExportFormat::Msmtp, account)).contains(u"from taro@xn--wgv71a119e.jp"_s));
}

TEST(TextSheet, HasEachValueOnALineOfItsOwn)
{
    const QStringList told = lines(text(ExportFormat::TextSheet, jiro(), Language::Japanese));
    for (const QString &value :
         {u"jiro@example.jp"_s, u"imap.example.jp"_s, u"993"_s, u"jiro"_s, u"smtp.example.jp"_s, u"465"_s,
          u"x-0042"_s, u"SSL/TLS"_s, u"通常のパスワード認証"_s})
        EXPECT_TRUE(told.contains(u"      "_s + value)) << value.toStdString();
    EXPECT_TRUE(told.contains(u"      （「-」はハイフン（短い横棒）、「0」は数字のゼロ。）"_s));
    EXPECT_TRUE(told.contains(u"  この設定は、まだ実際には確かめていません。"_s));
}

TEST(TextSheet, SpellsOutOnlyWhatIsConfused)
{
    ExportedAccount account = taro();
    EXPECT_FALSE(text(ExportFormat::TextSheet, account).contains(u"small letter"_s));
    account.settings.incoming->user = u"lo01_A"_s;
    EXPECT_TRUE(
        text(ExportFormat::TextSheet, account)
            .contains(u"(\"_\" is an underscore, \"0\" is the digit zero, \"o\" is the small letter O, "
                      "\"1\" is the digit one, \"l\" is the small letter L, type capitals as capitals.)"_s));
}

TEST(TextSheet, TellsToReceiveFirst)
{
    const QString told = text(ExportFormat::TextSheet, hanako());
    EXPECT_TRUE(lines(told).contains(u"      none (receive first, then send)"_s));
    EXPECT_TRUE(told.contains(u"Receive mail before you send"_s));
    ExportedAccount account = hanako();
    account.receiveFirst = false; // the outgoing server's own word is enough
    EXPECT_EQ(told, text(ExportFormat::TextSheet, account));
}

TEST(HtmlSheet, EscapesWhatItShowsAndLoadsNothing)
{
    const QString page = text(ExportFormat::HtmlSheet, jiro());
    EXPECT_TRUE(page.contains(u"Example &amp; Sons &lt;mail&gt;"_s));
    EXPECT_FALSE(page.contains(u"<mail>"_s));
    EXPECT_TRUE(page.contains(u"default-src 'none'"_s));
    EXPECT_FALSE(page.contains(u"http"_s.append(u"://"_s)));
}

TEST(Autoconfig, HasTheServersAndServesTheWholeDomain)
{
    const auto found = elements(text(ExportFormat::Autoconfig, taro()));
    const QString provider = u"clientConfig/emailProvider"_s;
    EXPECT_EQ(found[u"clientConfig@version"_s], u"1.1"_s);
    EXPECT_EQ(found[provider + u"@id"_s], u"example.jp"_s);
    EXPECT_EQ(found[provider + u"/domain"_s], u"example.jp"_s);
    EXPECT_EQ(found[provider + u"/incomingServer@type"_s], u"pop3"_s);
    EXPECT_EQ(found[provider + u"/incomingServer/hostname"_s], u"pop.example.jp"_s);
    EXPECT_EQ(found[provider + u"/incomingServer/port"_s], u"995"_s);
    EXPECT_EQ(found[provider + u"/incomingServer/socketType"_s], u"SSL"_s);
    EXPECT_EQ(found[provider + u"/incomingServer/username"_s], u"%EMAILADDRESS%"_s);
    EXPECT_EQ(found[provider + u"/outgoingServer/socketType"_s], u"STARTTLS"_s);
    EXPECT_EQ(found[provider + u"/outgoingServer/authentication"_s], u"password-cleartext"_s);

    const auto others = elements(text(ExportFormat::Autoconfig, jiro()));
    EXPECT_EQ(others[provider + u"/displayName"_s], u"Example & Sons <mail>"_s);
    EXPECT_EQ(others[provider + u"/incomingServer/username"_s], u"%EMAILLOCALPART%"_s);
    EXPECT_EQ(others[provider + u"/outgoingServer/username"_s], u"x-0042"_s);
}

TEST(Autoconfig, GivesNoLoginWhereReceivingOpensTheWay)
{
    const auto found = elements(text(ExportFormat::Autoconfig, hanako()));
    EXPECT_EQ(found[u"clientConfig/emailProvider/outgoingServer/authentication"_s], u"client-IP-address"_s);
    EXPECT_FALSE(found.contains(u"clientConfig/emailProvider/outgoingServer/username"_s));
    EXPECT_EQ(found[u"clientConfig/emailProvider/outgoingServer/socketType"_s], u"plain"_s);
}

TEST(Autoconfig, RefusesAUserNameThatReadsAsAPlaceholder)
{
    ExportedAccount account = taro();
    account.settings.incoming->user = u"x%EMAILDOMAIN%"_s;
    EXPECT_NE(complaint(ExportFormat::Autoconfig, account).find("cannot be told from a placeholder"),
              std::string::npos);
}

TEST(K9Settings, SayHowEachConnectionIsProtected)
{
    const auto found = elements(text(ExportFormat::K9Settings, taro()));
    const QString account = u"k9settings/accounts/account"_s;
    EXPECT_EQ(found[u"k9settings@format"_s], u"1"_s);
    EXPECT_EQ(found[account + u"@uuid"_s].size(), 36);
    EXPECT_EQ(found[account + u"/incoming-server@type"_s], u"POP3"_s);
    EXPECT_EQ(found[account + u"/incoming-server/connection-security"_s], u"SSL_TLS_REQUIRED"_s);
    EXPECT_EQ(found[account + u"/outgoing-server/connection-security"_s], u"STARTTLS_REQUIRED"_s);
    EXPECT_EQ(found[account + u"/outgoing-server/authentication-type"_s], u"PLAIN"_s);
    EXPECT_EQ(found[account + u"/identities/identity/name"_s], u"山田 太郎"_s);
    const auto old = elements(text(ExportFormat::K9Settings, hanako()));
    EXPECT_EQ(old[account + u"/outgoing-server/connection-security"_s], u"NONE"_s);
    EXPECT_EQ(old[account + u"/outgoing-server/authentication-type"_s], u"NONE"_s);
}

TEST(OutlookPrf, HasItsSectionsAndIsAsciiWithCrlf)
{
    const QByteArray file = *exported(ExportFormat::OutlookPrf, taro(), Language::Japanese);
    for (const char byte : file)
        EXPECT_LT(static_cast<unsigned char>(byte), 128);
    EXPECT_EQ(file.count('\n'), file.count("\r\n"));
    const QStringList told = QString::fromLatin1(file).remove(u'\r').split(u'\n');
    for (const QString &line :
         {u"[General]"_s, u"[Internet Account List]"_s, u"Account1=I_Mail"_s, u"[Account1]"_s, u"[I_Mail]"_s,
          u"OverwriteProfile=Append"_s, u"POP3Server=pop.example.jp"_s, u"POP3Port=995"_s, u"POP3UseSSL=1"_s,
          u"POP3UseSPA=0"_s, u"SMTPPort=587"_s, u"SMTPSecureConnection=2"_s, u"SMTPUseAuth=1"_s,
          u"SMTPAuthMethod=0"_s, u"POP3Server=PT_UNICODE,0x0100"_s, u"SMTPSecureConnection=PT_LONG,0x020A"_s,
          u"DisplayName=taro@example.jp"_s})
        EXPECT_TRUE(told.contains(line)) << line.toStdString();
}

TEST(OutlookPrf, MapsEveryKeyThatItUses)
{
    for (const ExportedAccount &account : {taro(), hanako(), jiro()}) {
        QMap<QString, QStringList> keys;
        QString section;
        for (const QString &line : text(ExportFormat::OutlookPrf, account).remove(u'\r').split(u'\n')) {
            if (line.startsWith(u'['))
                section = line;
            else if (line.contains(u'=') && !line.startsWith(u';'))
                keys[section] += line.section(u'=', 0, 0);
        }
        const QStringList mapped = keys[u"[I_Mail]"_s] + keys[u"[IMAP_I_Mail]"_s];
        EXPECT_GT(keys[u"[Account1]"_s].size(), 10);
        for (const QString &key : keys[u"[Account1]"_s])
            EXPECT_TRUE(mapped.contains(key) || key == u"UniqueService"_s) << key.toStdString();
    }
}

TEST(OutlookPrf, TellsOwnUserNamesAndReceivingFirstApart)
{
    const QString first = text(ExportFormat::OutlookPrf, hanako());
    EXPECT_TRUE(first.contains(u"SMTPUseAuth=1\r\nSMTPAuthMethod=2\r\n"_s));
    EXPECT_TRUE(first.contains(u"SMTPSecureConnection=0"_s));
    const QString own = text(ExportFormat::OutlookPrf, jiro());
    EXPECT_TRUE(own.contains(u"SMTPAuthMethod=1\r\nSMTPUserName=x-0042\r\n"_s));
    EXPECT_TRUE(own.contains(u"Account1=IMAP_I_Mail"_s));
}

TEST(OutlookPrf, RefusesWhatItCannotCarry)
{
    for (const QString &name : {u"a;b"_s, u"%PATH%"_s, u"\"a\""_s}) {
        ExportedAccount account = taro();
        account.personName = name;
        EXPECT_NE(complaint(ExportFormat::OutlookPrf, account).find("cannot stand in a .prf file"),
                  std::string::npos);
    }
    ExportedAccount account = taro();
    account.settings.incoming->security = Security::StartTls;
    EXPECT_NE(complaint(ExportFormat::OutlookPrf, account).find("no field for STARTTLS"), std::string::npos);
}

TEST(ThunderbirdQr, HoldsJsonInAsciiWithoutAPassword)
{
    const QByteArray payload = *exported(ExportFormat::ThunderbirdQrPayload, taro(), Language::Japanese);
    EXPECT_EQ(
        payload.toStdString(),
        R"([1,[1,1],[1,"pop.example.jp",995,3,1,"taro@example.jp"],)"
        R"([[[0,"smtp.example.jp",587,2,1,"taro@example.jp"],["taro@example.jp","\u5c71\u7530 \u592a\u90ce"]]]])");
    const QJsonArray whole = QJsonDocument::fromJson(payload).array();
    EXPECT_EQ(whole[3].toArray()[0].toArray()[1].toArray()[1].toString(), u"山田 太郎"_s);
    EXPECT_EQ(exported(ExportFormat::ThunderbirdQrPayload, hanako(), Language::English)->toStdString(),
              R"([1,[1,1],[1,"pop.example.com",110,0,1,"hanako"],)"
              R"([[[0,"smtp.example.com",25,0,0,""],["hanako@example.com","Hanako"]]]])");
}

TEST(ThunderbirdQr, RefusesWhatIsTooLongOrNotAscii)
{
    ExportedAccount account = taro();
    account.settings.incoming->user = QString(3000, u'x');
    EXPECT_EQ(complaint(ExportFormat::ThunderbirdQrSvg, account),
              "The settings are too long for one QR code.");
    account = taro();
    account.address = u"太郎@example.jp"_s;
    EXPECT_NE(complaint(ExportFormat::ThunderbirdQrText, account).find("ASCII only"), std::string::npos);
}

TEST(Msmtprc, IsWhatMsmtpReads)
{
    const QStringList told = lines(text(ExportFormat::Msmtp, taro()));
    EXPECT_EQ(told.mid(1), (QStringList{u"account default"_s, u"host smtp.example.jp"_s, u"port 587"_s,
                                        u"tls on"_s, u"tls_starttls on"_s, u"auth on"_s,
                                        u"user taro@example.jp"_s, u"from taro@example.jp"_s}));
    EXPECT_TRUE(told[0].startsWith(u"# "_s));
}

TEST(Msmtprc, RefusesAnAddressThatMsmtpReadsAsAPattern)
{
    for (const QString &address : {u"%U@example.jp"_s, u"*@example.jp"_s}) {
        ExportedAccount account = taro();
        account.address = address;
        EXPECT_NE(complaint(ExportFormat::Msmtp, account).find("as a pattern"), std::string::npos);
    }
}

TEST(Msmtprc, SpeaksOnlyOfSending)
{
    ExportedAccount account = taro();
    account.settings.incoming->security = Security::None;
    EXPECT_FALSE(text(ExportFormat::Msmtp, account).contains(u"Caution"_s));
    EXPECT_TRUE(text(ExportFormat::Mpop, account).contains(u"Caution"_s));
}

TEST(Mpoprc, LeavesMailOnTheServer)
{
    EXPECT_TRUE(lines(text(ExportFormat::Mpop, taro())).contains(u"keep on"_s));
    EXPECT_NE(complaint(ExportFormat::Mpop, jiro()).find("POP3 only"), std::string::npos);
}

TEST(Neomuttrc, EscapesWhatNeoMuttWouldReplace)
{
    ExportedAccount account = taro();
    account.personName = u"a\"b`id`$HOME\\"_s;
    account.settings.outgoing->user = u"taro@x/y:z"_s;
    const QStringList told = lines(text(ExportFormat::Neomutt, account));
    EXPECT_TRUE(told.contains(uR"(set realname = "a\"b\`id\`\$HOME\\")"_s));
    EXPECT_TRUE(told.contains(uR"(set smtp_url = "smtp://taro%40x%2Fy%3Az@smtp.example.jp:587/")"_s));
    EXPECT_TRUE(told.contains(u"set ssl_force_tls = yes"_s));
    EXPECT_TRUE(lines(text(ExportFormat::Neomutt, hanako())).contains(u"set ssl_force_tls = no"_s));
    EXPECT_TRUE(lines(text(ExportFormat::Neomutt, jiro()))
                    .contains(uR"(set folder = "imaps://jiro@imap.example.jp:993/")"_s));
}

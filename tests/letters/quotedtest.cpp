#include "letters/quoted.h"
#include "letters/replytext.h"
#include "letters/signs.h"

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

Statement only(const char *text)
{
    const QList<Statement> statements = statementsIn(QString::fromUtf8(text));
    EXPECT_EQ(statements.size(), 1);
    return statements.value(0);
}

TEST(Quoted, replyHasCodeEnhancedCodeAndWords)
{
    const Statement statement = only("550 5.7.1 <hanako@example.com>... Relaying denied");
    EXPECT_EQ(statement.kind, StatementKind::Reply);
    EXPECT_EQ(statement.reply.code, 550);
    EXPECT_EQ(statement.reply.enhanced.toStdString(), "5.7.1");
    EXPECT_EQ(statement.recipient.toStdString(), "hanako@example.com");
}

TEST(Quoted, enhancedCodeMayStandAtTheEnd)
{
    const Statement statement = only("553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)");
    EXPECT_EQ(statement.reply.enhanced.toStdString(), "5.7.1");
}

TEST(Quoted, fullWidthDigitsAreDigits)
{
    EXPECT_EQ(only("５５３　ｓｏｒｒｙ，　ｒｃｐｔｈｏｓｔｓ").reply.code, 553);
}

TEST(Quoted, wrappedLinesBelongTogether)
{
    const Statement statement = only("421-4.7.28 Too much\n421-4.7.28 mail from you.\n421 4.7.28 Try later");
    EXPECT_EQ(statement.reply.code, 421);
    EXPECT_EQ(statement.reply.text().toStdString(), "Too much mail from you. Try later");
}

TEST(Quoted, neitherTimesNorVersionsNorAddressesAreReplies)
{
    for (const char *text :
         {"It failed at 10:55 on port 587", "Outlook 16.0.5.12", "from 192.0.2.550 size=5512"})
        EXPECT_EQ(only(text).reply.code, 0) << text;
}

TEST(Outlook, lineGivesUpAllItKnows)
{
    const Statement statement =
        only("Account: 'mail', Server: 'smtp.example.jp', Protocol: SMTP, Server Response: '553 5.7.1 "
             "relaying denied', "
             "Port: 25, Secure(SSL): No, Server Error: 553, Error Number: 0x800CCC79");
    EXPECT_EQ(statement.kind, StatementKind::ClientError);
    EXPECT_EQ(statement.host.toStdString(), "smtp.example.jp");
    EXPECT_EQ(statement.port, 25);
    EXPECT_EQ(statement.security, Security::None);
    EXPECT_EQ(statement.errorCodes, QStringList{QStringLiteral("0x800CCC79")});
    EXPECT_EQ(statement.reply.code, 553);
}

TEST(Outlook, japaneseLineGivesUpTheSame)
{
    const Statement statement =
        only("アカウント: 'mail', サーバー: 'smtp.example.jp', プロトコル: SMTP, ポート: 465, "
             "セキュリティ (SSL): はい, ソケット エラー: 10060, エラー番号: 0x800ccc0e");
    EXPECT_EQ(statement.host.toStdString(), "smtp.example.jp");
    EXPECT_EQ(statement.port, 465);
    EXPECT_EQ(statement.security, Security::Tls);
    EXPECT_EQ(statement.errorCodes, (QStringList{QStringLiteral("0x800CCC0E"), QStringLiteral("10060")}));
}

TEST(Outlook, quotationMarksAreNoPartOfAnAddress)
{
    EXPECT_EQ(only("Task 'taro@example.jp - Sending' reported error (0x800CCC0F)").recipient.toStdString(),
              "taro@example.jp");
    EXPECT_EQ(only("550 no such user o'brien@example.jp").recipient.toStdString(), "o'brien@example.jp");
}

TEST(Receiving, repliesKeepTheirCode)
{
    const Statement pop = only("-ERR [AUTH] Authentication failed.");
    EXPECT_EQ(pop.reply.status.toStdString(), "-ERR");
    EXPECT_EQ(pop.reply.responseCode.toStdString(), "AUTH");
    EXPECT_EQ(only("a2 NO [AUTHENTICATIONFAILED] Invalid credentials").reply.status.toStdString(), "NO");
}

TEST(Quoted, stageIsReadFromTheWordsAround)
{
    EXPECT_EQ(stageIn("(in reply to RCPT TO command)"), "rcpt");
    EXPECT_EQ(stageIn("Connected to 192.0.2.1 but sender was rejected."), "mail");
    EXPECT_EQ(stageIn("SMTP error from remote mail server after end of data"), "data");
    EXPECT_EQ(stageIn("host mx.example.jp refused to talk to me: 554"), "connect");
    EXPECT_EQ(stageIn("something else"), "");
}

TEST(ListOfReplies, isTakenLineByLineAndOneReplyIsNot)
{
    EXPECT_EQ(repliesLineByLine(QStringLiteral("550 a\n450 b\n535 c\n554 d\n")).size(), 4);
    EXPECT_EQ(repliesLineByLine(QStringLiteral("550-a\n550-b\n550-c\n550 d\n")).size(), 1);
    EXPECT_EQ(
        repliesLineByLine(QStringLiteral("This is a note.\nIt has lines.\n550 once\nAnd an end.")).size(), 1);
}

} // namespace

} // namespace todoku

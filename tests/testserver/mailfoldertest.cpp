// What was sent can be fetched: POP3 and IMAP show the same mailbox.

#include "client.h"

#include "testserver/imapwords.h"
#include "testserver/mailfolder.h"
#include "testserver/mimepart.h"

#include <gtest/gtest.h>

using namespace todoku;

namespace
{

const QString smtpHost = QStringLiteral("smtp.mail.example");
const QString popHost = QStringLiteral("pop.mail.example");
const QString imapHost = QStringLiteral("imap.mail.example");
const QByteArray user = "taro@mail.example";

/// Sends a message with these octets behind its empty line.
void sendOne(const Patient &patient, const QByteArray &body)
{
    Client client;
    client.open(patient, smtpHost, 465);
    client.authSmtp("PLAIN", user, rightPassword);
    client.say("MAIL FROM:<taro@mail.example> BODY=8BITMIME");
    client.say("RCPT TO:<someone@elsewhere.example> NOTIFY=NEVER");
    client.say("DATA");
    EXPECT_TRUE(
        client.say("From: Taro <taro@mail.example>\r\nSubject: x\r\n\r\n" + body + ".").startsWith("250"));
}

void openPop(Client &client, const Patient &patient)
{
    client.connectTo(patient.listening(), popHost, 995);
    client.encrypt(patient.listening(), popHost);
    client.line();
    client.say("USER " + user);
    EXPECT_TRUE(client.say("PASS " + rightPassword).startsWith("+OK"));
}

void openImap(Client &client, const Patient &patient)
{
    client.connectTo(patient.listening(), imapHost, 993);
    client.encrypt(patient.listening(), imapHost);
    client.line();
    EXPECT_TRUE(client.imap("a", "LOGIN " + user + " \"" + rightPassword + '"').last().startsWith("a OK"));
}

TEST(Mailbox, showsByPopWhatWasSentWithItsDotsStuffed)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    sendOne(*patient, "..one\r\nbare\nfeed\r\n");
    sendOne(*patient, "two\r\n");
    Client pop;
    openPop(pop, *patient);
    EXPECT_TRUE(pop.say("STAT").startsWith("+OK 2 "));
    const QByteArrayList all = pop.list("RETR 1");
    EXPECT_TRUE(all.at(1).startsWith("Return-Path: <taro@mail.example>"));
    EXPECT_TRUE(all.contains("..one"));
    EXPECT_TRUE(all.contains("bare") && all.contains("feed"));
    const QByteArrayList top = pop.list("TOP 1 1");
    EXPECT_EQ(top.last(), "..one");
    EXPECT_EQ(pop.list("UIDL").size(), 3);
    EXPECT_EQ(pop.list("LIST").size(), 3);
    EXPECT_TRUE(pop.say("UIDL 2").startsWith("+OK 2 "));
    for (const char *wrong : {"RETR 0", "RETR 3", "RETR x", "TOP 1", "TOP 1 -1", "DELE 9", "LIST 4", "TOP"})
        EXPECT_TRUE(pop.say(wrong).startsWith("-ERR")) << wrong;
    EXPECT_EQ(pop.say("DELE 1"), "+OK");
    EXPECT_TRUE(pop.say("RETR 1").startsWith("-ERR"));
    EXPECT_TRUE(pop.say("STAT").startsWith("+OK 1 "));
    EXPECT_EQ(pop.say("RSET"), "+OK");
    EXPECT_TRUE(pop.say("STAT").startsWith("+OK 2 "));
    pop.say("DELE 2");
    // Only QUIT deletes (RFC 1939 section 6).
    pop.socket().abort();
    Client again;
    openPop(again, *patient);
    EXPECT_TRUE(again.say("STAT").startsWith("+OK 2 "));
    again.say("DELE 2");
    again.say("QUIT");
    Client last;
    openPop(last, *patient);
    EXPECT_TRUE(last.say("STAT").startsWith("+OK 1 "));
}

TEST(Mailbox, tellsOneImapSessionWhatTheOtherOneDoes)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    sendOne(*patient, "one\r\n");
    Client mine;
    openImap(mine, *patient);
    EXPECT_TRUE(mine.imap("b", "SELECT inbox").contains("* 1 EXISTS"));
    sendOne(*patient, "two\r\n");
    EXPECT_EQ(mine.imap("c", "NOOP").first(), "* 2 EXISTS");
    Client other;
    openImap(other, *patient);
    other.imap("b", "SELECT INBOX");
    EXPECT_EQ(other.imap("c", "UID STORE 1 +FLAGS (\\Deleted)").first(),
              "* 1 FETCH (UID 1 FLAGS (\\Deleted))");
    EXPECT_EQ(other.imap("d", "EXPUNGE").first(), "* 1 EXPUNGE");
    // Numbers do not shift in the middle of a FETCH; what is gone is left out.
    EXPECT_EQ(mine.imap("e", "FETCH 1:2 (UID)"), (QByteArrayList{"* 2 FETCH (UID 2)", "e OK done"}));
    EXPECT_EQ(mine.imap("f", "NOOP").first(), "* 1 EXPUNGE");
    EXPECT_EQ(mine.imap("g", "FETCH 1 (UID)").first(), "* 1 FETCH (UID 2)");
    EXPECT_EQ(mine.imap("h", "FETCH 1 (BODY.PEEK[TEXT])"),
              (QByteArrayList{"* 1 FETCH (BODY[TEXT] {5}", "two", ")", "h OK done"}));
    EXPECT_TRUE(mine.imap("i", "EXAMINE INBOX").last().contains("[READ-ONLY]"));
    EXPECT_TRUE(mine.imap("j", "STORE 1 FLAGS (\\Seen)").last().startsWith("j NO"));
}

TEST(Mailbox, refusesWhatIsNoImap)
{
    const auto patient = admitted(QStringLiteral("sending-works"));
    sendOne(*patient, "one\r\n");
    Client client;
    openImap(client, *patient);
    for (const char *early : {"FETCH 1 FLAGS", "STORE 1 FLAGS ()", "EXPUNGE", "CLOSE", "UID SEARCH ALL"})
        EXPECT_TRUE(client.imap("b", early).last().startsWith("b BAD")) << early;
    client.imap("c", "SELECT INBOX");
    for (const char *wrong :
         {"FETCH 1", "FETCH x FLAGS", "FETCH 1 (NONSENSE)", "FETCH 1 BODY[", "FETCH 1 BODY[9x]",
          "FETCH 0 FLAGS", "FETCH 1 BODY[]<5>", "STORE 1 SIDEWAYS (x)", "SEARCH", "SEARCH NONSENSE",
          "SEARCH (OR", "UID NOOP", "STATUS INBOX (MOOD)", "COPY 1", "APPEND INBOX", "LIST x", "SELECT",
          "((((((((((((((((((("})
        EXPECT_TRUE(client.imap("d", wrong).last().startsWith("d BAD")) << wrong;
    EXPECT_TRUE(client.imap("e", "COPY 1 Nowhere").last().contains("[TRYCREATE]"));
    EXPECT_TRUE(client.imap("f", "FETCH 1 BODY[7]").first().contains("BODY[7] NIL"));
    EXPECT_TRUE(client.imap("g", "NOOP").last().startsWith("g OK"));
}

TEST(Maildrop, keepsTheNewestAndWithinItsBounds)
{
    Maildrop drop;
    MailFolder &inbox = *drop.find("inbox");
    for (int i = 0; i < 510; ++i)
        ASSERT_TRUE(drop.put(inbox, {0, {}, {}, "x"}));
    EXPECT_EQ(inbox.mails().size(), Maildrop::mostMails);
    EXPECT_EQ(inbox.mails().constFirst().uid, 11U);
    EXPECT_EQ(inbox.mails().constLast().content, "x\r\n");
    EXPECT_EQ(inbox.find(3), nullptr);
    EXPECT_FALSE(drop.create("INBOX") || drop.create("") || drop.create("a*b") || drop.create("a\r\nb"));
    EXPECT_FALSE(drop.remove("INBOX") || drop.remove("Nowhere") || drop.rename("Nowhere", "x"));
    for (int i = 1; i < Maildrop::mostMailboxes; ++i)
        EXPECT_TRUE(drop.create("box" + QByteArray::number(i)));
    EXPECT_FALSE(drop.create("one too many"));
}

TEST(ImapWords, standAsTheyWereWritten)
{
    const auto words =
        imapWords("a FETCH 1:* (FLAGS BODY.PEEK[HEADER.FIELDS (FROM TO)]<0.9>) \"q \\\" s\" {3}\r\nx y");
    ASSERT_TRUE(words);
    ASSERT_EQ(words->size(), 6);
    EXPECT_EQ(words->at(3).items.at(1).text, "BODY.PEEK[HEADER.FIELDS (FROM TO)]<0.9>");
    EXPECT_EQ(words->at(4).text, "q \" s");
    EXPECT_EQ(words->at(5).text, "x y");
    for (const char *wrong : {"(", ")", "\"a", "a[b", "{5}\r\nx", "{x}\r\ny"})
        EXPECT_FALSE(imapWords(wrong)) << wrong;
    EXPECT_FALSE(imapWords(QByteArray(100'000, '(')));
    const auto set = ImapSet::read("2,4:6,9:*");
    ASSERT_TRUE(set);
    EXPECT_TRUE(set->holds(2, 20) && set->holds(5, 20) && set->holds(15, 20) && !set->holds(3, 20));
    EXPECT_FALSE(ImapSet::read("0") || ImapSet::read("") || ImapSet::read("1:") || ImapSet::read("a"));
}

TEST(MimeParts, areFoundInWholeAndInBrokenMessages)
{
    const QByteArray mail =
        "Content-Type: multipart/mixed; boundary=\"b;1\"\r\n\r\npreamble\r\n--b;1\r\n\r\none\r\n--b;1\r\n"
        "Content-Type: message/rfc822\r\n\r\nSubject: in\r\n\r\ntwo\r\n--b;1--\r\n";
    const MimePart whole = mimePartOf(mail);
    ASSERT_EQ(whole.parts.size(), 2);
    const auto body = [&](const MimePart &part) { return mail.mid(part.body, part.end - part.body); };
    EXPECT_EQ(body(whole.parts.at(0)), "one");
    ASSERT_EQ(whole.parts.at(1).parts.size(), 1);
    EXPECT_EQ(body(whole.parts.at(1).parts.at(0)), "two");
    for (const char *broken :
         {"", "\r\n", "x", "Content-Type: multipart/mixed\r\n\r\n",
          "Content-Type: multipart/x; boundary=\r\n\r\n", "Content-Type: multipart/x; boundary=a\r\n\r\n--a",
          "Content-Type: multipart/x; boundary=a\r\n\r\n--a\r\n--a"})
        EXPECT_LE(mimePartOf(broken).body, static_cast<qsizetype>(qstrlen(broken))) << broken;
    QByteArray deep;
    for (int i = 0; i < 500; ++i)
        deep += "Content-Type: message/rfc822\r\n\r\n";
    EXPECT_EQ(mimePartOf(deep).end, deep.size());
}

} // namespace

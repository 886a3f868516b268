// Returned mail as many systems write it, in words of our own around the facts that each of them gives.

#include "letters/bounce.h"

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

const char report[] = "Return-Path: <>\n"
                      "From: MAILER-DAEMON@mx.example.jp\n"
                      "Subject: Undelivered Mail\n"
                      "Content-Type: multipart/report; report-type=delivery-status; boundary=B\n\n"
                      "--B\n\nSome words for people.\n"
                      "--B\nContent-Type: message/delivery-status\n\n"
                      "Reporting-MTA: dns; mx.example.jp\n\n"
                      "Final-Recipient: rfc822; hanako@example.com\n"
                      "Action: failed\nStatus: 5.0.0\n"
                      "Remote-MTA: dns; mail.example.com\n"
                      "Diagnostic-Code: smtp; 550 5.1.1 <hanako@example.com>:\n    user unknown\n\n"
                      "Final-Recipient: rfc822; jiro@example.net\n"
                      "Action: delayed\nStatus: 4.4.1\n"
                      "--B\nContent-Type: message/rfc822\n\nTo: hanako@example.com\n\nHi\n--B--\n";

QList<Statement> read(const std::string &bytes)
{
    return statementsOf(Letter{bytes}, Reading::Whole);
}

TEST(DeliveryReport, saysOneThingForEachRecipient)
{
    const QList<Statement> statements = read(report);
    ASSERT_EQ(statements.size(), 2);
    const Statement &first = statements[0];
    EXPECT_EQ(first.recipient.toStdString(), "hanako@example.com");
    EXPECT_EQ(first.reply.code, 550);
    EXPECT_EQ(first.reply.enhanced.toStdString(), "5.1.1"); // the server's own, not the reporter's 5.0.0
    EXPECT_EQ(first.reply.text().toStdString(), "<hanako@example.com>: user unknown");
    EXPECT_EQ(first.reportedBy.toStdString(), "mx.example.jp");
    EXPECT_EQ(first.remote.toStdString(), "mail.example.com");
    EXPECT_EQ(first.permanent(), true);
    EXPECT_EQ(statements[1].recipient.toStdString(), "jiro@example.net");
    EXPECT_EQ(statements[1].permanent(), false);
}

TEST(DeliveryReport, isEnoughWithoutTheWordsForPeople)
{
    EXPECT_EQ(statementsOf(Letter{report}, Reading::Report).size(), 2);
    EXPECT_TRUE(statementsOf(Letter{"Subject: hello\n\nhi"}, Reading::Report).isEmpty());
}

TEST(DeliveryReport, ofSuccessIsNoBounce)
{
    std::string good = report;
    good.replace(good.find("Action: failed"), 14, "Action: delivered");
    const QList<Statement> statements = read(good);
    EXPECT_EQ(statements[0].kind, StatementKind::NotABounce);
    EXPECT_EQ(statements[0].action.toStdString(), "delivered");
    EXPECT_EQ(statements[1].kind, StatementKind::Bounce);
}

TEST(DeliveryReport, thatWasForwardedAsAnAttachmentIsReadLikeOneThatWasNot)
{
    const std::string forwarded =
        std::string("From: taro@example.org\nTo: help@example.org\nSubject: Fwd: came back\n"
                    "Content-Type: multipart/mixed; boundary=F\n\n--F\n\nWhat is this?\n"
                    "--F\nContent-Type: message/rfc822\n\n") +
        report + "\n--F--\n";
    const QList<Statement> statements = read(forwarded);
    ASSERT_EQ(statements.size(), 2);
    EXPECT_EQ(statements[0].recipient.toStdString(), "hanako@example.com");
}

struct Written {
    const char *by;
    const char *words;
    const char *recipient;
    int code;
    const char *enhanced;
};

class EveryNotice : public ::testing::TestWithParam<Written>
{
};

TEST_P(EveryNotice, namesItsRecipientAndTheReply)
{
    const std::string bytes =
        std::string("Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.jp\nSubject: failure notice\n\n") +
        GetParam().words;
    const QList<Statement> statements = read(bytes);
    ASSERT_FALSE(statements.isEmpty());
    EXPECT_EQ(statements[0].kind, StatementKind::Bounce);
    EXPECT_EQ(statements[0].recipient.toStdString(), GetParam().recipient);
    EXPECT_EQ(statements[0].reply.code, GetParam().code);
    EXPECT_EQ(statements[0].reply.enhanced.toStdString(), GetParam().enhanced);
}

INSTANTIATE_TEST_SUITE_P(
    Letters, EveryNotice,
    ::testing::Values(
        Written{"qmail",
                "This is qmail-send at mx.example.jp; it was not delivered.\n\n<hanako@example.com>:\n"
                "Sorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the "
                "message.\n\n"
                "To: other@example.net\n",
                "hanako@example.com", 0, "5.1.1"},
        Written{"qmail-remote",
                "could not be delivered\n<hanako@example.com>:\n192.0.2.7 does not like recipient.\n"
                "Remote host said: 552 5.2.2 mailbox full\nGiving up on 192.0.2.7.\n",
                "hanako@example.com", 552, "5.2.2"},
        Written{"exim",
                "A message sent by\n\n  taro@example.jp\n\ncould not be delivered:\n\n  hanako@example.com\n"
                "    host mail.example.com [192.0.2.7]\n    SMTP error from remote mail server after RCPT "
                "TO:<hanako@example.com>:\n    550 No such user here\n",
                "hanako@example.com", 550, ""},
        Written{"sendmail",
                "   ----- The following addresses had permanent fatal errors -----\n<hanako@example.com>\n\n"
                "   ----- Transcript of session follows -----\n... while talking to mail.example.com.:\n"
                ">>> RCPT To:<hanako@example.com>\n<<< 550 5.7.1 Relaying denied\n",
                "hanako@example.com", 550, "5.7.1"},
        Written{
            "postfix",
            "This is the mail system at host mx.example.jp. It could not be delivered.\n\n"
            "<hanako@example.com>: host mail.example.com[192.0.2.7] said: 452 4.3.1 out of\n    space (in "
            "reply to MAIL FROM command)\n",
            "hanako@example.com", 452, "4.3.1"},
        Written{
            "exchange",
            "Delivery has failed to these recipients:\n\nhanako@example.com\nThe address was not found.\n\n"
            "Generating server: ex.example.jp\n\nhanako@example.com\n#550 5.1.10 "
            "RESOLVER.ADR.RecipientNotFound ##\n",
            "hanako@example.com", 550, "5.1.10"},
        Written{
            "japanese",
            "以下の宛先に配信できませんでした。\n\n宛先：hanako@example.com\n理由：550 5.1.1 User unknown\n",
            "hanako@example.com", 550, "5.1.1"},
        Written{"quoted",
                "> could not be delivered\n>\n> <hanako@example.com>: host mx said: 550 5.2.1 disabled\n",
                "hanako@example.com", 550, "5.2.1"}),
    [](const auto &one) {
        std::string name = one.param.by;
        name.erase(std::remove(name.begin(), name.end(), '-'), name.end());
        return name;
    });

TEST(Notice, tellsItsRecipientsApart)
{
    const QList<Statement> statements =
        read("From: MAILER-DAEMON@mx.example.jp\nSubject: failure notice\n\nCould not be delivered:\n\n"
             "<a@example.com>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n<b@example.com>:\nmailbox "
             "is full (#5.2.2)\n");
    ASSERT_EQ(statements.size(), 2);
    EXPECT_EQ(statements[0].reply.enhanced.toStdString(), "5.1.1");
    EXPECT_EQ(statements[1].reply.enhanced.toStdString(), "5.2.2");
    EXPECT_FALSE(statements[1].notice.contains(QStringLiteral("no mailbox here")));
}

TEST(Notice, takesItsRecipientFromTheReturnedLetterWhereItNamesNone)
{
    const QList<Statement> statements =
        read("From: postmaster@example.jp\nSubject: Undeliverable mail\nContent-Type: multipart/mixed; "
             "boundary=B\n\n"
             "--B\n\nYour message could not be delivered: the mailbox is full.\n"
             "--B\nContent-Type: message/rfc822\n\nTo: Hanako <hanako@example.com>\n\nHi\n--B--\n");
    ASSERT_EQ(statements.size(), 1);
    EXPECT_EQ(statements[0].recipient.toStdString(), "hanako@example.com");
}

TEST(OtherLetters, areNoBounces)
{
    EXPECT_EQ(read("From: hanako@example.com\nSubject: Re: delivery of the parcel\n\nIt failed to arrive. "
                   "Call me!\n")[0]
                  .kind,
              StatementKind::NotABounce);
    const Statement away =
        read("From: hanako@example.com\nSubject: Out of office\nAuto-Submitted: auto-replied\n\n"
             "I'm away until Monday.\n")[0];
    EXPECT_EQ(away.kind, StatementKind::NotABounce);
    EXPECT_EQ(away.action.toStdString(), "vacation");
    const Statement complaint = read("From: fbl@example.com\nContent-Type: multipart/report; "
                                     "report-type=feedback-report; boundary=B\n\n--B\n\nspam\n"
                                     "--B\nContent-Type: message/feedback-report\n\nFeedback-Type: "
                                     "abuse\nOriginal-Rcpt-To: hanako@example.com\n--B--\n")[0];
    EXPECT_EQ(complaint.action.toStdString(), "feedback");
    EXPECT_EQ(complaint.recipient.toStdString(), "hanako@example.com");
}

TEST(OtherLetters, thatMentionAnErrorInPassingStayLetters)
{
    const Statement statement =
        read("From: boss@example.com\nTo: taro@example.jp\nSubject: server logs\n\n"
             "Yesterday the log said 550 user unknown a hundred times. Please look into it.\n")[0];
    EXPECT_EQ(statement.kind, StatementKind::NotABounce);
}

} // namespace

} // namespace todoku

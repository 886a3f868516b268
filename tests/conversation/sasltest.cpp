#include "conversation/sasl.h"

#include <QThread>

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace todoku
{

namespace
{

Login taro(const char *password)
{
    QByteArray bytes(password);
    return {QStringLiteral("tim"), Secret::takeFrom(bytes)};
}

TEST(Sasl, choosesTheStrongestThatIsOffered)
{
    EXPECT_EQ(Sasl::strongestOf({"LOGIN", "PLAIN", "CRAM-MD5", "SCRAM-SHA-1"}).toStdString(), "SCRAM-SHA-1");
    EXPECT_EQ(Sasl::strongestOf({"LOGIN", "PLAIN"}).toStdString(), "PLAIN");
    EXPECT_EQ(Sasl::strongestOf({"XOAUTH2", "NTLM"}).toStdString(), "");
    EXPECT_TRUE(Sasl::wantsTokenOnly({"XOAUTH2", "OAUTHBEARER"}));
    EXPECT_FALSE(Sasl::wantsTokenOnly({"XOAUTH2", "PLAIN"}));
    EXPECT_FALSE(Sasl::wantsTokenOnly({"NTLM"}));
}

// Cyrus SASL's memory was corrupted where two of them met.
TEST(Sasl, ofManyThreadsDoNotMeet)
{
    std::atomic<int> right = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back(QThread::create([&right] {
            for (int round = 0; round < 20; ++round) {
                Sasl sasl("PLAIN", "smtp", "mail.example.jp", taro("tanstaaftanstaaf"));
                right += sasl.initialResponse() == QByteArray("\0tim\0tanstaaftanstaaf", 21);
            }
        }));
    for (const auto &thread : threads)
        thread->start();
    for (const auto &thread : threads)
        thread->wait();
    EXPECT_EQ(right, 160);
}

TEST(Sasl, plainBeginsWithTheClient)
{
    Sasl sasl("PLAIN", "smtp", "mail.example.jp", taro("tanstaaftanstaaf"));
    const auto first = sasl.initialResponse();
    ASSERT_TRUE(first);
    EXPECT_EQ(*first, QByteArray("\0tim\0tanstaaftanstaaf", 21)); // RFC 4616 section 4
}

/// The example of RFC 2195 section 2.
TEST(Sasl, cramMd5AnswersTheChallengeOfTheRfc)
{
    Sasl sasl("CRAM-MD5", "imap", "postoffice.reston.mci.net", taro("tanstaaftanstaaf"));
    EXPECT_FALSE(sasl.initialResponse());
    const auto answer = sasl.answer("<1896.697170952@postoffice.reston.mci.net>");
    ASSERT_TRUE(answer);
    EXPECT_EQ(*answer, "tim b913a602c7eda7a495b4e6e7334d3890");
}

TEST(Sasl, loginAnswersNameThenPassword)
{
    Sasl sasl("LOGIN", "smtp", "mail.example.jp", taro("geheim"));
    EXPECT_FALSE(sasl.initialResponse());
    EXPECT_EQ(sasl.answer("Username:").value_or("?"), "tim");
    EXPECT_EQ(sasl.answer("Password:").value_or("?"), "geheim");
}

TEST(Sasl, givesUpOnAServerThatDoesNotKnowThePasswordItself)
{
    Sasl sasl("SCRAM-SHA-256", "smtp", "mail.example.jp", taro("geheim"));
    const auto first = sasl.initialResponse();
    ASSERT_TRUE(first);
    const QByteArray nonce = first->mid(first->indexOf("r=") + 2);
    const auto second = sasl.answer("r=" + nonce + "server,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");
    ASSERT_TRUE(second);
    EXPECT_FALSE(sasl.answer("v=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
}

} // namespace

} // namespace todoku

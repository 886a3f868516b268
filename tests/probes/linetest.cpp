#include "probes/line.h"

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

std::string seen(Step step, const char *line)
{
    Conversation talk;
    talk.address = u"203.0.113.25"_s;
    Exchange exchange;
    exchange.step = step;
    exchange.reply.lines = {QString::fromLatin1(line), u"SIZE [198.51.100.9]"_s};
    talk.exchanges = {exchange};
    return addressSeenIn(talk).toStdString();
}

} // namespace

TEST(TheAddressThatAServerSaw, StandsInItsGreetingOrItsAnswerToEhlo)
{
    EXPECT_EQ(seen(Step::Hello, "mx.example.jp Hello pc [8.8.4.4], pleased to meet you"), "8.8.4.4");
    EXPECT_EQ(seen(Step::Hello, "smtp.example.com at your service, [2a00:1450::5]"), "2a00:1450::5");
    EXPECT_EQ(seen(Step::Greeting, "mail.example.jp ESMTP [IPv6:2a00:1450::7]"), "2a00:1450::7");
}

TEST(TheAddressThatAServerSaw, IsNeverAPrivateOneNorTheServersOwn)
{
    for (const char *line : {"mx.example.jp Hello pc [192.168.1.5]", "mx.example.jp Hello pc [100.64.3.4]",
                             "mx.example.jp Hello pc [fe80::1]", "mx.example.jp [127.0.0.1]",
                             "mx [not an address]", "mx [8.8.4.4", "mx.example.jp"})
        EXPECT_EQ(seen(Step::Hello, line), "") << line;
    EXPECT_EQ(seen(Step::Recipient, "[8.8.4.4] is not welcome"), "");
}

#include "conversation/replyreader.h"
#include "evidence/enhancedcode.h"
#include "scriptedwire.h"

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

HeardReply read(const QString &lines)
{
    QString script;
    for (const QString &line : lines.split(u'\n'))
        script += (line.startsWith(QLatin1String("==")) ? line : QStringLiteral("S: ") + line) + u'\n';
    ScriptedWire wire(script);
    return readSmtpReply(wire, QDeadlineTimer(QDeadlineTimer::Forever));
}

TEST(SmtpReply, ofSeveralLinesIsOneReply)
{
    const HeardReply heard =
        read(QStringLiteral("534-5.7.9 Application-specific password required.\n534 5.7.9 see the page"));
    EXPECT_EQ(heard.outcome, Outcome::Accepted);
    EXPECT_EQ(heard.reply.code, 534);
    EXPECT_EQ(heard.reply.enhanced.toStdString(), "5.7.9");
    EXPECT_EQ(heard.reply.lines.size(), 2);
}

TEST(SmtpReply, mayBeNothingButItsCode)
{
    EXPECT_EQ(read(QStringLiteral("250")).reply.code, 250);
}

TEST(SmtpReply, withTwoCodesIsNone)
{
    const HeardReply heard = read(QStringLiteral("250-first\n550 second"));
    EXPECT_EQ(heard.outcome, Outcome::Garbled);
    EXPECT_EQ(heard.reply.code, 0);
}

TEST(SmtpReply, cutInTheMiddleIsNoReplyButShown)
{
    const HeardReply heard = read(QStringLiteral("250-first\n== closed =="));
    EXPECT_EQ(heard.outcome, Outcome::Closed);
    EXPECT_TRUE(heard.reply.text().contains(QLatin1String("first")));
}

TEST(SmtpReply, withoutEndIsCut)
{
    QString endless;
    for (int i = 0; i < 2'100; ++i)
        endless += QStringLiteral("250-x\n");
    const HeardReply heard = read(endless.chopped(1));
    EXPECT_EQ(heard.outcome, Outcome::Garbled);
    EXPECT_EQ(heard.detail.toStdString(), "endless");
    EXPECT_EQ(heard.reply.code, 0) << "the beginning of a reply is none";
}

TEST(EnhancedStatusCode, standsInFrontOrAtTheEndAsQmailWritesIt)
{
    const auto code = [](const char *text, int reply) {
        return enhancedStatusCode(QString::fromLatin1(text), reply).toStdString();
    };
    EXPECT_EQ(code("5.7.1 Relaying denied", 550), "5.7.1");
    EXPECT_EQ(code("sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", 553), "5.7.1");
    EXPECT_EQ(code("Sorry, ... (#5.5.3 - chkuser)", 553), "5.5.3");
    EXPECT_EQ(code("sorry, that message exceed my limit (#4.2.3)", 423), "4.2.3");
    EXPECT_EQ(code("5.7.1.2 is an address", 550), "");
    EXPECT_EQ(code("2.0.0 but refused", 550), "");
    EXPECT_EQ(code("version 5.7.1 of the server", 550), "");
}

} // namespace

} // namespace todoku

#include "evidence/echo.h"

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray password = "Geheim<4711>&\"Wort";

Secret secret()
{
    QByteArray copy = password;
    return Secret::takeFrom(copy);
}

QStringList heard(const QStringList &lines)
{
    Reply reply;
    reply.lines = lines;
    return withoutEcho(reply, secret()).lines;
}

QString heard(const QByteArray &line)
{
    return heard(QStringList{QString::fromUtf8(line)}).first();
}

TEST(Echo, OfAPasswordAsItIsIsBlanked)
{
    EXPECT_EQ(heard("535 not " + password + ", sorry"), u"535 not ***, sorry");
}

TEST(Echo, OfItsBeginningOrItsEndIsBlanked)
{
    EXPECT_EQ(heard("535 not " + password.left(9)), u"535 not ***7");
    EXPECT_EQ(heard("535 not ..." + password.right(8)), u"535 not ...***");
}

TEST(Echo, InAnyEncodingTakesTheWholeLine)
{
    const QByteArrayList forms{
        password.toBase64(),
        "AGE" + QByteArray("x" + password).toBase64(),
        QByteArray("\0taro@example.jp\0", 16).append(password).toBase64(),
        QByteArray("user=taro\x01"
                   "auth=Bearer " +
                   password + "\x01\x01")
            .toBase64(QByteArray::Base64UrlEncoding),
        password.toHex(),
        password.toHex().toUpper(),
        "0" + password.toHex(),
        password.toPercentEncoding(),
        "Geheim&lt;4711&gt;&amp;&quot;Wort",
        "Geheim&#60;4711&#x3E;&#38;&#34;Wort",
        "Geheim\\u003c4711\\u003e&\\\"Wort",
        "Geheim=3C4711=3E=26=22Wort",
    };
    for (const QByteArray &form : forms)
        EXPECT_EQ(heard("535 5.7.8 bad: " + form), u"***") << form.toStdString();
}

TEST(Echo, OfAPasswordThatLooksEscapedItselfIsHeard)
{
    for (const QByteArray &typed : {QByteArray("N+34dd[\\\\\\/x"), QByteArray("a%41b=42&amp;c")}) {
        for (const QByteArray &said : {typed.toPercentEncoding(), typed.toPercentEncoding({}, "+", '='),
                                       "<" + QByteArray(typed).replace("&", "&amp;")}) {
            QByteArray copy = typed;
            copy.detach();
            Reply reply;
            reply.lines = QStringList{u"535 not "_s + QString::fromUtf8(said)};
            const QString kept = withoutEcho(reply, Secret::takeFrom(copy)).text();
            EXPECT_TRUE(kept == u"***" || kept == u"535 not <***") << kept.toStdString();
        }
    }
}

TEST(Echo, InUtf16TakesTheWholeLine)
{
    QString wide;
    for (const char c : password)
        wide += QString(QChar(c)) + QChar(0x2400); // as NUL is shown
    EXPECT_EQ(heard(QStringList{wide}).first(), u"***");
}

TEST(Echo, OverTwoLinesTakesBoth)
{
    EXPECT_EQ(heard(QStringList{u"not Gehe"_s, u"im<4711>&\"Wort"_s}), QStringList({u"***"_s, u"***"_s}));
}

TEST(Echo, IsNotHeardInOrdinaryWords)
{
    const QStringList ordinary{u"5.7.8 Error: authentication failed: UGFzc3dvcmQ6"_s, u"Geheim is German"_s,
                               u"https://example.jp/?a=%3C&b=&#60; deadbeef00112233"_s, QString()};
    EXPECT_EQ(heard(ordinary), ordinary);
    Reply reply;
    reply.lines = ordinary;
    EXPECT_EQ(withoutEcho(reply, Secret()).lines, ordinary);
}

} // namespace

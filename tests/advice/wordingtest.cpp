#include "advice/wording.h"

#include <gtest/gtest.h>

using namespace todoku;

namespace
{

const Values values{{QStringLiteral("host"), QStringLiteral("a.example")},
                    {QStringLiteral("port"), QStringLiteral("25")}};

} // namespace

TEST(Wording, CutsAtTheEndOfSentencesOfBothLanguages)
{
    EXPECT_EQ(filled(QStringLiteral("{host} です。{nobody} です。終わり。"), values),
              QStringLiteral("a.example です。終わり。"));
    EXPECT_EQ(filled(QStringLiteral("It is {host}. It is {nobody}! The end."), values),
              QStringLiteral("It is a.example. The end."));
}

TEST(Wording, ADotInsideAWordEndsNothing)
{
    EXPECT_EQ(filled(QStringLiteral("TLS 1.0 on {host}:{port} is old."), values),
              QStringLiteral("TLS 1.0 on a.example:25 is old."));
}

TEST(Wording, ABracketBelongsToItsSentence)
{
    EXPECT_EQ(filled(QStringLiteral("「{nobody}。」次。"), values), QStringLiteral("次。"));
}

TEST(Wording, AValueThatLooksLikeAPlaceholderStaysAsItIs)
{
    EXPECT_EQ(filled(QStringLiteral("{host} {port}."), {{QStringLiteral("host"), QStringLiteral("{port} %1")},
                                                        {QStringLiteral("port"), QStringLiteral("{host}")}}),
              QStringLiteral("{port} %1 {host}."));
}

TEST(Wording, AParagraphWithoutSentencesIsLeftOut)
{
    EXPECT_EQ(filled(QStringLiteral("One.\n\n{nobody}.\n\nTwo."), values), QStringLiteral("One.\n\nTwo."));
}

TEST(Wording, WhatAServerSaysIsMadeSafe)
{
    Finding finding;
    finding.facts = {
        {QStringLiteral("says"), QStringLiteral("a\x1b[31mb") + QChar(0x202E) + QString(5000, u'x')},
        {QStringLiteral("user"), QString()}};
    const Values made = valuesOf(finding, Language::English);
    EXPECT_FALSE(made.value(QStringLiteral("says")).contains(QChar(0x1B)));
    EXPECT_FALSE(made.value(QStringLiteral("says")).contains(QChar(0x202E)));
    EXPECT_LT(made.value(QStringLiteral("says")).size(), 400);
    EXPECT_FALSE(made.contains(QStringLiteral("user"))) << "an empty fact is no value";
}

TEST(Wording, ProgramsWordsBecomePeoplesWords)
{
    Finding finding;
    finding.facts = {{QStringLiteral("security"), QStringLiteral("tls")},
                     {QStringLiteral("direction"), QStringLiteral("behind")},
                     {QStringLiteral("not-after"), QStringLiteral("2025-03-01T12:00:00Z")}};
    const Values ja = valuesOf(finding, Language::Japanese);
    EXPECT_EQ(ja.value(QStringLiteral("security")), QStringLiteral("SSL/TLS"));
    EXPECT_EQ(ja.value(QStringLiteral("direction")), QStringLiteral("遅れて"));
    EXPECT_EQ(ja.value(QStringLiteral("not-after")), QStringLiteral("2025年3月1日"));
    EXPECT_EQ(valuesOf(finding, Language::English).value(QStringLiteral("not-after")),
              QStringLiteral("1 March 2025"));
}

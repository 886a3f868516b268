#include "evidence/secret.h"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

using namespace todoku;

TEST(Secret, TakesTheBytesOver)
{
    QByteArray typed("correct horse");
    const Secret secret = Secret::takeFrom(typed);
    EXPECT_TRUE(typed.isEmpty());
    EXPECT_EQ(secret.reveal().toByteArray(), QByteArray("correct horse"));
}

TEST(Secret, AnEmptyOneIsEmpty)
{
    EXPECT_TRUE(Secret().isEmpty());
    EXPECT_TRUE(Secret().reveal().isEmpty());
    QByteArray nothing;
    EXPECT_TRUE(Secret::takeFrom(nothing).isEmpty());
}

TEST(Secret, CannotBecomeTextByAccident)
{
    static_assert(!std::is_convertible_v<Secret, QString>);
    static_assert(!std::is_convertible_v<Secret, QByteArray>);
    static_assert(!std::is_convertible_v<Secret, std::string>);
    static_assert(!std::is_convertible_v<QByteArray, Secret>);
}

TEST(Wipe, LeavesNothing)
{
    QByteArray bytes("correct horse");
    wipe(bytes);
    EXPECT_TRUE(bytes.isEmpty());
}

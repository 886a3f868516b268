#include "explanation/sidebyside.h"

#include <gtest/gtest.h>

#include <atomic>
#include <numeric>
#include <stdexcept>

namespace todoku
{

namespace
{

using Push = std::function<bool(int)>;

std::vector<int> squares(int threads, int count)
{
    std::vector<int> taken;
    sideBySide<int, int>(
        threads,
        [count](const Push &push) {
            for (int i = 0; i < count && push(i); ++i)
                ;
        },
        [](int n) { return n * n; },
        [&taken](int square) {
            taken.push_back(square);
            return true;
        });
    return taken;
}

TEST(SideBySide, outcomesComeInTheOrderOfTheThings)
{
    const std::vector<int> taken = squares(4, 1000);
    ASSERT_EQ(taken.size(), 1000U);
    for (int i = 0; i < 1000; ++i)
        ASSERT_EQ(taken[std::size_t(i)], i * i);
}

TEST(SideBySide, nothingIsDoneForNothing)
{
    EXPECT_TRUE(squares(3, 0).empty());
}

TEST(SideBySide, whoeverGivesIsHeldBackWhileTooManyWait)
{
    std::atomic<int> given = 0;
    std::atomic<int> taken = 0;
    int furthest = 0;
    sideBySide<int, int>(
        2,
        [&](const Push &push) {
            for (int i = 0; i < 200; ++i) {
                push(i);
                ++given;
            }
        },
        [](int n) { return n; },
        [&](int) {
            furthest = std::max(furthest, given - taken);
            ++taken;
            return true;
        });
    EXPECT_EQ(taken, 200);
    EXPECT_LE(furthest, 2 * 3 + 1);
}

TEST(SideBySide, stopsWhenNoMoreIsWanted)
{
    int taken = 0;
    int given = 0;
    sideBySide<int, int>(
        2,
        [&](const Push &push) {
            while (push(given))
                ++given;
        },
        [](int n) { return n; }, [&taken](int) { return ++taken < 5; });
    EXPECT_EQ(taken, 5);
    EXPECT_LT(given, 100);
}

TEST(SideBySide, whatIsThrownComesOut)
{
    const auto run = [](auto work) {
        sideBySide<int, int>(
            2, [](const Push &push) { push(1); }, work, [](int) { return true; });
    };
    EXPECT_THROW(run([](int) -> int { throw std::runtime_error("no"); }), std::runtime_error);
}

} // namespace

} // namespace todoku

#include "letters/ziplisting.h"

#include "mail.h"

#include <gtest/gtest.h>

using namespace todoku;

namespace
{

std::string names(const QByteArray &bytes)
{
    const auto listing = zipListing({bytes.constData(), std::size_t(bytes.size())});
    if (!listing)
        return "no archive";
    return (listing->names.join(u' ') + (listing->encrypted ? QStringLiteral(" encrypted") : QString()) +
            (listing->whole ? QString() : QStringLiteral(" cut")))
        .toStdString();
}

} // namespace

TEST(ZipListing, NamesWhatIsInIt)
{
    EXPECT_EQ(names(zipOf({"a.txt", "b/c.txt"})), "a.txt b/c.txt");
    EXPECT_EQ(names(zipOf({"a.txt"}, 1)), "a.txt encrypted");
    EXPECT_EQ(names(zipOf({})), "");
    EXPECT_EQ(names("no archive, though PK stands in it"), "no archive");
    EXPECT_EQ(names(""), "no archive");
}

TEST(ZipListing, IsFoundBehindAProgramThatUnpacksItself)
{
    EXPECT_EQ(names("MZ" + QByteArray(500, '\0') + zipOf({"a.txt"})), "a.txt");
}

TEST(ZipListing, OfACutArchiveNamesTheFirstFile)
{
    EXPECT_EQ(names(zipOf({"a.txt", "b.txt"}, 1).left(50)), "a.txt encrypted cut");
}

TEST(ZipListing, OfBrokenBytesEndsWhereTheyEnd)
{
    const QByteArray whole = zipOf({"a.txt", "b.txt", "c.txt"}, 1);
    for (qsizetype at = 0; at < whole.size(); ++at) {
        QByteArray broken = whole;
        broken[at] = char(0xFF);
        names(broken);
        names(whole.left(at));
        names(whole.mid(at));
    }
    EXPECT_EQ(names(whole), "a.txt b.txt c.txt encrypted");
}

TEST(ZipListing, IsBounded)
{
    const auto bytes = zipOf(QList<QByteArray>(5000, "a"));
    const auto listing = zipListing({bytes.constData(), std::size_t(bytes.size())});
    ASSERT_TRUE(listing.has_value());
    EXPECT_EQ(listing->names.size(), ZipListing::mostNames);
}

#include "letters/lookalike.h"

#include "mail.h"

#include <gtest/gtest.h>

using namespace todoku;

namespace
{

FamiliarDomains familiar()
{
    for (const DraftRule &rule : usualPolicy().rules)
        if (!rule.domains.isEmpty())
            return {rule.domains, rule.alsoDomains};
    return {};
}

/// "look-alike-domain: taro@gmail.com"; "fine" where there is no doubt.
std::string doubt(const char *address)
{
    const auto found = doubtAboutAddress(QString::fromUtf8(address), familiar());
    if (!found)
        return "fine";
    return (found->kind + (found->meant.isEmpty() ? QString() : QStringLiteral(": ") + found->meant))
        .toStdString();
}

std::string pairs(const QStringList &addresses)
{
    QStringList found;
    for (const AddressDoubt &pair : nearlyTheSame(addresses))
        found += pair.meant + u'~' + pair.address;
    return found.join(u' ').toStdString();
}

} // namespace

TEST(LookAlikeDomain, IsNearlyOneThatManyPeopleHave)
{
    EXPECT_EQ(doubt("taro@gmail.con"), "look-alike-domain: taro@gmail.com");
    EXPECT_EQ(doubt("taro@gmial.com"), "look-alike-domain: taro@gmail.com");
    EXPECT_EQ(doubt("taro@gmail.co.jp"), "look-alike-domain: taro@gmail.com");
    EXPECT_EQ(doubt("taro@dokomo.ne.jp"), "look-alike-domain: taro@docomo.ne.jp");
    EXPECT_EQ(doubt("taro@yahoo.cojp"), "look-alike-domain: taro@yahoo.co.jp");
    EXPECT_EQ(doubt("taro@yahooo.co.jp"), "look-alike-domain: taro@yahoo.co.jp");
    EXPECT_EQ(doubt("taro@ocn.ne.jo"), "look-alike-domain: taro@ocn.ne.jp");
    EXPECT_EQ(doubt("taro@EZWEB.NE.JP"), "fine");
}

TEST(LookAlikeDomain, IsNoneThatIsReal)
{
    for (const char *address : {"a@gmail.com", "a@mail.com", "a@ymail.com", "a@yahoo.com", "a@yahoo.co.jp",
                                "a@blue.ocn.ne.jp", "a@odn.ne.jp", "a@icn.ne.jp", "a@softbank.co.jp",
                                "a@example.co.jp", "a@[192.0.2.1]", "a@yahoo.fr", "a@xn--wgv71a119e.jp"})
        EXPECT_EQ(doubt(address), "fine") << address;
}

TEST(EveryFamiliarDomain, IsFineItself)
{
    ASSERT_GT(familiar().known.size(), 40);
    for (const QStringList &list : {familiar().known, familiar().alsoReal})
        for (const QString &domain : list)
            EXPECT_EQ(doubt(("taro@" + domain.toStdString()).c_str()), "fine") << domain.toStdString();
}

TEST(AddressDoubt, KnowsWhatCannotBeAnAddress)
{
    EXPECT_EQ(doubt("taro"), "incomplete");
    EXPECT_EQ(doubt("@example.jp"), "incomplete");
    EXPECT_EQ(doubt("taro@"), "incomplete");
    EXPECT_EQ(doubt("taro@gmail"), "incomplete");
    EXPECT_EQ(doubt("taro@x@example.jp"), "incomplete");
    EXPECT_EQ(doubt((std::string(300, 'a') + "@mail.example.example.jp").c_str()), "incomplete")
        << "longer than any";
    EXPECT_EQ(doubt("taro@example.jp."), "domain-dots: taro@example.jp");
    EXPECT_EQ(doubt("taro@example..jp"), "domain-dots: taro@example.jp");
    EXPECT_EQ(doubt("taro@.example.jp"), "domain-dots: taro@example.jp");
    EXPECT_EQ(doubt("taro@-example.jp"), "domain-hyphen");
    EXPECT_EQ(doubt("taro@ex-ample.jp"), "fine");
}

TEST(AddressDoubt, AsksAboutOldMobileAddresses)
{
    EXPECT_EQ(doubt("taro.@docomo.ne.jp"), "local-dots");
    EXPECT_EQ(doubt("ta..ro@docomo.ne.jp"), "local-dots");
    EXPECT_EQ(doubt("-taro@docomo.ne.jp"), "local-hyphen");
    EXPECT_EQ(doubt("ta.ro-@docomo.ne.jp"), "fine");
    EXPECT_EQ(doubt("\"ta..ro\"@docomo.ne.jp"), "fine") << "in quotes it is allowed";
}

TEST(AddressDoubt, SeesFullWidthAndHiddenLetters)
{
    EXPECT_EQ(doubt("taro＠example.jp"), "full-width: taro@example.jp");
    EXPECT_EQ(doubt("ｔａｒｏ@example。jp"), "full-width: taro@example.jp");
    EXPECT_EQ(doubt("taro@exa<U+200b>mple.jp"), "hidden-character");
}

TEST(Homograph, IsAWordInLettersOfTwoScripts)
{
    EXPECT_EQ(doubt("taro@ex\xD0\xB0mple.jp"), "mixed-scripts: taro@example.jp") << "a Cyrillic a";
    EXPECT_EQ(doubt("taro@xn--exmple-4nf.jp"), "mixed-scripts: taro@example.jp") << "the same as it travels";
    EXPECT_EQ(doubt("t\xD0\xB0ro@example.jp"), "mixed-scripts");
    EXPECT_EQ(doubt("t\xD0\xB0ro@ex\xD0\xB0mple.jp"), "mixed-scripts: taro@example.jp");
    EXPECT_EQ(doubt("taro@日本語ドメインとabc.jp"), "fine") << "this is how Japanese is written";
}

TEST(Homograph, IsAWordThatOnlyLooksLatin)
{
    // с, о, р, е: all Cyrillic
    EXPECT_EQ(doubt("taro@\xD1\x81\xD0\xBE\xD1\x80\xD0\xB5.jp"), "look-alike-letters: taro@cope.jp");
    EXPECT_EQ(doubt("taro@\xD0\xBF\xD0\xBE\xD1\x87\xD1\x82\xD0\xB0.jp"), "fine")
        << "почта looks like no Latin word";
}

TEST(NearlyTheSame, ArePairsThatTheEyeConfuses)
{
    EXPECT_EQ(pairs({"a_b@x.jp", "c@x.jp", "a-b@x.jp"}), "a_b@x.jp~a-b@x.jp");
    EXPECT_EQ(pairs({"tar1@x.jp", "tarl@x.jp"}), "tar1@x.jp~tarl@x.jp");
    EXPECT_EQ(pairs({"t0m@x.jp", "tom@x.jp"}), "t0m@x.jp~tom@x.jp");
    EXPECT_EQ(pairs({"tom@x.jp", "TOM@x.jp", "tim@x.jp"}), "");
}

TEST(Differences, CountSwappedLettersOnce)
{
    EXPECT_EQ(differences(QStringLiteral("gmial"), QStringLiteral("gmail")), 1);
    EXPECT_EQ(differences(QStringLiteral("gmail"), QStringLiteral("gmail")), 0);
    EXPECT_EQ(differences(QString(), QStringLiteral("abc")), 3);
    EXPECT_EQ(differences(QStringLiteral("abc"), QStringLiteral("cab")), 2);
    EXPECT_EQ(differences(QString(1000000, u'a'), QStringLiteral("abc")), 1000000);
}

TEST(Recipients, AreReadAsTheyWereTyped)
{
    const auto read = [](const char *raw) { return recipientsIn(raw).join(u'|').toStdString(); };
    EXPECT_EQ(read(" Taro <taro@x.jp>, hanako@x.jp (home, sweet), \"Doe, J\" <j@x.jp>"),
              "taro@x.jp|hanako@x.jp|j@x.jp");
    EXPECT_EQ(read("friends: a@x.jp, b@x.jp;, c@x.jp"), "a@x.jp|b@x.jp|c@x.jp");
    EXPECT_EQ(read("undisclosed-recipients:;"), "");
    EXPECT_EQ(read("Taro taro@x.jp"), "taro@x.jp");
    EXPECT_EQ(read("\"a,b\"@x.jp"), "\"a,b\"@x.jp");
    EXPECT_EQ(read("=?UTF-8?B?5bGx55SwLCDlpKrpg44=?= <t@x.jp>"), "t@x.jp") << "the name has a comma in it";
}

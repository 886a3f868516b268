// What became of a line since, and what two lines tell.

#include "past.h"

#include <QRegularExpression>

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

std::string meaning(const RememberedResult &earlier, const RememberedResult &later,
                    Language language = Language::English)
{
    return whatItMeans(earlier, later, bundledKnowledge()).in(language).toStdString();
}

std::string changes(const RememberedResult &earlier, const RememberedResult &later)
{
    QStringList ids;
    for (const Change &change : changesBetween(earlier, later, bundledKnowledge()))
        ids += change.id;
    return ids.join(u' ').toStdString();
}

RememberedResult withDoors(RememberedResult result, PortState at25, PortState at587, PortState at465)
{
    result.summary.doors = {at25, at587, at465};
    return result;
}

bool holds(const std::string &text, const char *part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST(TwoLines, Port25SilentHereAndOpenThereIsTheLine)
{
    const RememberedResult home =
        withDoors(past(u"op25b"_s, u"home"_s), PortState::Silent, PortState::Works, PortState::Answers);
    const RememberedResult phone = past(u"sending-works"_s, u"phone"_s, 10);
    EXPECT_EQ(meaning(home, phone),
              "Port 25 is closed from the line “home” and open from the line “phone”: the line “home”, or a "
              "device on it, is "
              "in the way, "
              "and not the server. Send by ports 465, 587, which are open from there, too.");
    EXPECT_EQ(meaning(home, phone, Language::Japanese),
              "ポート "
              "25 "
              "は、「home」の回線からは閉じていて、「phone」の回線からは開いています。サーバーではなく、「hom"
              "e」の回線"
              "か、その途中の機器が止めています。"
              "ポート 465・587 は「home」の回線からも開いているので、送信にはそちらを使います。");
    // Whichever was tried first.
    RememberedResult sooner = phone;
    sooner.when = home.when.addSecs(-60);
    EXPECT_TRUE(holds(meaning(sooner, home), "the line “home”")) << meaning(sooner, home);
    EXPECT_EQ(changes(home, phone), "line diagnosis port-25");
}

TEST(TwoLines, TheSameDiagnosisOnBothIsNotTheLine)
{
    const std::string text =
        meaning(past(u"password-wrong"_s, u"home"_s), past(u"password-wrong"_s, u"phone"_s, 5));
    EXPECT_TRUE(holds(text, "not in the line")) << text;
}

TEST(TwoLines, NothingReachedFromOneIsItsConnection)
{
    RememberedResult home = withDoors(past(u"no-connection"_s, u"home"_s), PortState::Silent,
                                      PortState::Silent, PortState::Silent);
    home.summary.receiving = ReceivingState::Fails;
    const std::string text = meaning(home, past(u"sending-works"_s, u"phone"_s, 5));
    EXPECT_TRUE(holds(text, "the connection of the line “home” itself")) << text;
}

TEST(TwoLines, ABadCertificateOnOneIsSomebodyInBetween)
{
    RememberedResult office = past(u"interception"_s, u"office"_s);
    office.summary.encryption = EncryptionState::Issuer;
    const std::string text = meaning(past(u"sending-works"_s, u"home"_s), office);
    EXPECT_TRUE(holds(text, "on the line “office” only")) << text;
}

TEST(TwoLines, BothGoodAndServersThatMakeADifference)
{
    EXPECT_EQ(meaning(past(u"sending-works"_s, u"home"_s), past(u"sending-works"_s, u"phone"_s)),
              "Sending works from both lines.");
    const std::string text =
        meaning(past(u"sending-works"_s, u"home"_s), past(u"relay-denied"_s, u"phone"_s));
    EXPECT_TRUE(holds(text, "treats the two lines differently")) << text;
    const std::string open = meaning(past(u"greylisted"_s, u"home"_s), past(u"relay-denied"_s, u"phone"_s));
    EXPECT_TRUE(holds(open, "does not prove that the line is the reason")) << open;
}

TEST(TwoLines, TwoAccountsAreNotTakenForTwoLines)
{
    RememberedResult other = past(u"op25b"_s, u"phone"_s);
    other.accountKey = u"ffffffffffff"_s;
    EXPECT_TRUE(holds(meaning(past(u"sending-works"_s, u"home"_s), other), "two mail accounts"));
}

TEST(SinceItWorked, APortThatClosedIsNamed)
{
    const RememberedResult worked = past(u"sending-works"_s, u"home"_s);
    const RememberedResult now = withDoors(past(u"port-blocked"_s, u"home"_s, 60), PortState::Answers,
                                           PortState::Silent, PortState::Silent);
    EXPECT_EQ(meaning(worked, now),
              "Ports 587, 465 were open when it last worked and closed now: a limit of the line, the "
              "router or a security program may have changed.");
    EXPECT_EQ(changes(worked, now), "diagnosis port-587 port-465");
}

TEST(SinceItWorked, ALoginThatIsRefusedNowIsNamed)
{
    RememberedResult now = past(u"password-wrong"_s, {}, 60);
    now.summary.receiving = ReceivingState::LoginRefused;
    EXPECT_TRUE(holds(meaning(past(u"sending-works"_s), now), "The login that was accepted"));
}

TEST(SinceItWorked, ATroubleWithEncryptionIsNamed)
{
    RememberedResult now = past(u"tls-certificate-expired"_s, {}, 60);
    now.summary.encryption = EncryptionState::Date;
    EXPECT_TRUE(
        holds(meaning(past(u"sending-works"_s), now), "a trouble with encryption that was not there"));
    now.issuer = u"Security Program"_s;
    EXPECT_TRUE(holds(meaning(past(u"sending-works"_s), now), "has another issuer"));
    EXPECT_TRUE(holds(changes(past(u"sending-works"_s), now), "issuer"));
}

TEST(SinceItWorked, WhereNothingElseChangedItIsTheServersAnswer)
{
    const std::string text = meaning(past(u"sending-works"_s), past(u"sender-not-allowed"_s, {}, 60));
    EXPECT_TRUE(holds(text, "what changed is the server's answer")) << text;
}

TEST(SinceItWorked, AnOutageOfEverythingIsNotCalledALimit)
{
    RememberedResult now =
        withDoors(past(u"outage"_s, {}, 60), PortState::Silent, PortState::Silent, PortState::Silent);
    now.summary.receiving = ReceivingState::Fails;
    EXPECT_TRUE(holds(meaning(past(u"sending-works"_s), now), "an outage is likely"));
}

TEST(OneLine, GoodAgainStillBadAndOtherwiseBad)
{
    EXPECT_TRUE(holds(meaning(past(u"op25b"_s), past(u"sending-works"_s, {}, 5)), "now sending works"));
    EXPECT_TRUE(holds(meaning(past(u"op25b"_s), past(u"op25b"_s, {}, 5)), "the same as before"));
    EXPECT_TRUE(holds(meaning(past(u"op25b"_s), past(u"greylisted"_s, {}, 5)), "changed from"));
    EXPECT_EQ(meaning(past(u"sending-works"_s), past(u"sending-works"_s, {}, 5)),
              "Sending works as it did before.");
    EXPECT_EQ(changes(past(u"op25b"_s), past(u"op25b"_s, {}, 5)), "");
}

TEST(Changes, AnotherServerIsNamedInTheSettingsOwnWords)
{
    RememberedResult later = past(u"op25b"_s);
    later.sending = WayOut{u"mail.example.jp"_s, 25, Security::None, false};
    const QList<Change> all = changesBetween(past(u"op25b"_s), later, bundledKnowledge());
    ASSERT_EQ(all.size(), 1);
    EXPECT_EQ(
        all.first().text.ja,
        u"送信サーバー: smtp.example.jp ポート 587 (暗号化: STARTTLS) → mail.example.jp ポート 25 (暗号化: なし)"_s);
}

TEST(Changes, WhatWasNotAskedIsNoDifference)
{
    const RememberedResult all = past(u"op25b"_s);
    RememberedResult few = withDoors(all, PortState::Answers, PortState::NotAsked, PortState::NotAsked);
    few.summary.receiving = ReceivingState::NotTried;
    few.issuer.clear();
    few.sending.reset();
    EXPECT_EQ(changes(all, few), "");
    EXPECT_EQ(changes(few, all), "");
}

TEST(Changes, AreWholeInBothLanguagesWhateverIsCompared)
{
    static const QRegularExpression hole(u"%[1-9]"_s);
    const QString strange = u"100%1 %2"_s;
    QList<RememberedResult> all;
    for (const QString &diagnosis :
         {u"sending-works"_s, u"op25b"_s, u"interception"_s, u"our-own"_s, QString()})
        for (const QString &label : {QString(), strange})
            for (int state = 0; state < 7; ++state) {
                RememberedResult one = withDoors(past(diagnosis, label), PortState(state % 5),
                                                 PortState(state / 2), PortState(4 - state / 2));
                one.summary.receiving = ReceivingState(state % 4);
                one.summary.encryption = EncryptionState(state);
                all += one;
            }
    for (const RememberedResult &earlier : all)
        for (const RememberedResult &later : all) {
            const Words text = whatItMeans(earlier, later, bundledKnowledge());
            ASSERT_TRUE(text.complete());
            ASSERT_TRUE(text.ja.endsWith(u'。')) << text.ja.toStdString();
            ASSERT_TRUE(text.en.endsWith(u'.')) << text.en.toStdString();
            // What somebody calls a line is no place to put a value.
            ASSERT_FALSE(QString(text.en).remove(strange).contains(hole)) << text.en.toStdString();
            for (const Change &change : changesBetween(earlier, later, bundledKnowledge()))
                ASSERT_TRUE(change.text.complete());
        }
}

} // namespace todoku

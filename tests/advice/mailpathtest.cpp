#include "advice/mailpath.h"
#include "samples.h"

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

using Standing = Station::Standing;

Advice blaming(Blame blame, double confidence = 0.95, Verdict verdict = Verdict::CannotSend)
{
    ToldDiagnosis first;
    first.blame = blame;
    first.confidence = confidence;
    Advice advice;
    advice.verdict = verdict;
    advice.diagnoses = {first};
    return advice;
}

QList<Standing> standings(const Advice &advice, const Evidence &evidence)
{
    QList<Standing> all;
    for (const Station &station : pathOf(advice, evidence))
        all += station.standing;
    return all;
}

/// A talk in which the server took the recipient.
Evidence thatWorked()
{
    Evidence evidence = sampleEvidence();
    evidence.conversations.first().exchanges.last().outcome = Outcome::Accepted;
    evidence.circumstances.recipient = u"hanako@example.com"_s;
    evidence.circumstances.line = u"example-net"_s;
    return evidence;
}

/// Nobody answered.
Evidence silence()
{
    Conversation talk;
    talk.endpoint = {u"smtp.example.jp"_s, 587, Security::StartTls};
    Exchange connect;
    connect.outcome = Outcome::TimedOut;
    talk.exchanges = {connect};
    Evidence evidence;
    evidence.add(talk);
    return evidence;
}

} // namespace

TEST(MailPath, IsMarkedWhereSomebodyHasToMove)
{
    const auto place = [](Blame blame) {
        const QList<Station> path = pathOf(blaming(blame), silence());
        const Station *marked = markedIn(path);
        return marked ? int(marked->place) : -1;
    };
    EXPECT_EQ(place(Blame::Settings), int(Station::Place::ThisComputer));
    EXPECT_EQ(place(Blame::ThisComputer), int(Station::Place::ThisComputer));
    EXPECT_EQ(place(Blame::Network), int(Station::Place::Line));
    EXPECT_EQ(place(Blame::Account), int(Station::Place::SendingServer));
    EXPECT_EQ(place(Blame::Server), int(Station::Place::SendingServer));
    EXPECT_EQ(place(Blame::Recipient), int(Station::Place::RecipientServer));
    EXPECT_EQ(place(Blame::Nobody), -1);
}

TEST(MailPath, TellsOfTheOtherPlacesOnlyWhatWasSeen)
{
    EXPECT_EQ(standings(blaming(Blame::Network), silence()),
              (QList{Standing::Unseen, Standing::Broken, Standing::Unseen, Standing::Unseen}));
    EXPECT_EQ(standings(blaming(Blame::Server), sampleEvidence()),
              (QList{Standing::Works, Standing::Works, Standing::Broken, Standing::Unseen}));
    EXPECT_EQ(standings(blaming(Blame::Recipient), thatWorked()),
              (QList{Standing::Works, Standing::Works, Standing::Works, Standing::Broken}));
    EXPECT_EQ(standings(Advice(), Evidence()),
              (QList{Standing::Unseen, Standing::Unseen, Standing::Unseen, Standing::Unseen}));
}

TEST(MailPath, IsMarkedAsSurelyAsTheCauseIsNamed)
{
    const auto mark = [](double confidence, Verdict verdict) {
        return standings(blaming(Blame::Network, confidence, verdict), thatWorked())[1];
    };
    EXPECT_EQ(mark(0.95, Verdict::CannotSend), Standing::Broken);
    EXPECT_EQ(mark(0.6, Verdict::CannotSend), Standing::Suspect);
    EXPECT_EQ(mark(0.4, Verdict::CannotSend), Standing::Works); // only mentioned
    EXPECT_EQ(mark(0.95, Verdict::CanSend), Standing::Change);  // another port is proved
}

TEST(MailPath, NamesItsPlaces)
{
    const QList<Station> path = pathOf(blaming(Blame::Nobody, 0.95, Verdict::CanSend), thatWorked());
    EXPECT_EQ(path[0].name, QString());
    EXPECT_EQ(path[1].name, u"example-net");
    EXPECT_EQ(path[2].name, u"mail.example.jp");
    EXPECT_EQ(path[3].name, u"example.com");
}

TEST(MailPath, IsSaidInWordsAsItIsDrawn)
{
    const QList<Station> path = pathOf(blaming(Blame::Network, 0.95, Verdict::CannotSend), thatWorked());
    EXPECT_EQ(
        pathAsText(path, Language::English).toStdString(),
        "This computer: Works. Line (example-net): It stops here. Sending server (mail.example.jp): Works. "
        "Recipient's server (example.com): Not seen in this check.");
    EXPECT_EQ(
        pathAsText(path, Language::Japanese),
        u"このパソコン: 問題ありません。回線 (example-net): ここで止まっています。"
        "送信サーバー (mail.example.jp): 問題ありません。相手のサーバー (example.com): 確かめていません。");
}

TEST(MailPath, ShowsNoNameThatDeceives)
{
    Evidence evidence = thatWorked();
    evidence.circumstances.line = u"a\u202Eb\n"_s;
    EXPECT_FALSE(pathOf(Advice(), evidence)[1].name.contains(QChar(0x202E)));
    EXPECT_FALSE(pathOf(Advice(), evidence)[1].name.contains(u'\n'));
}

#include "watching/habit.h"

#include <QRegularExpression>

#include <gtest/gtest.h>

using namespace todoku;
using namespace std::chrono_literals;

namespace
{

/// Lines as the transcript has them, each a second after the one before: "587#1 C: EHLO pc". "@600" is a
/// pause of so many seconds; "from 127.0.0.2" is where the next connections come from.
QList<Visit> seenIn(const QString &dialogue)
{
    static const QRegularExpression form(QStringLiteral(R"(^(\d+)#(\d+) (C: |S: )?(.*)$)"));
    QList<SpokenLine> lines;
    std::chrono::milliseconds now = 1h;
    QString client = QStringLiteral("127.0.0.1");
    for (const QString &line : dialogue.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'@')) {
            now += std::chrono::seconds(line.mid(1).toInt());
            continue;
        }
        if (line.startsWith(u"from ")) {
            client = line.mid(5);
            continue;
        }
        const auto match = form.match(line);
        EXPECT_TRUE(match.hasMatch()) << line.toStdString();
        SpokenLine spoken;
        spoken.port = match.captured(1).toUShort();
        spoken.visit = match.captured(2).toInt();
        spoken.protocol = spoken.port == 110 || spoken.port == 995   ? Protocol::Pop3
                          : spoken.port == 143 || spoken.port == 993 ? Protocol::Imap
                                                                     : Protocol::Smtp;
        spoken.client = client;
        spoken.at = now += 1s;
        spoken.by = match.captured(3) == u"C: "   ? SpokenLine::By::Client
                    : match.captured(3) == u"S: " ? SpokenLine::By::Server
                                                  : SpokenLine::By::Event;
        spoken.text = match.captured(4);
        lines.append(spoken);
    }
    return visitsIn(lines);
}

std::vector<std::string> idsIn(const QString &dialogue)
{
    std::vector<std::string> ids;
    for (const Habit &habit : habitsOf(seenIn(dialogue)))
        ids.push_back(habit.id.toStdString());
    return ids;
}

using Ids = std::vector<std::string>;

/// One connection that sends without a login, and is refused.
QString refusedSending(int visit)
{
    return QStringLiteral("25#%1 == connected ==\n25#%1 C: EHLO pc\n25#%1 S: 250 smtp.mail.example\n"
                          "25#%1 C: MAIL FROM:<taro@mail.example>\n25#%1 S: 250 Ok\n"
                          "25#%1 C: RCPT TO:<a@elsewhere.example>\n25#%1 S: 553 receive first\n"
                          "25#%1 C: QUIT\n25#%1 S: 221 bye\n25#%1 == closed ==\n")
        .arg(visit);
}

QString receiving(int visit, bool quits = true)
{
    const QString begin =
        QStringLiteral("995#%1 == connected ==\n995#%1 == TLS ==\n995#%1 S: +OK\n"
                       "995#%1 C: USER taro\n995#%1 S: +OK\n995#%1 C: PASS ***\n995#%1 S: +OK\n");
    const QString end = quits ? QStringLiteral("995#%1 C: QUIT\n995#%1 S: +OK\n995#%1 == closed ==\n")
                              : QStringLiteral("995#%1 == hung up ==\n");
    return (begin + end).arg(visit);
}

TEST(Habits, ofOneThatDoesEverythingRightAreGood)
{
    const QString dialogue = QStringLiteral(
        "587#1 == connected ==\n587#1 S: 220 smtp.mail.example ESMTP\n587#1 C: EHLO pc\n587#1 S: "
        "250-smtp.mail.example\n"
        "587#1 S: 250 STARTTLS\n587#1 C: STARTTLS\n587#1 S: 220 go\n587#1 == TLS ==\n587#1 C: EHLO pc\n"
        "587#1 S: 250-smtp.mail.example\n587#1 S: 250 AUTH PLAIN LOGIN\n587#1 C: AUTH PLAIN ***\n"
        "587#1 S: 235 2.7.0 ok\n587#1 C: MAIL FROM:<taro@mail.example>\n587#1 S: 250 ok\n"
        "587#1 C: RCPT TO:<a@elsewhere.example>\n587#1 S: 250 ok\n587#1 C: DATA\n587#1 S: 354 go\n"
        "587#1 C: (the message)\n587#1 S: 250 ok\n587#1 C: QUIT\n587#1 S: 221 bye\n587#1 == closed ==\n");
    EXPECT_EQ(idsIn(dialogue), Ids{"sends-as-it-should"});
    const Visit visit = seenIn(dialogue).constFirst();
    EXPECT_EQ(visit.hello, u"pc");
    EXPECT_EQ(visit.mechanism, u"PLAIN");
    EXPECT_EQ(visit.mechanismsOffered.size(), 2);
    EXPECT_EQ(visit.sender, u"taro@mail.example");
    EXPECT_EQ(visit.messagesSent, 1);
    EXPECT_TRUE(visit.quit && visit.over && visit.encrypted);
}

TEST(Habits, showThatAProgramSendsBeforeItReceives)
{
    EXPECT_EQ(idsIn(refusedSending(1) + receiving(2)),
              (Ids{"sends-through-port-25", "sends-before-receiving"}));
    // Long after is another press of the button.
    EXPECT_EQ(idsIn(refusedSending(1) + QStringLiteral("@900\n") + receiving(2)),
              Ids{"sends-through-port-25"});
    // Who received a while ago is refused for another reason.
    EXPECT_EQ(idsIn(receiving(1) + QStringLiteral("@60\n") + refusedSending(2) + receiving(3)),
              Ids{"sends-through-port-25"});
}

TEST(Habits, showThatALineWasDroppedAfterReceiving)
{
    EXPECT_EQ(idsIn(receiving(1, false) + refusedSending(2)),
              (Ids{"hangs-up-without-quit", "sends-through-port-25", "hangs-up-after-receiving"}));
    // Dialled again: another address.
    EXPECT_EQ(idsIn(receiving(1) + QStringLiteral("from 127.0.0.2\n") + refusedSending(2)),
              (Ids{"sends-through-port-25", "hangs-up-after-receiving"}));
    const auto late = habitsOf(seenIn(receiving(1) + QStringLiteral("@720\n") + refusedSending(2)));
    ASSERT_EQ(late.size(), 2);
    EXPECT_EQ(late.constLast().id, u"sends-too-late-after-receiving");
    EXPECT_EQ(late.constLast().values.value(QStringLiteral("minutes")), u"12");
    EXPECT_EQ(late.constLast().visits, (QList<int>{1, 2}));
}

TEST(Habits, showWhatIsSwitchedOff)
{
    EXPECT_EQ(idsIn(QStringLiteral(
                  "587#1 == connected ==\n587#1 C: EHLO pc\n587#1 S: 250-x\n587#1 S: 250-STARTTLS\n"
                  "587#1 S: 250 AUTH PLAIN\n587#1 C: MAIL FROM:<taro@mail.example>\n"
                  "587#1 S: 530 5.7.0 Authentication required\n")),
              (Ids{"no-tls-although-offered", "no-auth-although-offered"}));
    EXPECT_EQ(
        idsIn(QStringLiteral("110#1 == connected ==\n110#1 C: CAPA\n110#1 S: +OK\n110#1 S: STLS\n110#1 S: .\n"
                             "110#1 C: USER taro\n110#1 S: +OK\n110#1 C: PASS ***\n110#1 S: +OK\n")),
        (Ids{"no-tls-although-offered", "password-in-clear"}));
    // These hide the password by themselves.
    EXPECT_EQ(idsIn(QStringLiteral("110#1 == connected ==\n110#1 C: APOP taro ***\n110#1 S: +OK\n")), Ids{});
    EXPECT_EQ(idsIn(QStringLiteral("25#1 == connected ==\n25#1 C: HELO pc\n25#1 S: 250 x\n")),
              Ids{"says-helo"});
}

TEST(Habits, showTheWrongKindOfPort)
{
    EXPECT_EQ(idsIn(QStringLiteral(
                  "587#1 == connected ==\n587#1 == TLS where none is spoken ==\n587#1 == hung up ==\n")),
              Ids{"tls-on-plain-port"});
    EXPECT_EQ(idsIn(QStringLiteral(
                  "465#1 == connected ==\n465#1 == no TLS where it is spoken ==\n465#1 == hung up ==\n")),
              Ids{"plain-on-tls-port"});
}

TEST(Habits, showNamesThatSomeServersRefuse)
{
    const auto habits =
        habitsOf(seenIn(QStringLiteral("25#1 == connected ==\n25#1 C: EHLO 太郎のパソコン\n25#1 S: 250 x\n"
                                       "25#2 == connected ==\n25#2 C: EHLO taro_pc\n25#2 S: 250 x\n")));
    ASSERT_EQ(habits.size(), 2);
    EXPECT_EQ(habits.at(0).id, u"hello-not-ascii");
    EXPECT_EQ(habits.at(0).values.value(QStringLiteral("hello")), u"太郎のパソコン");
    EXPECT_EQ(habits.at(1).id, u"hello-underscore");
}

TEST(Habits, showWhoComesTooOftenAndWhoTriesAgain)
{
    QString often;
    for (int i = 1; i <= 4; ++i)
        often += receiving(i) + QStringLiteral("@20\n");
    EXPECT_EQ(idsIn(often), Ids{"polls-too-often"});
    EXPECT_EQ(habitsOf(seenIn(often)).constFirst().visits, (QList<int>{1, 2, 3, 4}));
    QString rarely;
    for (int i = 1; i <= 6; ++i)
        rarely += receiving(i) + QStringLiteral("@300\n");
    EXPECT_EQ(idsIn(rarely), Ids{});
    QString refused;
    for (int i = 1; i <= 3; ++i)
        refused += QStringLiteral("993#%1 == connected ==\n993#%1 == TLS ==\n993#%1 C: a LOGIN taro ***\n"
                                  "993#%1 S: a NO [AUTHENTICATIONFAILED] no\n")
                       .arg(i);
    EXPECT_EQ(idsIn(refused), Ids{"repeats-refused-login"});
}

TEST(Habits, haveWordsInBothLanguages)
{
    const auto words = readHabitWords();
    ASSERT_TRUE(words) << words.complaint().text(Language::English).toStdString();
    EXPECT_EQ(words->size(), 16);
    static const QRegularExpression placeholder(QStringLiteral(R"(\{(\w+)\})"));
    const auto placeholders = [](const QString &text) {
        QStringList found;
        auto matches = placeholder.globalMatch(text);
        while (matches.hasNext())
            found.append(matches.next().captured(1));
        found.sort();
        return found;
    };
    for (auto it = words->cbegin(); it != words->cend(); ++it) {
        EXPECT_EQ(placeholders(it->seen.ja), placeholders(it->seen.en)) << it.key().toStdString();
        EXPECT_EQ(it->advice.ja.isEmpty(), it->advice.en.isEmpty()) << it.key().toStdString();
        EXPECT_TRUE(it->kind == HabitWords::Kind::Good || it->advice.complete()) << it.key().toStdString();
        EXPECT_TRUE(placeholders(it->advice.ja + it->advice.en).isEmpty()) << it.key().toStdString();
    }
    // What was seen is told without a gap.
    for (const Habit &habit : habitsOf(seenIn(refusedSending(1) + receiving(2)))) {
        ASSERT_TRUE(words->contains(habit.id));
        EXPECT_FALSE(filledIn(words->value(habit.id).seen.ja, habit).contains(u'{'));
    }
}

} // namespace

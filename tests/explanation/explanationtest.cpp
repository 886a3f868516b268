// From raw words to advice, through the bundled knowledge.

#include "explanation/explanation.h"
#include "explanation/explanationjson.h"

#include <gtest/gtest.h>

namespace todoku
{

namespace
{

const Knowledge &knowledge()
{
    static const Knowledge read = [] {
        auto result = Knowledge::read(QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge"));
        return result ? *result : Knowledge();
    }();
    return read;
}

Explanation first(const char *text)
{
    return explainText(QString::fromUtf8(text), QStringLiteral("-"), knowledge()).value(0);
}

std::string named(const char *text)
{
    const Explanation explanation = first(text);
    return explanation.named() ? explanation.named()->cause->id.toStdString() : "";
}

QStringList candidates(const char *text)
{
    QStringList ids;
    for (const Suspect &suspect : first(text).suspects)
        ids += suspect.cause->id;
    return ids;
}

TEST(Trap, textBeatsTheNumber)
{
    // 4.2.3 is "message length exceeds" in the registry (RFC 3463), but these words speak of a rate.
    EXPECT_EQ(named("423 sorry, that message exceed my limit (#4.2.3)"), "rate-limited");
}

TEST(Trap, oneTextHasSeveralCausesAndSaysSo)
{
    const char text[] = "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)";
    const QStringList ids = candidates(text);
    EXPECT_TRUE(ids.contains(QStringLiteral("pop-before-smtp-required")));
    EXPECT_TRUE(ids.contains(QStringLiteral("smtp-auth-required")));
    EXPECT_TRUE(ids.contains(QStringLiteral("relay-denied")));
    EXPECT_LT(first(text).named()->confidence, 0.7) << "words alone cannot settle it";
    for (const Language language : {Language::Japanese, Language::English}) {
        const ToldExplanation told = tell(first(text), language);
        EXPECT_TRUE(
            told.doubt.contains(knowledge().cause(QStringLiteral("smtp-auth-required"))->title.in(language)))
            << told.doubt.toStdString();
        EXPECT_FALSE(told.wouldTell.isEmpty());
    }
    EXPECT_FALSE(tell(first(text), Language::English)
                     .doubt.contains(knowledge().cause(QStringLiteral("recipient-unknown"))->title.en))
        << "553 alone allows it, but the words do not speak of it";
    EXPECT_TRUE(tell(first("550 5.1.1 User unknown"), Language::English).doubt.isEmpty());
}

TEST(Trap, windowIsCountedFromTheLogin)
{
    const auto cause = knowledge().cause(QStringLiteral("pop-before-smtp-required"));
    ASSERT_TRUE(cause);
    EXPECT_TRUE(cause->explanation.ja.contains(QStringLiteral("10 分")));
}

TEST(Misdirection, thunderbirdSaysCheckTheRecipientWhereRelayingWasRefused)
{
    const Explanation explanation =
        first("An error occurred while sending mail. The mail server responded: sorry, that domain isn't in "
              "my list of "
              "allowed rcpthosts (#5.7.1). Please check the message recipient and try again.");
    ASSERT_TRUE(explanation.named());
    EXPECT_NE(explanation.named()->cause->id.toStdString(), "recipient-unknown");
    EXPECT_FALSE(tell(explanation, Language::English).asides.isEmpty());
    EXPECT_FALSE(tell(explanation, Language::Japanese).asides.isEmpty());
}

TEST(Outlook, numberStandsForAReply)
{
    const Explanation explanation = first("0x800CCC6D");
    EXPECT_EQ(explanation.kind().toStdString(), "client-error");
    EXPECT_EQ(explanation.statement.reply.code, 552);
    EXPECT_FALSE(tell(explanation, Language::Japanese).asides.isEmpty());
}

TEST(EveryOutlookNumber, isExplainedInBothLanguages)
{
    int numbers = 0;
    for (const auto &error : knowledge().clientErrors())
        for (const QString &code : error->codes) {
            const Explanation explanation =
                explainText(QStringLiteral("エラー番号: ") + code, QStringLiteral("-"), knowledge()).value(0);
            EXPECT_FALSE(explanation.programs.isEmpty()) << code.toStdString();
            for (const Language language : {Language::Japanese, Language::English})
                EXPECT_FALSE(tell(explanation, language).title.isEmpty()) << code.toStdString();
            ++numbers;
        }
    EXPECT_GE(numbers, 94);
}

TEST(HalfRemembered, wordsFindTheirCause)
{
    const QStringList rcpthosts = candidates("553 ... rcpthosts");
    EXPECT_TRUE(rcpthosts.contains(QStringLiteral("relay-denied"))) << rcpthosts.join(u' ').toStdString();
    EXPECT_FALSE(candidates("メール 拒否 受信者の一人").isEmpty());
    EXPECT_TRUE(candidates("relying denyed acess").contains(QStringLiteral("relay-denied")));
    EXPECT_TRUE(candidates("xyzzy plugh").isEmpty());
    EXPECT_EQ(named("ｕｓｅｒ　ｕｎｋｎｏｗｎ"), "recipient-unknown");
}

TEST(Unexplained, isSaidToBe)
{
    const Explanation explanation = first("550 x");
    const ToldExplanation told = tell(explanation, Language::English);
    EXPECT_FALSE(told.title.isEmpty());
    EXPECT_FALSE(told.explanation.isEmpty());
    EXPECT_LT(explanation.named() ? explanation.named()->confidence : 0, 0.7);
}

TEST(Question, isAnswered)
{
    const Explanation explanation = first("OP25B とは何ですか");
    EXPECT_EQ(explanation.kind().toStdString(), "question");
    EXPECT_TRUE(explanation.answer->faq.contains(QStringLiteral("P3.8")));
}

TEST(Bounce, ofARecipientGivesOneAnswerEach)
{
    const QList<Explanation> explanations =
        explain({QStringLiteral("a.eml"), "From: MAILER-DAEMON@mx.example.jp\nSubject: failure notice\nDate: "
                                          "Sun, 22 Nov 2026 10:00:00 +0900\n\nNot delivered:\n\n"
                                          "<a@example.com>:\nSorry, no mailbox here by that name. "
                                          "(#5.1.1)\n\n<b@example.com>:\nmailbox is full (#5.2.2)\n"},
                knowledge());
    ASSERT_EQ(explanations.size(), 2);
    EXPECT_EQ(explanations[0].named()->cause->id.toStdString(), "recipient-unknown");
    EXPECT_EQ(explanations[1].named()->cause->id.toStdString(), "mailbox-full");
    EXPECT_EQ(explanations[1].reason().toStdString(), "mailboxfull");
    EXPECT_EQ(explanations[0].day, QDate(2026, 11, 22));
}

TEST(OrdinaryLetter, isNamedNothing)
{
    const Explanation explanation =
        explain({QStringLiteral("a.eml"), "From: a@example.jp\nSubject: lunch\n\nShall we?\n"}, knowledge())
            .value(0);
    EXPECT_EQ(explanation.kind().toStdString(), "not-a-bounce");
    EXPECT_EQ(explanation.named(), nullptr);
}

TEST(LetterThatReturnsNothing, isToldByItsKindAndNotByItsWords)
{
    const auto explained = [](const char *letter) {
        return explain({QStringLiteral("a.eml"), letter}, knowledge()).value(0);
    };
    const Explanation away = explained("From: a@example.jp\nSubject: Out of office\nAuto-Submitted: "
                                       "auto-replied\n\n550 user unknown is away\n");
    ASSERT_TRUE(away.named());
    EXPECT_EQ(away.named()->cause->id.toStdString(), "not-a-failure");
    EXPECT_EQ(away.reason().toStdString(), "vacation");
    const Explanation complaint =
        explained("From: f@example.com\nContent-Type: multipart/report; boundary=B\n\n--B\nContent-Type: "
                  "message/feedback-report\n\nFeedback-Type: abuse\n--B--\n");
    EXPECT_EQ(complaint.reason().toStdString(), "feedback");
}

TEST(Quote, isTheSentenceThatDecided)
{
    const Explanation explanation = first(
        "This is a long text about a message that somebody sent to somebody else a while ago, and nothing in "
        "it matters much. "
        "The server said at last: 550 5.1.1 user unknown. All the rest is greetings, thanks, and a signature "
        "of no importance. It goes on for a "
        "while like this, since people write long letters, and says nothing more that matters to anybody.");
    EXPECT_TRUE(explanation.quote.contains(QStringLiteral("user unknown")))
        << explanation.quote.toStdString();
    EXPECT_FALSE(explanation.quote.contains(QStringLiteral("signature"))) << explanation.quote.toStdString();
}

/// The rows of the FAQ pages, from what a user has in hand.
struct Asked {
    const char *row;
    const char *words;
};

class EveryFaqRow : public ::testing::TestWithParam<Asked>
{
};

TEST_P(EveryFaqRow, isReachedFromTheUsersWordsInBothLanguages)
{
    const Explanation explanation = first(GetParam().words);
    QStringList rows = explanation.answer ? explanation.answer->faq : QStringList();
    for (const Suspect &suspect : explanation.suspects)
        rows += suspect.cause->faq;
    EXPECT_TRUE(rows.contains(QString::fromUtf8(GetParam().row))) << rows.join(u' ').toStdString();
    // And ends in something to do or to know, in both languages.
    for (const Language language : {Language::Japanese, Language::English}) {
        const ToldExplanation told = tell(explanation, language);
        EXPECT_FALSE(told.title.isEmpty());
        EXPECT_FALSE(told.explanation.isEmpty());
        EXPECT_TRUE(explanation.answer || !told.steps.isEmpty());
    }
}

INSTANTIATE_TEST_SUITE_P(
    Words, EveryFaqRow,
    ::testing::Values(
        Asked{"P1.1", "550 can't accept user... (#5.7.1)"},
        Asked{"P1.2", "423 sorry, that message exceed my limit (#4.2.3)"},
        Asked{"P1.3", "光回線に変えたら、ほかの会社のメールサーバーから送信できなくなりました"},
        Asked{"P1.4", "自宅でメールサーバーを動かしていますが、送信できなくなりました。動的 IP です"},
        Asked{"P1.5", "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"},
        Asked{"P2.1", "サーバーにログインできません"},
        Asked{"P2.2", "利用者の一人がサーバーによって拒否されました"},
        Asked{"P2.3", "送受信ボタンを押すと最初の 1 回だけエラーになる"},
        Asked{"P2.4", "受信はできるが送信だけできない"},
        Asked{"P2.5a", "Sorry, no mailbox here by that name. (#5.1.1)"},
        Asked{"P2.5b", "Sorry, I couldn't find any host named example.jq. (#5.1.2)"},
        Asked{"P2.5c",
              "Sorry, no SMTP connection got far enough; most progress was RCPT TO response. (#5.5.0)"},
        Asked{"P2.5d",
              "MAILER-DAEMON から英語のメールが届きましたが、どこのサーバーから来たのかわかりません"},
        Asked{"P2.6", "POP before SMTP とは何ですか"},
        Asked{"P2.7", "POP before SMTP を使わずに送る方法はありますか"},
        Asked{
            "P2.8",
            "受信して 10 分以内なのに 553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"},
        Asked{"P2.9", "SMTP認証とは何ですか"}, Asked{"P2.10", "What is port 587?"},
        Asked{"P2.11", "SMTP over SSL とは"},
        Asked{"P2.12", "プロバイダーの送信サーバーを使って、レンタルサーバーのアドレスで送れますか"},
        Asked{"P2.13", "あとから送ったメールが先に届いた"},
        Asked{"P2.14", "メールマガジンを一斉送信したら 451 Too many messages と言われた"},
        Asked{"P3.1", "So-net の回線から、ほかのプロバイダーのメールサーバーで送信できません"},
        Asked{"P3.2", "ほかのプロバイダーの回線から So-net のメールを送信できません"},
        Asked{"P3.3", "別の会社の回線から送信できません。受信はできます"},
        Asked{"P3.4", "設定は合っているはずなのに送信できません"},
        Asked{"P3.5", "プロバイダーで障害が起きていますか"},
        Asked{"P3.6", "Webメールも OP25B の影響を受けますか"},
        Asked{"P3.7", "ダイナミックDNSで自宅サーバーからメールを送れない"}, Asked{"P3.8", "OP25B とは"},
        Asked{"P4.1", "添付ファイルを付けて送ったら、相手の会社に拒否されました"},
        Asked{"P4.2", "大きなファイルをメールで送りたい"},
        Asked{"P4.3", "このエラーメールを書いたのはどのサーバーですか"},
        Asked{"P4.4", "エラーコードの 400 番台と 500 番台の違い"}, Asked{"P4.5", "550 5.1.1 User unknown"},
        Asked{"P4.6", "550 Host unknown"}, Asked{"P4.7", "Message size exceeds remaining quota"},
        Asked{"P4.8", "Message could not be delivered for 5 days"},
        Asked{"P4.9", "552 Message exceeds maximum fixed size"},
        Asked{"P4.10", "メールを送ったのに返事が来ない。エラーメールも戻ってこない"},
        Asked{"P5.1", "553 Relaying denied. Receive your mail before sending"},
        Asked{"P5.2", "ザウルスで受信すると回線が切れてしまい送信できない"},
        Asked{"P5.3", "送受信を押すと最初にエラーが出る"},
        Asked{"P5.4", "受信だけするにはどうすればいいですか"},
        Asked{"P5.5", "エラーになったメールはもう一度送れますか"},
        Asked{"P5.6", "POP before SMTP に対応したメールソフトはどれですか"}),
    [](const auto &one) {
        std::string name = one.param.row;
        std::replace(name.begin(), name.end(), '.', '_');
        return name;
    });

} // namespace

} // namespace todoku

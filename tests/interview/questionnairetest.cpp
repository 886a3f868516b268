// The questions of the call: the bundled ones, and what is said of a file that is wrong.

#include "bundled.h"

#include <QRegularExpression>

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

const Questionnaire &questionnaire()
{
    return bundled().questionnaire();
}

bool isJapanese(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() >= 0x3040; });
}

/// A small file that is right; a test spoils one place of it.
QString smallFile()
{
    return uR"(judged: {by: {ja: 作成者, en: authors}, date: 2026-11-22}
families: {all: [op25b, password-wrong]}
priors: {op25b: 2, password-wrong: 1}
in-the-settings: [op25b]
receive-first: []
facts: {line-blocks-25: {op25b: 2}}
questions:
  - id: receiving
    effort: 1
    ask: {ja: 受信できますか。, en: 'Can you receive?'}
    why: {ja: 理由, en: reason}
    answers:
      - {id: yes, text: {ja: はい, en: Yes}, likelihood: {op25b: 9}}
      - {id: no, text: {ja: いいえ, en: No}}
  - id: port
    effort: 3
    when: {receiving: [yes, unknown]}
    ask: {ja: 何番ですか。, en: 'Which port?'}
    why: {ja: 理由, en: reason}
    answers:
      - {id: port-25, text: {ja: '25', en: '25'}}
      - {id: other, text: {ja: 他, en: Other}}
would-decide: {error-text: {ja: 文, en: text}, live-check: {ja: 確認, en: check}}
)"_s;
}

std::string complaintAfter(const QString &right, const QString &wrong)
{
    QString text = smallFile();
    EXPECT_TRUE(text.contains(right)) << right.toStdString();
    const auto read = readQuestionnaire(text.replace(right, wrong), u"questions.yaml"_s);
    return read ? std::string() : read.complaint().text(Language::English).toStdString();
}

} // namespace

TEST(BundledQuestionnaire, NamesOnlyWhatTheKnowledgeKnowsAndForgetsNoCause)
{
    const QList<Complaint> complaints = complaintsAbout(questionnaire(), bundled().knowledge());
    for (const Complaint &complaint : complaints)
        ADD_FAILURE() << complaint.text(Language::English).toStdString();
    EXPECT_GE(questionnaire().questions.size(), 40);
    for (const auto &cause : bundled().knowledge().causes()) {
        int families = 0;
        for (const QStringList &family : questionnaire().families)
            families += family.contains(cause->id) ? 1 : 0;
        EXPECT_EQ(families, 1) << cause->id.toStdString();
    }
}

TEST(BundledQuestionnaire, SpeaksBothLanguages)
{
    for (const Question &question : questionnaire().questions) {
        const std::string id = question.id.toStdString();
        EXPECT_TRUE(isJapanese(question.ask.ja)) << id;
        EXPECT_TRUE(isJapanese(question.why.ja)) << id;
        EXPECT_TRUE(question.find == Words() || isJapanese(question.find.ja)) << id;
        for (const QString &text : {question.ask.en, question.why.en, question.find.en})
            EXPECT_FALSE(isJapanese(text)) << id;
        for (const SpokenAnswer &answer : question.choices)
            EXPECT_FALSE(isJapanese(answer.text.en)) << id << ' ' << answer.text.en.toStdString();
    }
}

TEST(BundledQuestionnaire, IsShortEnoughToBeReadAloud)
{
    for (const Question &question : questionnaire().questions) {
        EXPECT_LE(question.ask.ja.size(), 75) << question.id.toStdString();
        EXPECT_LE(question.ask.en.size(), 130) << question.id.toStdString();
        EXPECT_TRUE(question.ask.ja.endsWith(u'。')) << question.id.toStdString();
    }
}

TEST(BundledQuestionnaire, EveryFaqRowLooksLikeOne)
{
    static const QRegularExpression row(u"^P[1-5]\\.\\d+[a-z]?$"_s);
    for (const Question &question : questionnaire().questions)
        for (const QString &faq : question.faq)
            EXPECT_TRUE(row.match(faq).hasMatch()) << question.id.toStdString() << ' ' << faq.toStdString();
}

TEST(Questionnaire, ASmallOneIsRead)
{
    const auto read = readQuestionnaire(smallFile(), u"questions.yaml"_s);
    ASSERT_TRUE(read) << read.complaint().text(Language::English).toStdString();
    EXPECT_EQ(read->questions.size(), 2);
    EXPECT_EQ(read->question(u"port"_s)->effort, 3);
    EXPECT_EQ(read->of(read->questions[0].choices[0].likelihood, u"op25b"_s), 9);
    EXPECT_EQ(read->of(read->questions[0].choices[0].likelihood, u"password-wrong"_s), 1);
}

TEST(Questionnaire, WhatIsWrongIsNamedWithItsLine)
{
    EXPECT_EQ(complaintAfter(u"effort: 1"_s, u"effort: 4"_s), "questions.yaml:9: `4` is not one of: 1 2 3");
    EXPECT_EQ(complaintAfter(u"op25b: 9"_s, u"op25c: 9"_s),
              "questions.yaml:13: `op25c` stands neither in `priors` nor in `families`");
    EXPECT_EQ(complaintAfter(u"op25b: 9"_s, u"op25b: 0"_s),
              "questions.yaml:13: a number above 0 and up to 1000 is wanted");
    EXPECT_EQ(complaintAfter(u"id: port\n"_s, u"id: receiving\n"_s),
              "questions.yaml:15: there is a question `receiving` already");
    EXPECT_EQ(complaintAfter(u"[yes, unknown]"_s, u"[perhaps]"_s),
              "questions.yaml:15: `when`: there is no answer `receiving: perhaps`");
    EXPECT_EQ(complaintAfter(u"{id: no,"_s, u"{id: unknown,"_s),
              "questions.yaml:14: `unknown` stands beside every question by itself");
    EXPECT_EQ(complaintAfter(u", en: 'Which port?'"_s, QString()),
              "questions.yaml:18: give it in both languages, `ja` and `en`");
    EXPECT_EQ(complaintAfter(u"date: 2026-11-22"_s, u"date: today"_s),
              "questions.yaml:1: write the day as 2026-11-22");
    EXPECT_NE(
        complaintAfter(u"families: {all: [op25b, password-wrong]}"_s, u"families: {a: [op25b], b: [op25b]}"_s)
            .find("the cause `op25b` is in `a` already"),
        std::string::npos);
    EXPECT_NE(complaintAfter(u"questions:\n"_s, u"question:\n"_s).find("unknown key `question`"),
              std::string::npos);
}

} // namespace todoku

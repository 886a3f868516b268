#include "diagnosis/cause.h"

#include <gtest/gtest.h>

using namespace todoku;

namespace
{

/// A cause file without a fault; each test spoils one line of it.
QString soundFile()
{
    return QStringLiteral("---\n"                                                // 1
                          "id: smtp-auth-required\n"                             // 2
                          "blame: settings\n"                                    // 3
                          "faq: [P2.9]\n"                                        // 4
                          "reason: norelaying\n"                                 // 5
                          "when:\n"                                              // 6
                          "  - finding: recipient.rejected\n"                    // 7
                          "    code: [550, 55]\n"                                // 8
                          "    says: ['relay(ing)? denied']\n"                   // 9
                          "    where: {authenticated: no}\n"                     // 10
                          "    with: [auth.offered, {finding: port25.open}]\n"   // 11
                          "    certainty: likely\n"                              // 12
                          "against: [sending.proved]\n"                          // 13
                          "outranks: [relay-denied]\n"                           // 14
                          "told-apart:\n"                                        // 15
                          "  password-wrong: {ja: あ。, en: One.}\n"             // 16
                          "sources:\n"                                           // 17
                          "  - {url: RFC 4954 section 6, checked: 2026-11-22}\n" // 18
                          "---\n"                                                // 19
                          "# ja: 認証が必要です\n"                               // 20
                          "サーバーは {host} です。次の行に\n"                   // 21
                          "続きます。\n"                                         // 22
                          "\n"                                                   // 23
                          "1. 認証を入にします。 {#switch-on}\n"                 // 24
                          "2. ポートを {out-port} にします。\n"                  // 25
                          "   続きです。 {#use-587}\n"                           // 26
                          "\n"                                                   // 27
                          "# en: A login is wanted\n"                            // 28
                          "The server is {host}. It goes\n"                      // 29
                          "on here.\n"                                           // 30
                          "\n"                                                   // 31
                          "1. Switch it on. {#switch-on}\n"                      // 32
                          "2. Use port {out-port}. {#use-587}\n"                 // 33
                          "\n"                                                   // 34
                          "# Seen in the wild\n"                                 // 35
                          "```dialogue\n"                                        // 36
                          "S: 220 hi\n"                                          // 37
                          "```\n");                                              // 38
}

/// The complaint about the file with `sound` replaced by `spoilt`; in both languages, with the same line.
void expectComplaint(const char *sound, const char *spoilt, int line, const char *says)
{
    QString file = soundFile();
    ASSERT_TRUE(file.contains(QString::fromUtf8(sound)));
    file.replace(QString::fromUtf8(sound), QString::fromUtf8(spoilt));
    const auto cause = readCause(file, QStringLiteral("x.md"));
    ASSERT_FALSE(cause) << "no complaint about: " << spoilt;
    EXPECT_EQ(cause.complaint().line, line);
    EXPECT_EQ(cause.complaint().file, QStringLiteral("x.md"));
    EXPECT_TRUE(cause.complaint().what.complete());
    EXPECT_TRUE(cause.complaint().what.en.contains(QString::fromUtf8(says)))
        << cause.complaint().what.en.toStdString();
}

} // namespace

TEST(CauseReader, ReadsASoundFile)
{
    const auto cause = readCause(soundFile(), QStringLiteral("x.md"));
    ASSERT_TRUE(cause) << cause.complaint().text(Language::English).toStdString();
    EXPECT_EQ(cause->id, QStringLiteral("smtp-auth-required"));
    EXPECT_EQ(cause->blame, Blame::Settings);
    EXPECT_EQ(cause->faq, QStringList{QStringLiteral("P2.9")});
    ASSERT_EQ(cause->rules.size(), 1);
    const Rule &rule = cause->rules.first();
    EXPECT_EQ(rule.certainty, Certainty::Likely);
    EXPECT_EQ(rule.main.codes, (QList<int>{550, 55}));
    EXPECT_EQ(rule.main.where.value(QStringLiteral("authenticated")), QStringList{QStringLiteral("no")});
    ASSERT_EQ(rule.with.size(), 2);
    EXPECT_EQ(rule.with[1].finding, QStringLiteral("port25.open"));
    EXPECT_EQ(rule.main.specificity(), 4); // code 1, says 2, where 1
    EXPECT_EQ(rule.specificity(), 6);
    EXPECT_EQ(cause->against.size(), 1);
    EXPECT_TRUE(cause->toldApart.contains(QStringLiteral("password-wrong")));
    EXPECT_EQ(cause->sources.first().checked, QDate(2026, 11, 22));
    ASSERT_EQ(cause->specimens.size(), 1);
    EXPECT_EQ(cause->specimens.first().text, QStringLiteral("S: 220 hi\n"));
    EXPECT_EQ(cause->specimens.first().line, 37);
}

TEST(CauseReader, JoinsLinesWithASpaceInEnglishOnly)
{
    const auto cause = readCause(soundFile(), {});
    ASSERT_TRUE(cause);
    EXPECT_EQ(cause->explanation.ja, QStringLiteral("サーバーは {host} です。次の行に続きます。"));
    EXPECT_EQ(cause->explanation.en, QStringLiteral("The server is {host}. It goes on here."));
    ASSERT_EQ(cause->advice.size(), 2);
    EXPECT_EQ(cause->advice[1].id, QStringLiteral("use-587"));
    EXPECT_EQ(cause->advice[1].text.ja, QStringLiteral("ポートを {out-port} にします。続きです。"));
}

TEST(CauseReader, TakesWindowsLineEnds)
{
    EXPECT_TRUE(readCause(soundFile().replace(u'\n', QStringLiteral("\r\n")), {}));
}

TEST(CauseReader, NamesTheLineOfAnUnknownKey)
{
    expectComplaint("reason: norelaying", "raeson: norelaying", 5, "unknown key `raeson`");
    expectComplaint("    code: [550, 55]", "    codes: [550, 55]", 8, "unknown key `codes`");
    expectComplaint("{finding: port25.open}", "{finding: port25.open, kode: 5}", 11, "unknown key `kode`");
}

TEST(CauseReader, WantsEachKeyOnce)
{
    expectComplaint("reason: norelaying", "blame: server", 5, "twice");
}

TEST(CauseReader, WantsWordsThatItKnows)
{
    expectComplaint("certainty: likely", "certainty: maybe", 12,
                    "`maybe` is not one of: sure likely possible");
    expectComplaint("blame: settings", "blame: you", 3, "`you` is not one of");
    expectComplaint("reason: norelaying", "reason: whatever", 5, "bounce vocabulary");
    expectComplaint("where: {authenticated: no}", "where: {autenticated: no}", 10, "no finding has a fact");
    expectComplaint("code: [550, 55]", "code: [fifty]", 8, "`fifty` is not a reply code");
}

TEST(CauseReader, WantsARuleWithAFinding)
{
    expectComplaint("  - finding: recipient.rejected\n    code", "  - code", 7, "`finding` is missing");
    expectComplaint("    certainty: likely\n", "", 7, "`certainty` is missing");
}

TEST(CauseReader, NamesTheLineOfABadPattern)
{
    expectComplaint("relay(ing)? denied", "relay(ing denied", 9, "not a regular expression");
}

TEST(CauseReader, WantsBothLanguages)
{
    expectComplaint("# en: A login is wanted", "# de: Anmeldung", 28, "a heading is one of");
    expectComplaint("{ja: あ。, en: One.}", "{ja: あ。}", 16, "both languages");
    expectComplaint("The server is {host}. It goes\non here.\n", "", 28, "an explanation is wanted");
}

TEST(CauseReader, WantsTheSameStepsInBothLanguages)
{
    expectComplaint("1. Switch it on. {#switch-on}", "1. Switch it on. {#turn-on}", 32, "step 1 differs");
    expectComplaint("2. Use port {out-port}. {#use-587}\n", "", 25, "step 2 differs");
    expectComplaint("2. Use port {out-port}. {#use-587}", "2. Use port {out-port}.", 33, "ends in its id");
    expectComplaint("{out-port}. {#use-587}", "{out-port}. {#switch-on}", 33, "stands here twice");
}

TEST(CauseReader, RefusesPlaceholdersThatNothingFills)
{
    expectComplaint("2. Use port {out-port}.", "2. Use port {outport}.", 33, "nothing ever fills {outport}");
    expectComplaint("en: One.", "en: 'One {thing}.'", 16, "nothing ever fills {thing}");
}

TEST(CauseReader, RefusesPlaceholdersInTitles)
{
    expectComplaint("# en: A login is wanted", "# en: {host} wants a login", 28, "a title has no");
}

TEST(CauseReader, WantsSpecimensOfAKnownKindThatEnd)
{
    expectComplaint("```dialogue", "```dialog", 36, "a specimen begins");
    expectComplaint("S: 220 hi\n```\n", "S: 220 hi\n", 36, "lacks its closing");
}

TEST(CauseReader, WantsDatesForItsSources)
{
    expectComplaint("checked: 2026-11-22", "checked: lately", 18, "a source wants");
}

TEST(CauseReader, SurvivesWhatIsNotYaml)
{
    expectComplaint("faq: [P2.9]", "faq: [P2.9", 5, "not YAML");
    expectComplaint("---\nid", "id", 1, "between two lines");
    for (const char *text :
         {"", "---\n---\n", "---\n[]\n---\n", "---\nid: {a: b}\n---\n", "---\nwhen: 1\n", "\n\n\n"})
        EXPECT_FALSE(readCause(QString::fromUtf8(text), {})) << text;
}

#include "diagnosis/credentials.h"
#include "diagnosis/diagnosis.h"

#include <QDir>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <algorithm>

using namespace todoku;

namespace
{

Finding found(const char *id, QMap<QString, QString> facts = {})
{
    return {QString::fromLatin1(id), {QStringLiteral("e1")}, std::move(facts)};
}

/// A knowledge of causes that are written as their front matter only.
class Library
{
public:
    Library()
    {
        write(QStringLiteral("findings.yaml"),
              "a.seen: {ja: あ, en: A}\nb.seen: {ja: い, en: B}\nc.seen: {ja: う, en: C}\n"
              "sending.proved: {ja: え, en: works}\nsending.proved-after-receiving: {ja: お, en: works}\n"
              "authenticate.rejected: {ja: か, en: no}\n");
        QDir(m_folder.path()).mkdir(QStringLiteral("causes"));
    }
    Library &add(const char *id, const char *frontMatter, const char *blame = "settings")
    {
        write(QStringLiteral("causes/%1.md").arg(QLatin1String(id)),
              QByteArray("---\nid: ") + id + "\nblame: " + blame + '\n' + frontMatter +
                  "\n---\n# ja: 題\n文。\n# en: Title\nText.\n");
        return *this;
    }
    Knowledge read() const
    {
        const auto knowledge = Knowledge::read(m_folder.path());
        EXPECT_TRUE(knowledge) << (knowledge ? ""
                                             : knowledge.complaint().text(Language::English).toStdString());
        return knowledge ? *knowledge : Knowledge();
    }
    QString path() const { return m_folder.path(); }

private:
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QTemporaryDir m_folder;
};

QStringList ids(const Diagnosis &diagnosis)
{
    QStringList list;
    for (const Suspect &suspect : diagnosis.suspects)
        list += suspect.cause->id;
    return list;
}

} // namespace

TEST(Ranking, SurerComesFirstWhateverTheFile)
{
    Library library;
    library.add("aaa", "when: [{finding: a.seen, certainty: possible}]")
        .add("bbb", "when: [{finding: a.seen, certainty: likely}]")
        .add("ccc", "when: [{finding: a.seen, certainty: sure}]");
    const Diagnosis diagnosis = diagnose({found("a.seen")}, library.read());
    EXPECT_EQ(ids(diagnosis),
              QStringList({QStringLiteral("ccc"), QStringLiteral("bbb"), QStringLiteral("aaa")}));
    EXPECT_DOUBLE_EQ(diagnosis.suspects[0].confidence, 0.95);
    EXPECT_DOUBLE_EQ(diagnosis.suspects[1].confidence, 0.80);
    EXPECT_DOUBLE_EQ(diagnosis.suspects[2].confidence, 0.50);
}

TEST(Ranking, NarrowerComesFirstAmongEquallySure)
{
    Library library;
    library.add("wide", "when: [{finding: a.seen, certainty: likely}]")
        .add("narrow", "when: [{finding: a.seen, code: [550], certainty: likely}]");
    const Diagnosis diagnosis =
        diagnose({found("a.seen", {{QStringLiteral("code"), QStringLiteral("550")}})}, library.read());
    EXPECT_EQ(ids(diagnosis), QStringList({QStringLiteral("narrow"), QStringLiteral("wide")}));
    EXPECT_DOUBLE_EQ(diagnosis.suspects[0].confidence, 0.805);
}

TEST(Ranking, ACauseCountsByItsSurestRule)
{
    Library library;
    library.add("one", "when: [{finding: a.seen, certainty: possible}, {finding: b.seen, certainty: sure}]");
    const Diagnosis diagnosis = diagnose({found("a.seen"), found("b.seen")}, library.read());
    ASSERT_EQ(diagnosis.suspects.size(), 1);
    EXPECT_EQ(diagnosis.suspects[0].confidence, 0.95);
    EXPECT_EQ(diagnosis.suspects[0].speaksFor[0].finding.id, QStringLiteral("b.seen"));
}

TEST(Ranking, WithMustBeThereAndWithoutMustNot)
{
    Library library;
    library.add("one", "when: [{finding: a.seen, with: [b.seen], without: [c.seen], certainty: sure}]");
    const Knowledge knowledge = library.read();
    EXPECT_TRUE(diagnose({found("a.seen")}, knowledge).suspects.isEmpty());
    EXPECT_TRUE(diagnose({found("a.seen"), found("b.seen"), found("c.seen")}, knowledge).suspects.isEmpty());
    const Diagnosis diagnosis = diagnose({found("a.seen"), found("b.seen")}, knowledge);
    ASSERT_EQ(diagnosis.suspects.size(), 1);
    EXPECT_EQ(diagnosis.suspects[0].speaksFor.size(), 2) << "what stands beside is shown, too";
}

TEST(Ranking, WhatSpeaksAgainstCostsOneGradeHoweverMuchOfItThereIs)
{
    Library library;
    library.add("sure", "when: [{finding: a.seen, certainty: sure}]\nagainst: [b.seen, c.seen]")
        .add("possible", "when: [{finding: a.seen, certainty: possible}]\nagainst: [b.seen]");
    const Diagnosis diagnosis = diagnose({found("a.seen"), found("b.seen"), found("c.seen")}, library.read());
    EXPECT_DOUBLE_EQ(diagnosis.suspects[0].confidence, 0.80);
    EXPECT_EQ(diagnosis.suspects[0].speaksAgainst.size(), 2);
    EXPECT_LT(diagnosis.suspects[1].confidence, 0.3);
}

TEST(Ranking, WhatExplainsTheOthersComesFirst)
{
    Library library;
    library.add("cause", "when: [{finding: a.seen, certainty: likely}]\noutranks: [consequence]")
        .add("consequence", "when: [{finding: a.seen, certainty: sure}]");
    const Diagnosis diagnosis = diagnose({found("a.seen")}, library.read());
    EXPECT_EQ(ids(diagnosis), QStringList({QStringLiteral("cause"), QStringLiteral("consequence")}));
    EXPECT_DOUBLE_EQ(diagnosis.suspects[1].confidence, 0.70)
        << "a consequence must not look surer than its cause";
}

TEST(Ranking, AWeakCauseOutranksNothing)
{
    Library library;
    library
        .add("cause",
             "when: [{finding: a.seen, certainty: possible}]\nagainst: [b.seen]\noutranks: [consequence]")
        .add("consequence", "when: [{finding: a.seen, certainty: possible}]");
    EXPECT_EQ(ids(diagnose({found("a.seen"), found("b.seen")}, library.read())).first(),
              QStringLiteral("consequence"));
}

TEST(Ranking, EndsEvenIfCausesOutrankEachOtherInACircle)
{
    Library library;
    library.add("x", "when: [{finding: a.seen, certainty: likely}]\noutranks: [y]")
        .add("y", "when: [{finding: a.seen, certainty: likely}]\noutranks: [z]")
        .add("z", "when: [{finding: a.seen, certainty: sure}]\noutranks: [x]");
    EXPECT_EQ(diagnose({found("a.seen")}, library.read()).suspects.size(), 3);
}

TEST(Ranking, TheOrderOfFindingsDoesNotMatter)
{
    Library library;
    library.add("one", "when: [{finding: a.seen, certainty: likely}]")
        .add("two", "when: [{finding: b.seen, certainty: likely}]")
        .add("three", "when: [{finding: c.seen, with: [a.seen], certainty: likely}]\noutranks: [one]");
    const Knowledge knowledge = library.read();
    QList<Finding> findings{found("a.seen"), found("b.seen"), found("c.seen")};
    const QStringList order = ids(diagnose(findings, knowledge));
    std::reverse(findings.begin(), findings.end());
    EXPECT_EQ(ids(diagnose(findings, knowledge)), order);
}

TEST(Ranking, AtMostFourOfTheSameAreShown)
{
    Library library;
    library.add("one", "when: [{finding: a.seen, certainty: sure}]");
    QList<Finding> many;
    for (int i = 0; i < 9; ++i)
        many += found("a.seen", {{QStringLiteral("port"), QString::number(i)}});
    EXPECT_EQ(diagnose(many, library.read()).suspects[0].speaksFor.size(), 4);
}

TEST(Undecided, IsSaidWhereTwoAreCloseAndSomebodyKnowsWhatWouldDecide)
{
    const char *told = "\ntold-apart: {two: {ja: 別の回線で試す。, en: Try another line.}}";
    Library library;
    library.add("one", (std::string("when: [{finding: a.seen, certainty: likely}]") + told).c_str())
        .add("two", "when: [{finding: a.seen, certainty: likely}]");
    const Diagnosis close = diagnose({found("a.seen")}, library.read());
    ASSERT_EQ(close.undecided.size(), 1);
    EXPECT_EQ(close.undecided[0].wouldDecide.en, QStringLiteral("Try another line."));

    library.add("two", "when: [{finding: a.seen, certainty: possible}]");
    EXPECT_TRUE(diagnose({found("a.seen")}, library.read()).undecided.isEmpty()) << "they are far apart";
    library.add("two", "when: [{finding: a.seen, certainty: likely}]\noutranks: [one]");
    EXPECT_TRUE(diagnose({found("a.seen")}, library.read()).undecided.isEmpty()) << "one explains the other";
}

TEST(Verdict, FollowsWhatWasProvedBeforeWhatIsSuspected)
{
    Library library;
    library.add("trouble", "when: [{finding: a.seen, certainty: sure}]")
        .add("to-know", "when: [{finding: b.seen, certainty: sure}]", "nobody")
        .add("maybe", "when: [{finding: c.seen, certainty: possible}]\nagainst: [b.seen]");
    const Knowledge knowledge = library.read();
    EXPECT_EQ(diagnose({found("a.seen")}, knowledge).verdict, Verdict::CannotSend);
    EXPECT_EQ(diagnose({found("a.seen"), found("sending.proved")}, knowledge).verdict, Verdict::CanSend);
    EXPECT_EQ(diagnose({found("a.seen"), found("sending.proved-after-receiving")}, knowledge).verdict,
              Verdict::CanSend);
    EXPECT_EQ(diagnose({}, knowledge).verdict, Verdict::Undetermined);
    EXPECT_EQ(diagnose({found("b.seen")}, knowledge).verdict, Verdict::Undetermined)
        << "it is nobody's fault";
}

TEST(RefusedLogin, IsAboutThePasswordUnlessTheServerSaysOtherwise)
{
    Library library;
    library.add("password-wrong", "when: [{finding: authenticate.rejected, code: [535], certainty: likely}]")
        .add("account-locked", "when: [{finding: authenticate.rejected, says: [locked], certainty: sure}]");
    const Knowledge knowledge = library.read();
    Conversation talk;
    talk.endpoint = {QStringLiteral("mail.example"), 587, Security::StartTls};
    Exchange login;
    login.step = Step::Authenticate;
    login.outcome = Outcome::Rejected;
    login.reply.code = 535;
    login.reply.lines = {QStringLiteral("5.7.8 Authentication failed")};
    talk.exchanges = {login};
    EXPECT_TRUE(refusalIsAboutCredentials(talk, knowledge));
    talk.exchanges[0].reply.lines = {QStringLiteral("5.7.8 Account locked")};
    EXPECT_FALSE(refusalIsAboutCredentials(talk, knowledge));
    talk.exchanges[0].reply.code = 504;
    talk.exchanges[0].reply.lines = {QStringLiteral("what?")};
    EXPECT_TRUE(refusalIsAboutCredentials(talk, knowledge)) << "nobody knows better";
    talk.exchanges[0].outcome = Outcome::Deferred;
    EXPECT_FALSE(refusalIsAboutCredentials(talk, knowledge))
        << "a server in trouble says nothing about a password";
}

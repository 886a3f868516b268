#include "diagnosis/ruleyaml.h"
#include "interview/questionnaire.h"
#include "resultcode/resultsummary.h"

#include <QFile>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

class Reader
{
public:
    Reader(const QString &text, const QString &file) : m_yaml(file, 0), m_top(m_yaml.parse(text))
    {
        m_questionnaire.file = file;
    }

    Questionnaire read();

private:
    double number(const YAML::Node &node) const;
    Likelihood likelihood(const YAML::Node &node) const;
    SpokenAnswer choice(const YAML::Node &node) const;
    Question question(const YAML::Node &node) const;
    void readFamilies(const YAML::Node &node);
    void readCodeFacts(const YAML::Node &node);
    void demandKnownAnswers() const;

    YamlFile m_yaml;
    YAML::Node m_top;
    Questionnaire m_questionnaire;
};

double Reader::number(const YAML::Node &node) const
{
    bool isNumber = false;
    const double value = m_yaml.word(node).toDouble(&isNumber);
    // Nothing is impossible on the phone: a zero would make a cause unreachable by one slip.
    if (!isNumber || !(value > 0) || value > 1000)
        m_yaml.refuse(node, {u"0 より大きく 1000 までの数を書いてください。"_s,
                             u"a number above 0 and up to 1000 is wanted"_s});
    return value;
}

Likelihood Reader::likelihood(const YAML::Node &node) const
{
    Likelihood likelihood;
    if (!node.IsDefined() || node.IsNull())
        return likelihood;
    if (!node.IsMap())
        m_yaml.refuse(node, {u"「原因: 数」の形で書いてください。"_s, u"write this as `cause: number`"_s});
    for (const auto &entry : node) {
        const QString name = m_yaml.word(entry.first);
        if (!m_questionnaire.priors.contains(name) && !m_questionnaire.families.contains(name))
            m_yaml.refuse(entry.first, {u"「%1」は priors にも families にもありません。"_s.arg(name),
                                        u"`%1` stands neither in `priors` nor in `families`"_s.arg(name)});
        if (likelihood.contains(name))
            m_yaml.refuse(entry.first, {u"「%1」が二度あります。一つにしてください。"_s.arg(name),
                                        u"`%1` stands here twice; keep one"_s.arg(name)});
        likelihood.insert(name, number(entry.second));
    }
    return likelihood;
}

SpokenAnswer Reader::choice(const YAML::Node &node) const
{
    m_yaml.demandKeys(node, {u"id"_s, u"text"_s, u"told"_s, u"likelihood"_s});
    m_yaml.demand(node, {"id", "text"});
    SpokenAnswer choice;
    choice.id = m_yaml.word(node["id"]);
    if (choice.id == doesNotKnow)
        m_yaml.refuse(node["id"], {u"unknown は、どの質問にも初めからあります。"_s,
                                   u"`unknown` stands beside every question by itself"_s});
    choice.text = m_yaml.inBothLanguages(node["text"]);
    choice.likelihood = likelihood(node["likelihood"]);
    if (node["told"].IsDefined()) {
        m_yaml.demandKeys(node["told"], {u"client"_s, u"provider"_s});
        for (const auto &entry : node["told"])
            choice.told.insert(m_yaml.word(entry.first), m_yaml.word(entry.second));
    }
    return choice;
}

Question Reader::question(const YAML::Node &node) const
{
    m_yaml.demandKeys(node, {u"id"_s, u"effort"_s, u"about-the-error"_s, u"when"_s, u"known-by"_s, u"ask"_s,
                             u"why"_s, u"find"_s, u"faq"_s, u"answers"_s});
    m_yaml.demand(node, {"id", "effort", "ask", "why", "answers"});
    Question question;
    question.id = m_yaml.word(node["id"]);
    question.line = m_yaml.line(node["id"]);
    if (question.id == errorText || question.id == codeRead || m_questionnaire.question(question.id))
        m_yaml.refuse(node["id"], {u"「%1」という質問は、もうあります。"_s.arg(question.id),
                                   u"there is a question `%1` already"_s.arg(question.id)});
    question.effort = oneOf<int>(m_yaml, node["effort"], {{u"1"_s, 1}, {u"2"_s, 2}, {u"3"_s, 3}});
    if (node["about-the-error"].IsDefined())
        question.aboutTheError =
            oneOf<bool>(m_yaml, node["about-the-error"], {{u"yes"_s, true}, {u"no"_s, false}});
    question.ask = m_yaml.inBothLanguages(node["ask"]);
    question.why = m_yaml.inBothLanguages(node["why"]);
    if (node["find"].IsDefined())
        question.find = m_yaml.inBothLanguages(node["find"]);
    question.faq = m_yaml.words(node["faq"]);
    question.knownBy = m_yaml.words(node["known-by"]);
    if (node["when"].IsDefined())
        for (const auto &entry : node["when"])
            question.when.insert(m_yaml.word(entry.first), m_yaml.words(entry.second));
    for (const YAML::Node &answer : node["answers"]) {
        SpokenAnswer one = choice(answer);
        if (question.choice(one.id))
            m_yaml.refuse(answer["id"], {u"「%1」という答えは、もうあります。"_s.arg(one.id),
                                         u"there is an answer `%1` already"_s.arg(one.id)});
        question.choices += std::move(one);
    }
    if (question.choices.size() < 2)
        m_yaml.refuse(node["answers"],
                      {u"答えは二つ以上書いてください。"_s, u"a question wants two answers or more"_s});
    return question;
}

void Reader::readFamilies(const YAML::Node &node)
{
    QMap<QString, QString> familyOf;
    for (const auto &entry : node) {
        const QString family = m_yaml.word(entry.first);
        const QStringList causes = m_yaml.words(entry.second);
        for (const QString &cause : causes) {
            if (familyOf.contains(cause))
                m_yaml.refuse(entry.second,
                              {u"原因「%1」は、すでに %2 にあります。"_s.arg(cause, familyOf[cause]),
                               u"the cause `%1` is in `%2` already"_s.arg(cause, familyOf[cause])});
            familyOf.insert(cause, family);
        }
        m_questionnaire.families.insert(family, causes);
    }
}

void Reader::readCodeFacts(const YAML::Node &node)
{
    m_yaml.demandKeys(node, knownFacts());
    for (const auto &entry : node) {
        m_yaml.demandKeys(entry.second, {u"answers"_s, u"likelihood"_s});
        CodeFact fact;
        fact.likelihood = likelihood(entry.second["likelihood"]);
        for (const auto &given : entry.second["answers"]) {
            const QString asked = m_yaml.word(given.first);
            const QString answer = m_yaml.word(given.second);
            const Question *known = m_questionnaire.question(asked);
            if (!known || !known->choice(answer))
                m_yaml.refuse(given.first, {u"「%1: %2」という答えはありません。"_s.arg(asked, answer),
                                            u"there is no answer `%1: %2`"_s.arg(asked, answer)});
            fact.answers.insert(asked, answer);
        }
        m_questionnaire.codeFacts.insert(m_yaml.word(entry.first), fact);
    }
}

/// A question that waits for an answer nobody can give would never be asked.
void Reader::demandKnownAnswers() const
{
    for (const Question &waiting : m_questionnaire.questions)
        for (auto it = waiting.when.cbegin(); it != waiting.when.cend(); ++it) {
            const Question *before = m_questionnaire.question(it.key());
            for (const QString &answer : *it)
                if (!before || (answer != doesNotKnow && !before->choice(answer)))
                    throw Wrong{{m_questionnaire.file,
                                 waiting.line,
                                 {u"when の「%1: %2」という答えはありません。"_s.arg(it.key(), answer),
                                  u"`when`: there is no answer `%1: %2`"_s.arg(it.key(), answer)}}};
        }
}

Questionnaire Reader::read()
{
    m_yaml.demandKeys(m_top,
                      {u"judged"_s, u"families"_s, u"priors"_s, u"in-the-settings"_s, u"receive-first"_s,
                       u"facts"_s, u"questions"_s, u"would-decide"_s, u"result-code"_s});
    m_yaml.demand(m_top, {"judged", "families", "priors", "in-the-settings", "receive-first", "facts",
                          "questions", "would-decide"});
    const YAML::Node judged = m_top["judged"];
    m_yaml.demandKeys(judged, {u"by"_s, u"date"_s});
    m_yaml.demand(judged, {"by", "date"});
    m_questionnaire.judgedBy = m_yaml.inBothLanguages(judged["by"]);
    m_questionnaire.judgedOn = m_yaml.day(judged["date"]);
    readFamilies(m_top["families"]);
    for (const auto &entry : m_top["priors"])
        m_questionnaire.priors.insert(m_yaml.word(entry.first), number(entry.second));
    m_questionnaire.inTheSettings = m_yaml.words(m_top["in-the-settings"]);
    m_questionnaire.receiveFirst = m_yaml.words(m_top["receive-first"]);
    for (const auto &entry : m_top["facts"])
        m_questionnaire.facts.insert(m_yaml.word(entry.first), likelihood(entry.second));
    for (const YAML::Node &node : m_top["questions"])
        m_questionnaire.questions += question(node);
    demandKnownAnswers();
    if (m_top["result-code"].IsDefined())
        readCodeFacts(m_top["result-code"]);
    const YAML::Node would = m_top["would-decide"];
    m_yaml.demandKeys(would, {u"error-text"_s, u"live-check"_s});
    m_yaml.demand(would, {"error-text", "live-check"});
    m_questionnaire.errorWouldDecide = m_yaml.inBothLanguages(would["error-text"]);
    m_questionnaire.checkWouldDecide = m_yaml.inBothLanguages(would["live-check"]);
    return m_questionnaire;
}

} // namespace

Result<Questionnaire> readQuestionnaire(const QString &text, const QString &file)
{
    try {
        return Reader(text, file).read();
    } catch (const Wrong &wrong) {
        return wrong.complaint;
    } catch (const YAML::Exception &wrong) { // a list where a mapping is wanted
        return Complaint{file,
                         wrong.mark.is_null() ? 0 : wrong.mark.line + 1,
                         {u"ここの形が違います。FORMAT.md の例と見比べてください。"_s,
                          u"this is not of the form that FORMAT.md shows"_s}};
    }
}

Result<Questionnaire> readQuestionnaireFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Complaint{path, 0, {u"開けません。"_s, u"cannot be opened"_s}};
    return readQuestionnaire(QString::fromUtf8(file.readAll()), path);
}

} // namespace todoku

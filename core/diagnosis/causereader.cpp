#include "diagnosis/causetext.h"
#include "diagnosis/placeholders.h"
#include "diagnosis/yamlfile.h"

namespace todoku
{

namespace
{

/// The vocabulary that bounce analysers share (contract, `explain`).
bool isReason(const QString &word)
{
    static const QStringList reasons =
        QStringLiteral(
            "authfailure badreputation blocked contenterror delivered emailtoolarge expired failedstarttls "
            "feedback filtered hasmoved hostunknown mailboxfull mailererror networkerror norelaying "
            "notaccept "
            "notcompliantrfc onhold policyviolation ratelimited rejected requireptr securityerror "
            "spamdetected "
            "suppressed suspend syntaxerror systemerror systemfull undefined userunknown vacation "
            "virusdetected")
            .split(u' ');
    return reasons.contains(word);
}

template <class T>
struct Choice {
    QString word;
    T value;
};

/// The value that a word stands for. Throws Wrong, with the words that would do.
template <class T>
T oneOf(const YamlFile &yaml, const YAML::Node &node, const QList<Choice<T>> &choices)
{
    const QString word = yaml.word(node);
    QStringList known;
    for (const Choice<T> &choice : choices) {
        if (choice.word == word)
            return choice.value;
        known += choice.word;
    }
    yaml.refuse(node, {QStringLiteral("「%1」は使えません。使えるもの: %2").arg(word, known.join(u' ')),
                       QStringLiteral("`%1` is not one of: %2").arg(word, known.join(u' '))});
}

Blame readBlame(const YamlFile &yaml, const YAML::Node &node)
{
    QList<Choice<Blame>> choices;
    for (const Blame blame : {Blame::Settings, Blame::Account, Blame::Server, Blame::Recipient,
                              Blame::Network, Blame::ThisComputer, Blame::Nobody})
        choices.append({name(blame), blame});
    return oneOf(yaml, node, choices);
}

Certainty readCertainty(const YamlFile &yaml, const YAML::Node &node)
{
    return oneOf<Certainty>(yaml, node,
                            {{QStringLiteral("sure"), Certainty::Sure},
                             {QStringLiteral("likely"), Certainty::Likely},
                             {QStringLiteral("possible"), Certainty::Possible}});
}

QList<int> readCodes(const YamlFile &yaml, const YAML::Node &node)
{
    QList<int> codes;
    for (const QString &word : yaml.words(node)) {
        bool isNumber = false;
        const int code = word.toInt(&isNumber);
        if (!isNumber || code < 2 || code > 599)
            yaml.refuse(node,
                        {QStringLiteral("「%1」は応答コードではありません (例: 553、55、5)。").arg(word),
                         QStringLiteral("`%1` is not a reply code such as 553, 55 or 5").arg(word)});
        codes += code;
    }
    return codes;
}

TextPatterns readPatterns(const YamlFile &yaml, const YAML::Node &node)
{
    auto patterns = TextPatterns::compile(yaml.words(node));
    if (!patterns)
        yaml.refuse(node, patterns.complaint().what);
    return *std::move(patterns);
}

QMap<QString, QStringList> readWhere(const YamlFile &yaml, const YAML::Node &node)
{
    QMap<QString, QStringList> where;
    if (!node.IsDefined())
        return where;
    if (!node.IsMap())
        yaml.refuse(node, {QStringLiteral("where は {事実: 値} の形で書いてください。"),
                           QStringLiteral("write `where` as {fact: value}")});
    for (const auto &entry : node) {
        const QString fact = yaml.word(entry.first);
        if (!isKnownPlaceholder(fact))
            yaml.refuse(entry.first, {QStringLiteral("「%1」という事実はありません。").arg(fact),
                                      QStringLiteral("no finding has a fact called `%1`").arg(fact)});
        where.insert(fact, yaml.words(entry.second));
    }
    return where;
}

/// A rule's keys are those of a condition and some more; the caller has looked at them.
Condition readConditionKeys(const YamlFile &yaml, const YAML::Node &node)
{
    if (!node["finding"].IsDefined())
        yaml.refuse(node, {QStringLiteral("finding がありません。"), QStringLiteral("`finding` is missing")});
    Condition condition;
    condition.finding = yaml.word(node["finding"]);
    condition.codes = readCodes(yaml, node["code"]);
    condition.enhanced = yaml.words(node["enhanced"]);
    condition.says = readPatterns(yaml, node["says"]);
    condition.where = readWhere(yaml, node["where"]);
    condition.line = yaml.line(node["finding"]);
    return condition;
}

const QStringList &conditionKeys()
{
    static const QStringList keys{QStringLiteral("finding"), QStringLiteral("code"),
                                  QStringLiteral("enhanced"), QStringLiteral("says"),
                                  QStringLiteral("where")};
    return keys;
}

/// A finding's name, or a mapping like the rule itself.
Condition readCondition(const YamlFile &yaml, const YAML::Node &node)
{
    if (node.IsScalar()) {
        Condition condition;
        condition.finding = yaml.word(node);
        condition.line = yaml.line(node);
        return condition;
    }
    yaml.demandKeys(node, conditionKeys());
    return readConditionKeys(yaml, node);
}

QList<Condition> readConditions(const YamlFile &yaml, const YAML::Node &node)
{
    QList<Condition> conditions;
    if (!node.IsDefined() || node.IsNull())
        return conditions;
    if (!node.IsSequence())
        return {readCondition(yaml, node)};
    for (const YAML::Node &item : node)
        conditions += readCondition(yaml, item);
    return conditions;
}

Rule readRule(const YamlFile &yaml, const YAML::Node &node)
{
    static const QStringList keys =
        conditionKeys() +
        QStringList{QStringLiteral("with"), QStringLiteral("without"), QStringLiteral("certainty")};
    yaml.demandKeys(node, keys);
    Rule rule;
    rule.main = readConditionKeys(yaml, node);
    rule.with = readConditions(yaml, node["with"]);
    rule.without = readConditions(yaml, node["without"]);
    if (!node["certainty"].IsDefined())
        yaml.refuse(node, {QStringLiteral("certainty (sure、likely、possible) がありません。"),
                           QStringLiteral("`certainty` is missing: sure, likely or possible")});
    rule.certainty = readCertainty(yaml, node["certainty"]);
    return rule;
}

QList<Rule> readRules(const YamlFile &yaml, const YAML::Node &node)
{
    QList<Rule> rules;
    if (node.IsSequence())
        for (const YAML::Node &item : node)
            rules += readRule(yaml, item);
    if (rules.isEmpty())
        yaml.refuse(node, {QStringLiteral("when には「- finding: …」の規則を一つ以上書いてください。"),
                           QStringLiteral("`when` wants at least one rule, `- finding: ...`")});
    return rules;
}

QMap<QString, Words> readToldApart(const YamlFile &yaml, const YAML::Node &node)
{
    QMap<QString, Words> told;
    if (!node.IsDefined())
        return told;
    if (!node.IsMap())
        yaml.refuse(node, {QStringLiteral("told-apart は「原因の id: {ja: …, en: …}」の形で書いてください。"),
                           QStringLiteral("write `told-apart` as `other-cause: {ja: ..., en: ...}`")});
    for (const auto &entry : node) {
        const Words words = yaml.inBothLanguages(entry.second);
        const QString unknown = unknownPlaceholderIn(words.ja + words.en);
        if (!unknown.isEmpty())
            yaml.refuse(entry.second, {QStringLiteral("{%1} に入る値はありません。").arg(unknown),
                                       QStringLiteral("nothing ever fills {%1}").arg(unknown)});
        told.insert(yaml.word(entry.first), words);
    }
    return told;
}

QList<Source> readSources(const YamlFile &yaml, const YAML::Node &node)
{
    QList<Source> sources;
    if (!node.IsDefined())
        return sources;
    if (!node.IsSequence())
        yaml.refuse(node, {QStringLiteral("sources は「- url: …」の一覧にしてください。"),
                           QStringLiteral("`sources` is a list of `- url: ...`")});
    for (const YAML::Node &item : node) {
        yaml.demandKeys(item, {QStringLiteral("url"), QStringLiteral("checked")});
        Source source;
        if (item["url"].IsDefined())
            source.url = yaml.word(item["url"]);
        if (item["checked"].IsDefined())
            source.checked = QDate::fromString(yaml.word(item["checked"]), Qt::ISODate);
        if (source.url.isEmpty() || !source.checked.isValid())
            yaml.refuse(item,
                        {QStringLiteral("出典には url と checked (確かめた日、2026-11-22 の形) が要ります。"),
                         QStringLiteral("a source wants `url` and `checked`, a date such as 2026-11-22")});
        sources += source;
    }
    return sources;
}

/// The words that stand for other causes, with their lines.
QMap<QString, int> causesNamedIn(const YamlFile &yaml, const YAML::Node &top)
{
    QMap<QString, int> named;
    for (const auto &entry : top["told-apart"])
        named.insert(yaml.word(entry.first), yaml.line(entry.first));
    for (const QString &id : yaml.words(top["outranks"]))
        named.insert(id, yaml.line(top["outranks"]));
    return named;
}

Cause readFrontMatter(const QString &text, const QString &file)
{
    const YamlFile yaml(file, 1);
    const YAML::Node top = yaml.parse(text);
    yaml.demandKeys(top,
                    {QStringLiteral("id"), QStringLiteral("blame"), QStringLiteral("faq"),
                     QStringLiteral("reason"), QStringLiteral("when"), QStringLiteral("against"),
                     QStringLiteral("outranks"), QStringLiteral("told-apart"), QStringLiteral("sources")});
    for (const char *key : {"id", "blame", "when"})
        if (!top[key].IsDefined())
            yaml.refuse(top, {QStringLiteral("%1 がありません。").arg(QLatin1String(key)),
                              QStringLiteral("`%1` is missing").arg(QLatin1String(key))});
    Cause cause;
    cause.file = file;
    cause.id = yaml.word(top["id"]);
    cause.blame = readBlame(yaml, top["blame"]);
    cause.faq = yaml.words(top["faq"]);
    if (top["reason"].IsDefined())
        cause.reason = yaml.word(top["reason"]);
    if (!cause.reason.isEmpty() && !isReason(cause.reason))
        yaml.refuse(top["reason"],
                    {QStringLiteral("「%1」は戻りメールの理由の語ではありません。").arg(cause.reason),
                     QStringLiteral("`%1` is not a word of the bounce vocabulary").arg(cause.reason)});
    cause.rules = readRules(yaml, top["when"]);
    cause.against = readConditions(yaml, top["against"]);
    cause.outranks = yaml.words(top["outranks"]);
    cause.toldApart = readToldApart(yaml, top["told-apart"]);
    cause.sources = readSources(yaml, top["sources"]);
    cause.causesNamed = causesNamedIn(yaml, top);
    return cause;
}

} // namespace

Result<Cause> readCause(const QString &text, const QString &file)
{
    try {
        const QStringList lines = QString(text).remove(u'\r').split(u'\n');
        const QString fence = QStringLiteral("---");
        const qsizetype end = lines.value(0) == fence ? lines.indexOf(fence, 1) : -1;
        if (end < 0)
            throw Wrong{{file,
                         1,
                         {QStringLiteral("前書きを --- の行で囲んでください。"),
                          QStringLiteral("the front matter stands between two lines `---`")}}};
        Cause cause = readFrontMatter(lines.mid(1, end - 1).join(u'\n'), file);
        CauseText said = readCauseText(lines, int(end) + 1, file);
        cause.title = said.title;
        cause.explanation = said.explanation;
        cause.advice = said.advice;
        cause.specimens = said.specimens;
        return cause;
    } catch (const Wrong &wrong) {
        return wrong.complaint;
    }
}

} // namespace todoku

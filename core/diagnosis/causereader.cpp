#include "diagnosis/causetext.h"
#include "diagnosis/frontmatter.h"
#include "diagnosis/placeholders.h"
#include "diagnosis/ruleyaml.h"

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

Blame readBlame(const YamlFile &yaml, const YAML::Node &node)
{
    QList<Choice<Blame>> choices;
    for (const Blame blame : {Blame::Settings, Blame::Account, Blame::Server, Blame::Recipient,
                              Blame::Network, Blame::ThisComputer, Blame::Nobody})
        choices.append({name(blame), blame});
    return oneOf(yaml, node, choices);
}

TextPatterns readPatterns(const YamlFile &yaml, const YAML::Node &node)
{
    auto patterns = TextPatterns::compile(yaml.words(node));
    if (!patterns)
        yaml.refuse(node, patterns.complaint().what);
    return *std::move(patterns);
}

/// A word of the bounce vocabulary, or nothing. Throws Wrong.
QString readReason(const YamlFile &yaml, const YAML::Node &node)
{
    if (!node.IsDefined())
        return {};
    const QString reason = yaml.word(node);
    if (!reason.isEmpty() && !isReason(reason))
        yaml.refuse(node, {QStringLiteral("「%1」は戻りメールの理由の語ではありません。").arg(reason),
                           QStringLiteral("`%1` is not a word of the bounce vocabulary").arg(reason)});
    return reason;
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
Scope readScope(const YamlFile &yaml, const YAML::Node &node)
{
    Scope scope;
    if (!node.IsDefined())
        return scope;
    yaml.demandKeys(node, {QStringLiteral("hosts"), QStringLiteral("from"), QStringLiteral("until")});
    for (const QString &host : yaml.words(node["hosts"]))
        scope.hosts += host.toLower();
    if (node["from"].IsDefined())
        scope.from = yaml.day(node["from"]);
    if (node["until"].IsDefined())
        scope.until = yaml.day(node["until"]);
    if (scope.from.isValid() && scope.until.isValid() && scope.until < scope.from)
        yaml.refuse(node["until"], {QStringLiteral("until が from より前の日付です。"),
                                    QStringLiteral("`until` is before `from`")});
    if (scope.isEmpty())
        yaml.refuse(node, {QStringLiteral("scope には hosts、from、until のどれかを書いてください。"),
                           QStringLiteral("`scope` wants `hosts`, `from` or `until`")});
    return scope;
}

Condition readConditionKeys(const YamlFile &yaml, const YAML::Node &node)
{
    yaml.demand(node, {"finding"});
    Condition condition;
    condition.finding = yaml.word(node["finding"]);
    condition.codes = readCodes(yaml, node["code"]);
    condition.enhanced = yaml.words(node["enhanced"]);
    condition.says = readPatterns(yaml, node["says"]);
    condition.where = readWhere(yaml, node["where"]);
    condition.scope = readScope(yaml, node["scope"]);
    condition.line = yaml.line(node["finding"]);
    return condition;
}

const QStringList &conditionKeys()
{
    static const QStringList keys{QStringLiteral("finding"),  QStringLiteral("code"),
                                  QStringLiteral("enhanced"), QStringLiteral("says"),
                                  QStringLiteral("where"),    QStringLiteral("scope")};
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

/// A pattern, or a mapping with more than words. Throws Wrong.
Quotation readQuotation(const YamlFile &yaml, const YAML::Node &node)
{
    Quotation quotation;
    quotation.line = yaml.line(node);
    if (node.IsScalar()) {
        quotation.says = yaml.words(node);
        return quotation;
    }
    yaml.demandKeys(node, {QStringLiteral("says"), QStringLiteral("code"), QStringLiteral("enhanced"),
                           QStringLiteral("where"), QStringLiteral("scope"), QStringLiteral("reason")});
    quotation.says = yaml.words(node["says"]);
    quotation.codes = readCodes(yaml, node["code"]);
    quotation.enhanced = yaml.words(node["enhanced"]);
    quotation.where = readWhere(yaml, node["where"]);
    quotation.scope = readScope(yaml, node["scope"]);
    quotation.reason = readReason(yaml, node["reason"]);
    if (quotation.says.isEmpty() && quotation.demands() == 0)
        yaml.refuse(node, {QStringLiteral("says、code、enhanced、where のどれかを書いてください。"),
                           QStringLiteral("give `says`, `code`, `enhanced` or `where`")});
    return quotation;
}

/// `quoted:`, lists of quotations by how sure they are. Throws Wrong.
QList<Quotation> readQuotations(const YamlFile &yaml, const YAML::Node &node)
{
    QList<Quotation> quotations;
    if (!node.IsDefined())
        return quotations;
    yaml.demandKeys(node, {QStringLiteral("sure"), QStringLiteral("likely"), QStringLiteral("possible")});
    for (const auto &grade : node) {
        const Certainty certainty = readCertainty(yaml, grade.first);
        if (!grade.second.IsSequence())
            yaml.refuse(grade.second, {QStringLiteral("「- パターン」の一覧にしてください。"),
                                       QStringLiteral("this is a list of patterns")});
        for (const YAML::Node &item : grade.second) {
            quotations += readQuotation(yaml, item);
            quotations.last().certainty = certainty;
        }
    }
    return quotations;
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
    yaml.demandKeys(top, {QStringLiteral("id"), QStringLiteral("blame"), QStringLiteral("faq"),
                          QStringLiteral("reason"), QStringLiteral("when"), QStringLiteral("quoted"),
                          QStringLiteral("against"), QStringLiteral("outranks"), QStringLiteral("told-apart"),
                          QStringLiteral("sources")});
    yaml.demand(top, {"id", "blame"});
    if (!top["when"].IsDefined() && !top["quoted"].IsDefined())
        yaml.refuse(top,
                    {QStringLiteral("when と quoted のどちらもありません。どう現れるかを書いてください。"),
                     QStringLiteral("neither `when` nor `quoted` is there: write how the cause shows")});
    Cause cause;
    cause.file = file;
    cause.id = yaml.word(top["id"]);
    cause.blame = readBlame(yaml, top["blame"]);
    cause.faq = yaml.words(top["faq"]);
    cause.reason = readReason(yaml, top["reason"]);
    if (top["when"].IsDefined())
        cause.rules = readRules(yaml, top["when"]);
    cause.quotations = readQuotations(yaml, top["quoted"]);
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
        const FrontMatter matter = splitFrontMatter(text, file);
        Cause cause = readFrontMatter(matter.yaml, file);
        CauseText said = readCauseText(matter.lines, matter.end, file);
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

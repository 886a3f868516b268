#include "explanation/policyfile.h"

#include "diagnosis/ruleyaml.h"
#include "letters/draft.h"

#include <QFile>
#include <QRegularExpression>

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

/// Which keys the rule for an id has besides those of every rule.
QStringList keysOf(const QString &id)
{
    static const QMap<QString, QStringList> keys{
        {u"attachment-too-large"_s, {u"from"_s}},
        {u"message-too-large"_s, {u"from"_s}},
        {u"too-many-recipients"_s, {u"from"_s}},
        {u"attachment-executable"_s, {u"names"_s, u"disguises"_s}},
        {u"attachment-macro"_s, {u"names"_s}},
        {u"send-only-recipient"_s, {u"names"_s}},
        {u"recipient-suspicious"_s, {u"domains"_s, u"also-real"_s}},
    };
    return keys.value(id);
}

/// "3 MB", "500 KB" in bytes, or a number of recipients.
qint64 readAmount(const YamlFile &yaml, const YAML::Node &node, bool bytes)
{
    static const QRegularExpression amount(u"^(\\d{1,7}(?:\\.\\d)?) ?(KB|MB)?$"_s);
    const auto match = amount.match(yaml.word(node));
    const QString unit = match.captured(2);
    const double number = match.captured(1).toDouble();
    const bool whole = number == double(qint64(number));
    if (!match.hasMatch() || number <= 0 || unit.isEmpty() == bytes || (!bytes && !whole))
        yaml.refuse(node, bytes ? Words{u"大きさは「3 MB」「500 KB」のように書いてください。"_s,
                                        u"write the size as `3 MB` or `500 KB`"_s}
                                : Words{u"人数は 10 のように整数で書いてください。"_s,
                                        u"write the number of recipients as a whole number such as 10"_s});
    return qint64(number * (unit == "MB"_L1 ? 1024 * 1024 : unit == "KB"_L1 ? 1024 : 1));
}

QStringList readLowered(const YamlFile &yaml, const YAML::Node &node)
{
    QStringList words;
    for (const QString &word : yaml.words(node))
        words += word.toLower();
    return words;
}

QString readId(const YamlFile &yaml, const YAML::Node &node)
{
    const QString id = yaml.word(node);
    if (!draftFindingIds().contains(id))
        yaml.refuse(node,
                    {u"「%1」という id はありません。使えるもの: %2"_s.arg(id, draftFindingIds().join(u' ')),
                     u"there is no id `%1`; known: %2"_s.arg(id, draftFindingIds().join(u' '))});
    return id;
}

DraftRule readRule(const YamlFile &yaml, const YAML::Node &node)
{
    if (!node.IsMap() || !node["id"].IsDefined())
        yaml.refuse(node, {u"規則には id が要ります。"_s, u"a rule needs its `id`"_s});
    DraftRule rule;
    rule.id = readId(yaml, node["id"]);
    const QStringList own = keysOf(rule.id);
    yaml.demandKeys(node, QStringList{u"id"_s, u"severity"_s, u"kinds"_s, u"sources"_s} + own);
    yaml.demand(node, {"severity"});
    rule.refusal = oneOf<Refusal>(yaml, node["severity"],
                                  {{u"note"_s, Refusal::Note},
                                   {u"refused-by-some"_s, Refusal::BySome},
                                   {u"refused-by-most"_s, Refusal::ByMost}});
    for (const YAML::Node &kind : node["kinds"])
        if (!kindsOf(rule.id).contains(yaml.word(kind)))
            yaml.refuse(kind, {u"「%1」は %2 の種類にありません。使えるもの: %3"_s.arg(
                                   yaml.word(kind), rule.id, kindsOf(rule.id).join(u' ')),
                               u"%2 has no kind `%1`; known: %3"_s.arg(yaml.word(kind), rule.id,
                                                                       kindsOf(rule.id).join(u' '))});
    rule.kinds = yaml.words(node["kinds"]);
    if (own.contains(u"from"_s)) {
        if (!node["from"].IsDefined())
            yaml.refuse(node, {u"from がありません。いくつから断られるかを書いてください。"_s,
                               u"`from` is missing: from how much on it is refused"_s});
        rule.from = readAmount(yaml, node["from"], rule.id != "too-many-recipients"_L1);
    }
    rule.names = readLowered(yaml, node["names"]);
    rule.disguises = readLowered(yaml, node["disguises"]);
    rule.domains = readLowered(yaml, node["domains"]);
    rule.alsoDomains = readLowered(yaml, node["also-real"]);
    readSources(yaml, node["sources"]);
    return rule;
}

QList<DraftRule> readRules(const YamlFile &yaml, const YAML::Node &node)
{
    if (!node.IsSequence())
        yaml.refuse(node,
                    {u"rules は「- id: …」の一覧にしてください。"_s, u"`rules` is a list of `- id: ...`"_s});
    QList<DraftRule> rules;
    for (const YAML::Node &item : node)
        rules += readRule(yaml, item);
    return rules;
}

} // namespace

Result<RecipientPolicy> readPolicy(const QString &text, const QString &file, const RecipientPolicy &base)
{
    try {
        const YamlFile yaml(file, 0);
        const YAML::Node top = yaml.parse(text);
        yaml.demandKeys(top, {u"name"_s, u"without"_s, u"rules"_s});
        RecipientPolicy policy;
        yaml.demand(top, {"name"});
        policy.name = yaml.inBothLanguages(top["name"]);
        QStringList replaced;
        if (top["without"].IsDefined() && !top["without"].IsSequence())
            yaml.refuse(top["without"],
                        {u"without は id の一覧にしてください。"_s, u"`without` is a list of ids"_s});
        for (const YAML::Node &id : top["without"])
            replaced += readId(yaml, id);
        QList<DraftRule> own;
        if (top["rules"].IsDefined())
            own = readRules(yaml, top["rules"]);
        for (DraftRule &rule : own) {
            replaced += rule.id;
            // Lists are long and seldom what somebody wants to change.
            for (const DraftRule &earlier : base.rules) {
                if (earlier.id != rule.id)
                    continue;
                for (auto list :
                     {&DraftRule::names, &DraftRule::disguises, &DraftRule::domains, &DraftRule::alsoDomains})
                    if ((rule.*list).isEmpty())
                        rule.*list = earlier.*list;
            }
        }
        for (const DraftRule &rule : base.rules)
            if (!replaced.contains(rule.id))
                policy.rules += rule;
        policy.rules += own;
        return policy;
    } catch (const Wrong &wrong) {
        return wrong.complaint;
    }
}

Result<RecipientPolicy> readPolicyFile(const QString &path, const RecipientPolicy &base)
{
    constexpr qint64 longest = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Complaint{path,
                         0,
                         {u"読めません (%1)。"_s.arg(file.errorString()),
                          u"cannot be read (%1)"_s.arg(file.errorString())}};
    const QByteArray bytes = file.read(longest + 1);
    if (bytes.size() > longest)
        return Complaint{path,
                         0,
                         {u"受信側の規則にしては大きすぎます (1 MB まで)。"_s,
                          u"is too large for a policy (at most 1 MB)"_s}};
    return readPolicy(QString::fromUtf8(bytes), path, base);
}

} // namespace todoku

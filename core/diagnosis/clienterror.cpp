#include "diagnosis/clienterror.h"

#include "diagnosis/ruleyaml.h"

namespace todoku
{

namespace
{

const QStringList &stages()
{
    static const QStringList words =
        QStringLiteral("connect hello tls auth mail rcpt data receive").split(u' ');
    return words;
}

/// "0x800CCC79" and "10060": in the spelling in which letters give the numbers that they find.
QString normalised(const YamlFile &yaml, const YAML::Node &node)
{
    const QString word = yaml.word(node);
    bool isNumber = false;
    const uint number = word.toUInt(&isNumber, 0);
    if (!isNumber)
        yaml.refuse(node, {QStringLiteral("「%1」は番号ではありません (例: 0x800CCC79、10060)。").arg(word),
                           QStringLiteral("`%1` is no number such as 0x800CCC79 or 10060").arg(word)});
    return word.startsWith(QStringLiteral("0x"), Qt::CaseInsensitive)
               ? QStringLiteral("0x%1").arg(number, 8, 16, QLatin1Char('0')).toUpper().replace(u'X', u'x')
               : QString::number(number);
}

QStringList readNumbers(const YamlFile &yaml, const YAML::Node &node)
{
    QStringList numbers;
    if (!node.IsDefined())
        return numbers;
    if (!node.IsSequence())
        return {normalised(yaml, node)};
    for (const YAML::Node &item : node)
        numbers += normalised(yaml, item);
    return numbers;
}

QList<std::pair<QString, Certainty>> readSuspects(const YamlFile &yaml, const YAML::Node &node)
{
    QList<std::pair<QString, Certainty>> suspects;
    if (!node.IsDefined() || node.IsNull())
        return suspects;
    if (!node.IsMap())
        yaml.refuse(node, {QStringLiteral("suspects は「原因の id: likely」の形で書いてください。"),
                           QStringLiteral("write `suspects` as `cause: likely`")});
    for (const auto &entry : node)
        suspects.emplaceBack(yaml.word(entry.first), readCertainty(yaml, entry.second));
    return suspects;
}

ClientError readError(const YamlFile &yaml, const YAML::Node &node)
{
    yaml.demandKeys(node, {QStringLiteral("id"), QStringLiteral("code"), QStringLiteral("says"),
                           QStringLiteral("reply"), QStringLiteral("stage"), QStringLiteral("unverified"),
                           QStringLiteral("suspects"), QStringLiteral("means"), QStringLiteral("misleads")});
    yaml.demand(node, {"id", "means"});
    ClientError error;
    error.line = yaml.line(node);
    error.id = yaml.word(node["id"]);
    error.codes = readNumbers(yaml, node["code"]);
    error.says = yaml.words(node["says"]);
    error.reply = readCodes(yaml, node["reply"]).value(0);
    if (node["stage"].IsDefined())
        error.stage = yaml.word(node["stage"]);
    if (!error.stage.isEmpty() && !stages().contains(error.stage))
        yaml.refuse(node["stage"], {QStringLiteral("stage は次のどれかです: %1").arg(stages().join(u' ')),
                                    QStringLiteral("`stage` is one of: %1").arg(stages().join(u' '))});
    error.unverified =
        node["unverified"].IsDefined() && yaml.word(node["unverified"]) == QLatin1String("true");
    error.suspects = readSuspects(yaml, node["suspects"]);
    for (auto &[cause, certainty] : error.suspects)
        if (error.unverified)
            certainty = Certainty::Possible;
    error.means = yaml.inBothLanguages(node["means"]);
    if (node["misleads"].IsDefined())
        error.misleads = yaml.inBothLanguages(node["misleads"]);
    return error;
}

} // namespace

Result<QList<ClientError>> readClientErrors(const QString &text, const QString &file)
{
    try {
        const YamlFile yaml(file, 0);
        const YAML::Node top = yaml.parse(text);
        yaml.demandKeys(top, {QStringLiteral("client"), QStringLiteral("name"), QStringLiteral("sources"),
                              QStringLiteral("errors")});
        yaml.demand(top, {"client", "name", "sources", "errors"});
        readSources(yaml, top["sources"]);
        QList<ClientError> errors;
        QStringList ids;
        for (const YAML::Node &item : top["errors"]) {
            ClientError error = readError(yaml, item);
            if (ids.contains(error.id))
                yaml.refuse(item, {QStringLiteral("id「%1」が二度あります。").arg(error.id),
                                   QStringLiteral("the id `%1` stands here twice").arg(error.id)});
            ids += error.id;
            error.client = yaml.word(top["client"]);
            error.clientName = yaml.inBothLanguages(top["name"]);
            error.file = file;
            errors += std::move(error);
        }
        return errors;
    } catch (const Wrong &wrong) {
        return wrong.complaint;
    }
}

} // namespace todoku

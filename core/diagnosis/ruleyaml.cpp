#include "diagnosis/ruleyaml.h"

namespace todoku
{

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

} // namespace todoku

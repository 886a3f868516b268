#include "diagnosis/yamlfile.h"

#include <QSet>

namespace todoku
{

YAML::Node YamlFile::parse(const QString &text) const
{
    try {
        return YAML::Load(text.toStdString());
    } catch (const YAML::Exception &e) {
        const int at = e.mark.is_null() ? 0 : e.mark.line + 1 + m_linesBefore;
        const QString why = QString::fromStdString(e.msg);
        throw Wrong{
            {m_file,
             at,
             {QStringLiteral("YAML として読めません (%1)。字下げと引用符を確かめてください。").arg(why),
              QStringLiteral("this is not YAML (%1); check indentation and quotes").arg(why)}}};
    }
}

void YamlFile::demandKeys(const YAML::Node &map, const QStringList &known) const
{
    if (!map.IsMap())
        refuse(map, {QStringLiteral("「キー: 値」の形で書いてください。"),
                     QStringLiteral("write this as `key: value`")});
    QSet<QString> seen;
    for (const auto &entry : map) {
        const QString key = word(entry.first);
        if (!known.contains(key))
            refuse(entry.first,
                   {QStringLiteral("「%1」というキーはありません。使えるもの: %2").arg(key, known.join(u' ')),
                    QStringLiteral("unknown key `%1`; known here: %2").arg(key, known.join(u' '))});
        if (seen.contains(key))
            refuse(entry.first, {QStringLiteral("「%1」が二度あります。一つにしてください。").arg(key),
                                 QStringLiteral("`%1` stands here twice; keep one").arg(key)});
        seen.insert(key);
    }
}

void YamlFile::demand(const YAML::Node &map, std::initializer_list<const char *> keys) const
{
    for (const char *key : keys)
        if (!map.IsMap() || !map[key].IsDefined())
            refuse(map, {QStringLiteral("%1 がありません。").arg(QLatin1String(key)),
                         QStringLiteral("`%1` is missing").arg(QLatin1String(key))});
}

QDate YamlFile::day(const YAML::Node &node) const
{
    const QDate day = QDate::fromString(word(node), Qt::ISODate);
    if (!day.isValid())
        refuse(node, {QStringLiteral("日付は 2026-11-22 の形で書いてください。"),
                      QStringLiteral("write the day as 2026-11-22")});
    return day;
}

QString YamlFile::word(const YAML::Node &node) const
{
    if (!node.IsScalar())
        refuse(node, {QStringLiteral("ここには一つの語か文を書いてください。"),
                      QStringLiteral("one word or sentence is wanted here")});
    return QString::fromStdString(node.Scalar());
}

QStringList YamlFile::words(const YAML::Node &node) const
{
    if (!node.IsDefined() || node.IsNull())
        return {};
    if (!node.IsSequence())
        return {word(node)};
    QStringList all;
    for (const YAML::Node &item : node)
        all += word(item);
    return all;
}

Words YamlFile::inBothLanguages(const YAML::Node &node) const
{
    demandKeys(node, {QStringLiteral("ja"), QStringLiteral("en")});
    Words both;
    if (node["ja"].IsDefined())
        both.ja = word(node["ja"]).simplified();
    if (node["en"].IsDefined())
        both.en = word(node["en"]).simplified();
    if (!both.complete())
        refuse(node, {QStringLiteral("ja と en の両方を書いてください。"),
                      QStringLiteral("give it in both languages, `ja` and `en`")});
    return both;
}

int YamlFile::line(const YAML::Node &node) const
{
    const YAML::Mark mark = node.Mark();
    return mark.is_null() ? 0 : mark.line + 1 + m_linesBefore;
}

void YamlFile::refuse(const YAML::Node &where, Words what) const
{
    throw Wrong{{m_file, where.IsDefined() ? line(where) : 0, std::move(what)}};
}

} // namespace todoku

#include "explanation/draftwords.h"

#include "advice/wording.h"
#include "diagnosis/placeholders.h"
#include "diagnosis/ruleyaml.h"

#include <QJsonArray>

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

} // namespace

class DraftWords::Reader
{
public:
    explicit Reader(const QString &file) : m_yaml(file, 0) {}

    DraftWords read(const QString &text) const
    {
        const YAML::Node top = m_yaml.parse(text);
        DraftWords words;
        for (const QString &id : draftFindingIds())
            if (!top.IsMap() || !top[id.toStdString()].IsDefined())
                m_yaml.refuse(
                    top, {u"「%1」の文がありません。"_s.arg(id), u"there are no words for `%1`"_s.arg(id)});
        m_yaml.demandKeys(top, draftFindingIds());
        for (const auto &entry : top)
            words.m_entries.insert(m_yaml.word(entry.first),
                                   readEntry(m_yaml.word(entry.first), entry.second));
        return words;
    }

private:
    Entry readEntry(const QString &id, const YAML::Node &node) const
    {
        m_yaml.demandKeys(node, {u"faq"_s, u"cases"_s});
        Entry entry;
        entry.faq = m_yaml.words(node["faq"]);
        m_yaml.demand(node, {"cases"});
        const YAML::Node cases = node["cases"];
        m_yaml.demandKeys(cases, kindsOf(id));
        for (const QString &kind : kindsOf(id)) {
            const YAML::Node one = cases[kind.toStdString()];
            if (!one.IsDefined())
                m_yaml.refuse(cases, {u"「%1」の場合の文がありません。"_s.arg(kind),
                                      u"there are no words for the case `%1`"_s.arg(kind)});
            m_yaml.demandKeys(one, {u"what"_s, u"advice"_s});
            entry.cases.insert(kind, {readWords(one, "what"), readWords(one, "advice")});
        }
        return entry;
    }

    Words readWords(const YAML::Node &one, const char *key) const
    {
        static const QStringList known =
            u"name name-size count size file-size limit room pieces mails plan read subject each recipient meant charset characters"_s
                .split(u' ');
        m_yaml.demand(one, {key});
        Words words = m_yaml.inBothLanguages(one[key]);
        for (const QString &text : {words.ja, words.en})
            for (const QString &placeholder : placeholdersIn(text))
                if (!known.contains(placeholder))
                    m_yaml.refuse(one[key], {u"{%1} に入る値はありません。"_s.arg(placeholder),
                                             u"nothing ever fills {%1}"_s.arg(placeholder)});
        return words;
    }

    const YamlFile m_yaml;
};

Result<DraftWords> DraftWords::read(const QString &text, const QString &file)
{
    try {
        return Reader(file).read(text);
    } catch (const Wrong &wrong) {
        return wrong.complaint;
    }
}

ToldDraftFinding DraftWords::tell(const DraftFinding &finding, Language language) const
{
    const Entry entry = m_entries.value(finding.id);
    const Case words = entry.cases.value(finding.kind);
    return {finding.id, entry.faq, finding.refusal, filled(words.what.in(language), finding.facts),
            filled(words.advice.in(language), finding.facts)};
}

QString name(Refusal refusal)
{
    return refusal == Refusal::ByMost   ? u"refused-by-most"_s
           : refusal == Refusal::BySome ? u"refused-by-some"_s
                                        : u"note"_s;
}

QJsonObject lintAsJson(const QString &source, const QList<ToldDraftFinding> &findings)
{
    QJsonArray all;
    for (const ToldDraftFinding &finding : findings)
        all += QJsonObject{{u"id"_s, finding.id},
                           {u"faq"_s, QJsonArray::fromStringList(finding.faq)},
                           {u"severity"_s, name(finding.refusal)},
                           {u"what"_s, finding.what},
                           {u"advice"_s, finding.advice}};
    return {{u"schema"_s, 1}, {u"source"_s, source}, {u"findings"_s, all}};
}

} // namespace todoku

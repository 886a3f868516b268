#include "diagnosis/answer.h"

#include "diagnosis/causetext.h"
#include "diagnosis/frontmatter.h"
#include "diagnosis/ruleyaml.h"

namespace todoku
{

Result<Answer> readAnswer(const QString &text, const QString &file)
{
    try {
        const FrontMatter matter = splitFrontMatter(text, file);
        const YamlFile yaml(file, 1);
        const YAML::Node top = yaml.parse(matter.yaml);
        yaml.demandKeys(top, {QStringLiteral("id"), QStringLiteral("faq"), QStringLiteral("asked"),
                              QStringLiteral("sources")});
        yaml.demand(top, {"id"});
        Answer answer;
        answer.id = yaml.word(top["id"]);
        answer.faq = yaml.words(top["faq"]);
        answer.asked = yaml.words(top["asked"]);
        answer.line = yaml.line(top["asked"].IsDefined() ? top["asked"] : top["id"]);
        answer.sources = readSources(yaml, top["sources"]);
        const CauseText said = readCauseText(matter.lines, matter.end, file);
        answer.title = said.title;
        answer.text = said.explanation;
        answer.file = file;
        return answer;
    } catch (const Wrong &wrong) {
        return wrong.complaint;
    }
}

} // namespace todoku

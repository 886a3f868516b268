#include "diagnosis/frontmatter.h"

#include "diagnosis/yamlfile.h"

namespace todoku
{

FrontMatter splitFrontMatter(const QString &text, const QString &file)
{
    const QStringList lines = QString(text).remove(u'\r').split(u'\n');
    const QString fence = QStringLiteral("---");
    const qsizetype end = lines.value(0) == fence ? lines.indexOf(fence, 1) : -1;
    if (end < 0)
        throw Wrong{{file,
                     1,
                     {QStringLiteral("前書きを --- の行で囲んでください。"),
                      QStringLiteral("the front matter stands between two lines `---`")}}};
    return {lines.mid(1, end - 1).join(u'\n'), lines, int(end) + 1};
}

} // namespace todoku

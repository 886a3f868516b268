#pragma once

#include "diagnosis/cause.h"

namespace todoku
{

/// What a cause file says below its front matter.
struct CauseText {
    Words title;
    Words explanation;
    QList<AdviceText> advice;
    QList<Specimen> specimens;
};

/// Reads `# ja:`, `# en:` and `# Seen in the wild`. `lines` are those of the whole file, of which the first
/// `from` are the front matter. Throws Wrong (yamlfile.h).
CauseText readCauseText(const QStringList &lines, int from, const QString &file);

} // namespace todoku

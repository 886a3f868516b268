#pragma once

#include <QStringList>

namespace todoku
{

/// A Markdown file of ours, taken apart: YAML between two lines of three dashes, then text.
struct FrontMatter {
    QString yaml;
    QStringList lines; ///< all lines of the file
    int end = 0;       ///< index of the first line behind the front matter
};

/// Throws Wrong (yamlfile.h) where there is no front matter.
FrontMatter splitFrontMatter(const QString &text, const QString &file);

} // namespace todoku

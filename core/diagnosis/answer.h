#pragma once

#include "diagnosis/cause.h"

namespace todoku
{

/// A short explanation for a question that is no failure: "what is port 587?".
struct Answer {
    QString id;
    QStringList faq;   ///< rows of the FAQ pages that it answers
    QStringList asked; ///< patterns of the question's words (RE2)
    QList<Source> sources;
    Words title;
    Words text;
    QString file;
    int line = 0;
};

/// Reads one file of resources/knowledge/answers (FORMAT.md there says how it is written).
Result<Answer> readAnswer(const QString &text, const QString &file);

} // namespace todoku

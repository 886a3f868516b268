#pragma once

#include "resultcode/resultcode.h"
#include "resultcode/summarywords.h"

#include <gtest/gtest.h>

namespace todoku
{

/// The numbers that travel inside the programs.
inline const DiagnosisNumbers &bundledNumbers()
{
    static const DiagnosisNumbers numbers = [] {
        const auto read =
            DiagnosisNumbers::readFile(QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge/numbers.yaml"));
        if (!read)
            ADD_FAILURE() << read.complaint().text(Language::English).toStdString();
        return read ? *read : DiagnosisNumbers();
    }();
    return numbers;
}

inline const Knowledge &bundledKnowledge()
{
    static const Knowledge knowledge = [] {
        const auto read = Knowledge::read(QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge"));
        return read ? *read : Knowledge();
    }();
    return knowledge;
}

} // namespace todoku

#pragma once

#include "interview/interview.h"

#include <gtest/gtest.h>

namespace todoku
{

/// The bundled questionnaire beside the bundled knowledge.
inline const Interview &bundled()
{
    static const Interview interview = [] {
        const QString folder = QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge");
        const auto knowledge = Knowledge::read(folder);
        const auto questionnaire = readQuestionnaireFile(folder + QStringLiteral("/questions.yaml"));
        if (!questionnaire)
            ADD_FAILURE() << questionnaire.complaint().text(Language::English).toStdString();
        return Interview(questionnaire ? *questionnaire : Questionnaire(),
                         knowledge ? *knowledge : Knowledge());
    }();
    return interview;
}

} // namespace todoku

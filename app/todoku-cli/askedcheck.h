#pragma once

#include "call.h"
#include "checkup/checkquestion.h"

namespace todoku
{

/// The options of `check` that say what is to be asked (the others say what becomes of the answer).
QList<Option> checkQuestionOptions();

/// Puts what the call says into the question; what the call does not say stays as it is. Throws WrongCall.
void askAsCalled(CheckQuestion &question, const Call &call);

} // namespace todoku

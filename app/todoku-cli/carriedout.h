#pragma once

#include "advice/advice.h"
#include "call.h"
#include "rehearsal/rehearsal.h"

namespace todoku
{

/// A check as a call asked for it, and what came of it.
struct CarriedOut {
    std::unique_ptr<QCA::Initializer> qca; ///< before whatever may hold a secret: the server has a password
    CheckQuestion question;
    Evidence evidence;
    Diagnosis diagnosis;
    Advice advice; ///< its settings: proved, or else the provider's where this run did not disprove them
    std::shared_ptr<const Provider> provider; ///< nullptr where nobody's is known
    double elapsedMs = 0;
    std::unique_ptr<Patient> patient; ///< the server of --scenario, still there; nullptr without one
};

/// Checks what the call names, or the bundled server of --scenario, with progress on standard error.
/// `change` may still alter the question. Throws WrongCall.
CarriedOut carryOut(const Call &call, const std::function<void(CheckQuestion &)> &change = {});

/// --scenario NAME.
Option scenarioOption();

} // namespace todoku

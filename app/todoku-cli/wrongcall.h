#pragma once

#include "evidence/result.h"

namespace todoku
{

/// Thrown where the call or the input is wrong: one sentence that says what, and how to mend it. `main`
/// prints it and ends the program with status 2.
struct WrongCall {
    Words what;

    WrongCall(QString ja, QString en) : what{std::move(ja), std::move(en)} {}
    explicit WrongCall(const Complaint &complaint)
        : what{complaint.text(Language::Japanese), complaint.text(Language::English)}
    {
    }
};

} // namespace todoku

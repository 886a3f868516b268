#pragma once

#include "checkup/checkquestion.h"
#include "testserver/patient.h"

namespace todoku
{

/// A check of the bundled server: a trouble acted out on this computer, and the question that finds it. Needs
/// no network, no account and no mail address; for a demonstration, for a helpdesk that learns, and for
/// tests.
struct Rehearsal {
    std::unique_ptr<Patient> patient; ///< must live as long as the check
    CheckQuestion question;
};

/// Starts the server for one of our scenarios, by its name or from a file. The complaint says what is wrong
/// with the name.
/// @param told  as for Patient::admit
Result<Rehearsal> rehearse(const QString &scenario, std::function<void(const SpokenLine &)> told = {});

/// What a check of that scenario is asked, once its server stands.
CheckQuestion questionFor(const Scenario &scenario, const Patient &patient);

} // namespace todoku

#pragma once

#include "call.h"

namespace todoku
{

/// One word behind `todoku-cli`.
struct Command {
    Usage (*usage)();
    /// Does it and returns the exit status. Throws WrongCall.
    int (*run)(const Call &call);
};

// Each in a file of its own.
Usage checkUsage();
int check(const Call &call);
Usage explainUsage();
int explain(const Call &call);
Usage lintUsage();
int lint(const Call &call);
Usage inspectUsage();
int inspect(const Call &call);
Usage probeUsage();
int probe(const Call &call);
Usage settingsUsage();
int settings(const Call &call);
Usage serveUsage();
int serve(const Call &call);
Usage askUsage();
int ask(const Call &call);
Usage historyUsage();
int history(const Call &call);
Usage knowledgeUsage();
int knowledge(const Call &call);

/// All that this version can do.
const QList<Command> &commands();

} // namespace todoku

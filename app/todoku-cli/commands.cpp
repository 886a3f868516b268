#include "commands.h"

namespace todoku
{

using namespace Qt::StringLiterals;

const QList<Command> &commands()
{
    static const QList<Command> all{{checkUsage, check},        {explainUsage, explain}, {lintUsage, lint},
                                    {settingsUsage, settings},  {inspectUsage, inspect}, {askUsage, ask},
                                    {historyUsage, history},    {probeUsage, probe},     {serveUsage, serve},
                                    {knowledgeUsage, knowledge}};
    return all;
}

} // namespace todoku

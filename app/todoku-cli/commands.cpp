#include "commands.h"

namespace todoku
{

using namespace Qt::StringLiterals;

const QList<Command> &commands()
{
    static const QList<Command> all{{checkUsage, check}, {explainUsage, explain},    {lintUsage, lint},
                                    {probeUsage, probe}, {settingsUsage, settings},  {askUsage, ask},
                                    {serveUsage, serve}, {knowledgeUsage, knowledge}};
    return all;
}

const QStringList &laterCommands()
{
    static const QStringList names{u"inspect"_s};
    return names;
}

} // namespace todoku

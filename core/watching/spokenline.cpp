#include "watching/spokenline.h"

namespace todoku
{

QString SpokenLine::asText() const
{
    const QLatin1String who(by == By::Client ? "C: " : by == By::Server ? "S: " : "");
    return QStringLiteral("%1#%2 ").arg(port).arg(visit) + who + text;
}

} // namespace todoku

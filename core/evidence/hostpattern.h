#pragma once

#include <QString>

namespace todoku
{

/// How narrowly a pattern stands for a host: 0 for not at all, and more the narrower it is. "example.jp" is
/// that host alone, "*.example.jp" all hosts below it. Case does not matter.
inline qsizetype narrowness(const QString &pattern, const QString &host)
{
    if (!pattern.startsWith(QLatin1String("*.")))
        return host.compare(pattern, Qt::CaseInsensitive) == 0 ? pattern.size() + 1
                                                               : 0; // narrower than any star
    const QString below = pattern.mid(1);
    return host.size() > below.size() && host.endsWith(below, Qt::CaseInsensitive) ? below.size() : 0;
}

} // namespace todoku

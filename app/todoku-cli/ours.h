#pragma once

#include "evidence/result.h"
#include "resources.h"

#include <QFile>

#include <stdexcept>

namespace todoku
{

// The program's own files.

/// The value. They are part of the program: where one is wrong, it is our fault and no wrong call.
template <class T>
T ours(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.complaint().text(Language::English).toStdString());
    return *std::move(result);
}

/// The text of a file that travels inside the program (":/knowledge/...").
inline QString bundled(const QString &file)
{
    openResources();
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? QString::fromUtf8(opened.readAll()) : QString();
}

} // namespace todoku

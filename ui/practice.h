#pragma once

#include "checkup/checkquestion.h"
#include "evidence/result.h"

#include <functional>

namespace todoku
{

/// One trouble that a practice server can act out.
struct Scene {
    QString name;
    QString cause; ///< diagnosis id: what a check ought to find
    Words title;
};

/// Where to practise. The wizard is handed this, and so knows no server.
struct Practice {
    /// Read when they are first looked at.
    std::function<Result<QList<Scene>>()> scenes;
    /// Starts the server for a scene, in place of the one before, and gives the question that its check asks.
    std::function<Result<CheckQuestion>(const QString &name)> begin;
};

} // namespace todoku

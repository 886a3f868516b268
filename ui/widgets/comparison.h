#pragma once

#include "advice/advice.h"

#include <QFrame>

namespace todoku
{

/// What an exercise acted out.
struct Acted {
    QString scene; ///< its title, in the language of the answer
    QString cause; ///< diagnosis id
    QString truth; ///< that cause's title; empty: the knowledge does not have it
};

/// What an exercise acted out beside what the check said.
QFrame *comparison(const Acted &acted, const Advice &advice);

} // namespace todoku

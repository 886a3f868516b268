#pragma once

#include "accounts/providers.h"
#include "profiles/mark.h"

#include <QJsonObject>

namespace todoku
{

/// What accounts are compared with: the settings, and what else was seen.
struct Expectation {
    Settings settings;
    Seen seen;
};

/// An account with the marks on it.
struct InspectedAccount {
    ProfileAccount account;
    QList<Mark> marks;
    Settings expected =
        {}; ///< what it was compared with: `proved` tells what a check saw; nothing: only itself
};

/// Reads what `check --json` printed, or its `settings` alone. Nothing where it holds none.
std::optional<Expectation> expectationIn(const QJsonObject &check);

/// Compares an account with what a check proved, or where nothing is given, with what its provider publishes
/// (never a fact that nobody has checked).
InspectedAccount inspected(const ProfileAccount &account, const std::optional<Expectation> &given,
                           const Providers &providers);

} // namespace todoku

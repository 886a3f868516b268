#pragma once

#include "profiles/profileaccount.h"

#include <QProcessEnvironment>

namespace todoku
{

/// Reads the accounts of every mail program that keeps them where its maker puts them, below the folders that
/// the environment names: HOME, XDG_CONFIG_HOME, APPDATA, LOCALAPPDATA, USERPROFILE; and on Windows the
/// registry.
ProfileReading readUsualPlaces(const QProcessEnvironment &environment);

} // namespace todoku

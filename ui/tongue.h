#pragma once

#include "evidence/words.h"

namespace todoku
{

/// Lets the whole program speak that language from now on, Qt's own dialogs too. Every widget is sent a
/// LanguageChange.
void speak(Language language);

/// The language that was last asked for; English until then.
Language spokenLanguage();

/// Japanese for a Japanese locale, English for all others.
Language languageOfThisComputer();

} // namespace todoku

#pragma once

#include "profiles/section.h"

namespace todoku
{

/// The keys of a .reg file, each named by its whole path; values as text, numbers in decimal. Binary values
/// are taken for the UTF-16 text that Outlook keeps in them; other binary values are dropped. Values that are
/// cut off are left out, and said in `unreadable`.
QList<Section> registryKeysIn(const ProfileText &text, QList<Complaint> &unreadable);

/// Bytes of the registry as the text that they hold; empty where they hold none.
QString registryText(const QByteArray &utf16);

} // namespace todoku

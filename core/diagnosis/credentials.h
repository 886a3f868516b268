#pragma once

#include "diagnosis/knowledge.h"

namespace todoku
{

/// Whether a refused login speaks about the password or the user name, rather than about a locked account, an
/// app password or a server in trouble. Where the server's words fit no cause, they are taken to be about the
/// password.
bool refusalIsAboutCredentials(const Conversation &talk, const Knowledge &knowledge);

} // namespace todoku

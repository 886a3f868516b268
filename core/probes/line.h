#pragma once

#include "evidence/evidence.h"

namespace todoku
{

/// The public address by which a server saw this computer, as its greeting or its answer to EHLO tells it
/// ("250-mx.example.jp Hello pc [203.0.113.5]"); empty where it tells none. Private addresses and the
/// server's own are not meant.
QString addressSeenIn(const Conversation &talk);

} // namespace todoku

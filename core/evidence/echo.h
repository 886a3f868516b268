#pragma once

#include "evidence/exchange.h"
#include "evidence/secret.h"

namespace todoku
{

/// A server may say the password back: as it is, in base64 (alone, or within what SASL makes of it), in hex,
/// with the escapes of URLs, HTML, JSON or quoted-printable, a NUL behind each letter, or over two lines. The
/// reply without it: what was recognised is ***, a line whose encoding hides where it stands is *** as a
/// whole.
Reply withoutEcho(Reply reply, const Secret &secret);

} // namespace todoku

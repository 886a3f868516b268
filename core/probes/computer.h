#pragma once

namespace todoku
{

/// True if some interface other than loopback is up and has an address.
bool networkIsUp();

} // namespace todoku

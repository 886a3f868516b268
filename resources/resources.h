#pragma once

namespace todoku
{

/// Makes :/scenarios, :/knowledge and :/habits.yaml readable. May be called often and from any thread;
/// without a call the linker would leave the data out of a program that links this library statically.
void openResources();

} // namespace todoku

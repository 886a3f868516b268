#pragma once

namespace todoku
{

/// The program's icon, letters that are large enough to read where the system's are very small, and fields
/// whose frames can be seen on a dark ground, also when the system turns dark later.
void dressProgram();

} // namespace todoku

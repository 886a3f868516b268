#pragma once

namespace todoku
{

/// The program's icon, and letters that are large enough to read where the system's are very small.
void dressProgram();

} // namespace todoku

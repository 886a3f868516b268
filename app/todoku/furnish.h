#pragma once

namespace todoku
{

class Wizard;
struct Wish;

/// Gives the window what the program carries: providers, mail programs, questions, rules about drafts, the
/// practice server.
void furnish(Wizard &wizard, const Wish &wish);

} // namespace todoku

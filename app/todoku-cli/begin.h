#pragma once

/// Where the module of the commands begins; returns the exit status. main looks it up by this name.
extern "C" [[gnu::visibility("default")]] int todokuBegin(int argc, char **argv);

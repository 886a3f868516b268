#pragma once

/// Where the module of the commands begins; returns the exit status. main looks it up by this name.
/// @param beforeSecrets  called before a password is taken in
extern "C" [[gnu::visibility("default")]] int todokuBegin(int argc, char **argv, void (*beforeSecrets)());

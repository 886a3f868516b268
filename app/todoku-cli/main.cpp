// The program itself is small: it says its version, and loads what the commands need only for them.
#include "begin.h"
#include "exitstatus.h"
#include "privateheap.h"

#include <dlfcn.h>

#include <cstdio>
#include <cstring>

int main(int argc, char **argv)
{
    // Scripts ask this again and again.
    if (argc == 2 && std::strcmp(argv[1], "--version") == 0) {
        std::puts("todoku-cli " TODOKU_VERSION);
        return 0;
    }
    // Found beside the program or where it was installed to: the path stands in the program.
    void *commands = dlopen("todoku-cli-commands.so", RTLD_LAZY | RTLD_LOCAL);
    void *begin = commands ? dlsym(commands, "todokuBegin") : nullptr;
    if (!begin) {
        // Without that part nobody knows the user's language.
        std::fprintf(
            stderr,
            "todoku-cli: プログラムの一部が見つかりません。入れ直してください / a part of the program is "
            "missing; install it again (%s)\n",
            dlerror());
        return todoku::Fault;
    }
    return reinterpret_cast<decltype(&todokuBegin)>(begin)(argc, argv, overwriteFreedMemory);
}

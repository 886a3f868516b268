// What a program costs beside another: the least time and the least peak memory of twenty runs each, in turn,
// so that a busy machine is busy for both. Small itself: a child's peak memory is never counted as less than
// its parent's at the fork.
//
//   beside PROGRAM [ARGUMENT...] -- OTHER [ARGUMENT...]

#include <sys/resource.h>
#include <sys/wait.h>

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <limits>

namespace
{

struct Cost {
    double ms = std::numeric_limits<double>::max();
    double mib = std::numeric_limits<double>::max();
};

/// One run, silent; exits where the program cannot be run.
Cost run(char **argv)
{
    posix_spawn_file_actions_t silence;
    posix_spawn_file_actions_init(&silence);
    for (const int stream : {STDOUT_FILENO, STDERR_FILENO})
        posix_spawn_file_actions_addopen(&silence, stream, "/dev/null", O_WRONLY, 0);
    const auto begin = std::chrono::steady_clock::now();
    pid_t child = 0;
    int status = posix_spawnp(&child, argv[0], &silence, nullptr, argv, environ);
    posix_spawn_file_actions_destroy(&silence);
    rusage usage{};
    if (status != 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
        std::fprintf(stderr, "%s cannot be measured\n", argv[0]);
        std::exit(2);
    }
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
    return {time.count(), static_cast<double>(usage.ru_maxrss) / 1024};
}

Cost least(Cost a, Cost b)
{
    return {std::min(a.ms, b.ms), std::min(a.mib, b.mib)};
}

} // namespace

int main(int argc, char **argv)
{
    char **const end = argv + argc;
    char **const dashes =
        std::find_if(argv, end, [](const char *word) { return std::strcmp(word, "--") == 0; });
    if (argv + 1 >= dashes || end - dashes < 2) {
        std::fputs("usage: beside PROGRAM [ARGUMENT...] -- OTHER [ARGUMENT...]\n", stderr);
        return 2;
    }
    *dashes = nullptr;
    Cost ours;
    Cost other;
    run(argv + 1); // so that both are in the page cache
    run(dashes + 1);
    for (int i = 0; i < 20; ++i) {
        ours = least(ours, run(argv + 1));
        other = least(other, run(dashes + 1));
    }
    std::printf("%6.1f ms beside %6.1f ms: %.2f;  %5.1f MiB beside %5.1f MiB: %.2f\n", ours.ms, other.ms,
                ours.ms / other.ms, ours.mib, other.mib, ours.mib / other.mib);
    return 0;
}

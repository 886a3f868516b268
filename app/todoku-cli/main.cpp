#include "evidence/secret.h"
#include "run.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <cstring>

int main(int argc, char **argv)
{
    todoku::keepMemoryPrivate();
    // Scripts ask this again and again: answered before anything is set up, and without taking it down again.
    if (argc == 2 && std::strcmp(argv[1], "--version") == 0) {
        std::puts("todoku-cli " TODOKU_VERSION);
        std::fflush(stdout);
        std::_Exit(0);
    }
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("todoku-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TODOKU_VERSION));
    return todoku::run(QCoreApplication::arguments().mid(1));
}

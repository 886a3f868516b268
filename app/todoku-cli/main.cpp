#include "evidence/secret.h"
#include "run.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    todoku::keepMemoryPrivate();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("todoku-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TODOKU_VERSION));
    return todoku::run(QCoreApplication::arguments().mid(1));
}

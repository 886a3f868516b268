#include "begin.h"

#include "evidence/secret.h"
#include "run.h"

#include <QCoreApplication>

int todokuBegin(int argc, char **argv)
{
    todoku::keepMemoryPrivate();
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("todoku-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TODOKU_VERSION));
    return todoku::run(QCoreApplication::arguments().mid(1));
}

#include "begin.h"

#include "evidence/secret.h"
#include "run.h"

#include <QCoreApplication>

int todokuBegin(int argc, char **argv, void (*beforeSecrets)())
{
    todoku::keepMemoryPrivate(beforeSecrets);
    // Nothing here needs GLib's event loop, and with Qt's own the bundled server serves nearly twice as many.
    qputenv("QT_NO_GLIB", "1");
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("todoku-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TODOKU_VERSION));
    return todoku::run(QCoreApplication::arguments().mid(1));
}

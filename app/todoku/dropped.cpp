#include "dropped.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace todoku
{

void dropOnto(QWidget &window, const QStringList &files)
{
    if (files.isEmpty())
        return;
    QList<QUrl> urls;
    for (const QString &file : files)
        urls += QUrl::fromLocalFile(QFileInfo(file).absoluteFilePath());
    QMimeData mime;
    mime.setUrls(urls);
    // Qt lets nothing be dropped that was not first held above.
    QDragEnterEvent enter({}, Qt::CopyAction, &mime, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QDropEvent drop({}, Qt::CopyAction, &mime, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &drop);
}

} // namespace todoku

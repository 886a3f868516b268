// What Todoku's own window costs until its first paint; beside emptywizard.
#include "ui/wizard.h"

#include "firstpaint.h"

#include <QApplication>
#include <QtCrypto>

int main(int argc, char **argv)
{
    const QCA::Initializer qca;
    const QApplication app(argc, argv);
    todoku::Wizard wizard([] { return todoku::Knowledge(); });
    QuitAfterFirstPaint quit(wizard);
    wizard.show();
    return QApplication::exec();
}

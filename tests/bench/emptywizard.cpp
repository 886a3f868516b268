// What an empty QWizard costs until its first paint: the measure for the wizard.
#include "firstpaint.h"

#include <QWizard>
#include <QWizardPage>

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    QWizard wizard;
    wizard.addPage(new QWizardPage);
    QuitAfterFirstPaint quit(wizard);
    wizard.show();
    return QApplication::exec();
}

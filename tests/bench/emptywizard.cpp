// What an empty QWizard costs until its first paint: the measure for the wizard.
#include <QApplication>
#include <QTimer>
#include <QWizard>
#include <QWizardPage>

namespace
{

class Painted : public QWizard
{
protected:
    void paintEvent(QPaintEvent *event) override
    {
        QWizard::paintEvent(event);
        QTimer::singleShot(0, qApp, &QCoreApplication::quit);
    }
};

} // namespace

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    Painted wizard;
    wizard.addPage(new QWizardPage);
    wizard.show();
    return QApplication::exec();
}

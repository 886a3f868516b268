#include <QApplication>
#include <QtCrypto>

#include <gtest/gtest.h>

// An unloaded plug-in of QCA's would look like a leak to the sanitizer: this one stays, and is seen to be
// held.
extern QCA::Initializer *keptToTheEnd;
QCA::Initializer *keptToTheEnd = nullptr;

// Windows are drawn nowhere: these tests run where there is no screen.
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    keptToTheEnd = new QCA::Initializer;
    const QApplication app(argc, argv);
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}

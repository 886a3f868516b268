#include <QCoreApplication>
#include <QtCrypto>

#include <gtest/gtest.h>

// An unloaded plug-in of QCA's would look like a leak to the sanitizer: this one stays, and is seen to be
// held.
extern QCA::Initializer *keptToTheEnd;
QCA::Initializer *keptToTheEnd = nullptr;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    keptToTheEnd = new QCA::Initializer;
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
